"""The desk’s own work in Slack: one file per surface."""
