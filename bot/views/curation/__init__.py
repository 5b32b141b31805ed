"""The desk’s own work as it is seen in Slack: pure functions."""
