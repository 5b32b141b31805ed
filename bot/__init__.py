"""The Slack face of the desk. Asks ``knowledge.desk``, never a store."""
