"""The curated store and the answers made from it.

Knows nothing of Slack or environment variables.
"""
