"""What the desk reads of its own work: pure functions → blocks."""
