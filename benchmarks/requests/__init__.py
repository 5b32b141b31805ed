"""Signed commands per second: ours, Bolt's own, and the web server's limit, in one run."""
