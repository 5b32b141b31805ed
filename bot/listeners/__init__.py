"""One file per Slack surface. Each has ``register``; none imports another."""
