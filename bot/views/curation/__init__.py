"""What people read of the desk's own work: modals, messages and lists."""
