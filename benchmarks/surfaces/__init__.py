"""How soon every surface in Slack is acknowledged, all at once, beside Bolt's own answer."""
