"""Questions about entries past their review, and how they were answered."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from bot.views import blocks as b
from bot.views.wording import short_date
from knowledge.model import Entry
from knowledge.reviews import Due

RIGHT, EDIT, MENU = "review_right", "review_edit", "review_menu"
"""The ``action_id`` of each button, and how that of the menu of an entry in a list begins."""

LISTED = 40
"""Entries of one list; Slack takes 50 blocks."""


def value(entry: Entry) -> str:
    """Return what a button says it is about: the entry and the review date."""
    return f"{entry.id}:{entry.review_by.isoformat()}"


def question(due: Due) -> b.Message:
    """Build the question whether an entry is still right."""
    entry = due.entry
    name, role = b.escape(b.cut(entry.name, 150)), b.escape(b.cut(entry.role, 300))
    said = (
        f"Is *{name}* still right? {role}. Its review was due {short_date(entry.review_by)}; "
        "until somebody looks at it, its card says so."
    )
    buttons = [
        b.button("Still right", RIGHT, value(entry), primary=True),
        b.button("Edit", EDIT, f"edit:{entry.id}"),
    ]
    row = {**b.actions(buttons), "block_id": due.claim[:255]}
    return b.message(f"Is {name} still right?", [b.section(said), row])


def listed(late: Sequence[Due]) -> b.Message:
    """Build one question about many entries, the longest overdue first."""
    said = f"{len(late)} entries are past their review. Are they still right?"
    parts = [b.section(f"*{said}*"), *(_line(n, each) for n, each in enumerate(late[:LISTED]))]
    if more := len(late) - LISTED:
        rest = f"And {more} more: look them up by name; each card says that it is due."
        parts += [b.context(rest)] if more > 0 else []
    return b.message(said, parts)


def _line(number: int, due: Due) -> b.Block:
    entry = due.entry
    name, role = b.escape(b.cut(entry.name, 150)), b.escape(b.cut(entry.role, 150))
    options = [("Still right", f"right:{value(entry)}"), ("Edit", f"edit:{entry.id}")]
    menu = b.overflow(f"{MENU}:{number}", options)
    block = b.section(f"*{name}*, {role}  ·  due {short_date(entry.review_by)}")
    return {**block, "block_id": due.claim[:255], "accessory": menu}


def still_right(name: str, person: str, today: dt.date, next_: dt.date) -> str:
    """Return how a question was answered: by whom, when, and when it is asked again."""
    said = f"*{b.escape(b.cut(name, 150))}* is still right, says <@{person}>"
    return f"{said}, {short_date(today)}. Next review: {short_date(next_)}."


def seen_to(name: str) -> str:
    """Return that an entry was reviewed meanwhile."""
    return f"*{b.escape(b.cut(name, 150))}* was reviewed meanwhile."


def answered(message: b.Message, block_id: str, said: str) -> b.Message:
    """Build a question that was answered: one about an entry as a whole, of a list the line."""
    blocks = list(message["blocks"])
    at = next((n for n, block in enumerate(blocks) if block.get("block_id") == block_id), None)
    if at is None:
        return message
    if blocks[at]["type"] == "actions":
        return b.message(said, [b.section(said)])
    blocks[at] = b.section(said)
    return b.message(message["text"], blocks)
