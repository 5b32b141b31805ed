"""Listeners of the desk's own work."""
