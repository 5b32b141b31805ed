"""A question as the value of a button, so that More asks it again."""

from __future__ import annotations

import json
from dataclasses import asdict, fields

from knowledge.questions import Question

MOST = 1900
"""Characters of a value; Slack takes 2,000 for a button."""


def packed(question: Question) -> str:
    """Return a question as text, or "" where it is too long for a button."""
    text = filed(question)
    return text if len(text) <= MOST else ""


def filed(question: Question) -> str:
    """Return a question as text of any length."""
    plain = Question(question.intent)
    held = {
        name: value
        for name, value in asdict(question).items()
        if name != "text" and value != getattr(plain, name)
    }
    return json.dumps({"intent": question.intent, **held}, ensure_ascii=False)


def unpacked(text: str) -> Question | None:
    """Return the question that a button holds, or None where it holds none of ours."""
    try:
        held = json.loads(text)
        forms = {
            field.name: type(getattr(Question("help"), field.name)) for field in fields(Question)
        }
        if not all(
            name in forms and isinstance(value, forms[name]) for name, value in held.items()
        ):
            return None
        return Question(**held)
    except (ValueError, TypeError, AttributeError):
        return None
