"""“This looks wrong”: the modal that takes one line, and the message that the desk gets."""

from __future__ import annotations

import json

from bot.views import blocks as b
from bot.views.modals import modal, note, text_input
from bot.views.shared import without_share
from bot.views.wording import short_date
from knowledge.preferences import Report

CALLBACK = "wrong"
LINE = 300


def ask(entry_id: str, name: str, revision: int) -> b.Block:
    """Build the modal that asks what looks wrong."""
    metadata = json.dumps({"entry": entry_id, "name": name[:200], "revision": revision})
    return modal(
        "This looks wrong",
        [
            b.section(f"*{b.escape(b.cut(name, 200))}*"),
            text_input(
                "What looks wrong?", "said", most=LINE, hint="One line. The card goes with it."
            ),
        ],
        callback_id=CALLBACK,
        submit="Send to the desk",
        metadata=metadata,
    )


def thanks(*, held: bool) -> b.Block:
    """Build the modal that says where a report went."""
    where = "It waits in the Home tab." if held else "The desk has it, with the card."
    return note("This looks wrong", f"Thank you. {where}")


def to_the_desk(report: Report, shown: b.Message, now: int) -> b.Message:
    """Build the message to the desk's channel.

    Args:
        report: what was said of which card.
        shown: the card as it stands now.
        now: the revision that it stands at.
    """
    name = b.escape(b.cut(report.name, 200))
    seen = f"seen at revision {report.revision}"
    seen += "" if now == report.revision else f", now at revision {now}"
    said = b.escape(b.cut(report.said, LINE)).replace("\n", " ")
    parts = [
        b.section(f"*{name}* looks wrong to {b.person(report.by)}:\n>{said}"),
        b.context(f"Reported {short_date(report.at.date())}  ·  {seen}"),
        {"type": "divider"},
    ]
    return b.message(f"{name} looks wrong: {said}", [*parts, *without_share(shown)["blocks"]])
