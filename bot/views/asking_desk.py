"""The button under what is not on file, by which the desk is asked for it."""

from __future__ import annotations

from bot.views import blocks as b

ASK = "ask_desk"
"""The ``action_id``; the value is what was asked."""

LONGEST = 1900
"""Characters of a value; Slack takes 2,000 for a button."""


def ask_the_desk(asked: str) -> b.Block:
    """Return the button that asks the desk for what is not on file."""
    return b.button("Ask the desk", ASK, asked[:LONGEST] or "?")
