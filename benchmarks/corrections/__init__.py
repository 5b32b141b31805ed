"""A correction that follows 620 answers while the bot is killed again and again."""
