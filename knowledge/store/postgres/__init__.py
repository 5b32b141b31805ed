"""A store in a PostgreSQL database, for any number of processes and workspaces at once."""
