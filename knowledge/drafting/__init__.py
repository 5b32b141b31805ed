"""Article → draft. The one part of ``knowledge`` that may reach the network."""
