"""The desk's own work in modals: what is shown to whom, what is read, what comes of it."""
