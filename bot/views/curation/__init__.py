"""The modals of the desk's own work."""
