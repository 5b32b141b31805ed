"""The agent pane: prompts that answer now, and what it says first."""

from __future__ import annotations

from bot.views.blocks import Block
from knowledge.answers import Help

PROMPTS = 4
STATUS = "is looking in the file …"
GREETING = (
    "Ask who or what something is. Each answer is made of facts on file, with their passages."
)


def prompts(answer: Help) -> list[Block]:
    """Return questions to begin with, made of the examples that answer now."""
    asked = [_asked(example) for example in answer.examples]
    return [{"title": each, "message": each} for each in asked][:PROMPTS]


def _asked(example: str) -> str:
    command, _, subject = example.partition(" ")
    words = subject.split()
    # a name that ends like a common noun would want an article, and which one is not ours to guess
    named = f"“{subject}”" if len(words) > 1 and words[-1].islower() else subject
    return f"{'Who' if command.startswith('/who') else 'What'} is {named}?"
