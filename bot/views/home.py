"""The Home tab: how to ask."""

from __future__ import annotations

from bot.views import blocks as b
from bot.views.replies import help_
from knowledge.answers import Help


def home(answer: Help) -> b.Block:
    """Build the Home view, which says how to ask with examples that answer now."""
    return {"type": "home", "blocks": [b.header("The context desk"), *help_(answer)["blocks"]]}
