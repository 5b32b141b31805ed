"""The log: one line for each thing that happened, without secrets and private words."""
