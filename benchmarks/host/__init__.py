"""The bot on a host of its own kind: dynos that come and go, a router, a database, Slack."""
