"""Where revisions are kept. Dicts and rows never leave this room; records do."""
