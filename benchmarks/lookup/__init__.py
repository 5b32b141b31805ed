"""Names typed as people type them: how often the right entry is found, and at what cost."""
