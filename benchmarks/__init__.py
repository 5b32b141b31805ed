"""One command each: what the bot costs, measured beside its limits."""
