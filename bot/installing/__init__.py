"""Workspaces install the app: OAuth, and the tokens that it brings."""
