"""Answer → Block Kit: pure builders. Each returns a message as Slack takes it."""
