"""Messages of the bot's own accord: paced, sent exactly once, resumed after a restart."""
