"""The desk's own work in Slack, one file for each part of it."""
