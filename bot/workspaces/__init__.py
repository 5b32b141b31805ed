"""Several workspaces in one process, none of which sees anything of another."""
