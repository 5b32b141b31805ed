"""The modals that close a gap: with an entry on file, or with a reason."""

from __future__ import annotations

from bot.views import blocks as b
from bot.views.modals import modal, text_input
from knowledge.gaps import Gap

FILLS, DECLINES = "gap_fills", "gap_declines"
"""The ``callback_id`` of each modal."""

ENTRY, NAME, REASON = "gap_entry", "gap_name", "gap_reason"
"""The fields; ``block_id`` and ``action_id`` of each."""

ADD = "add"
LONGEST = 300


def on_file_as(gap: Gap) -> b.Block:
    """Build the modal that asks which entry fills a gap."""
    name = b.escape(b.cut(gap.name, 150))
    entry = {
        "type": "input",
        "block_id": ENTRY,
        "label": b.plain("On file as"),
        "element": {
            "type": "external_select",
            "action_id": ENTRY,
            "placeholder": b.plain("Type a name or a subject"),
            "min_query_length": 1,
        },
    }
    adding = b.option(f"Also add “{b.cut(gap.name, 40)}” as a name of it", ADD)
    names = {
        "type": "input",
        "block_id": NAME,
        "optional": True,
        "label": b.plain("Names"),
        "element": {"type": "checkboxes", "action_id": NAME, "options": [adding]},
    }
    said = b.section(f"*{name}*: {_who(gap.count)} told, with the card.")
    return modal(
        "It is on file",
        [said, entry, names],
        callback_id=FILLS,
        submit="Tell them",
        metadata=gap.id,
    )


def declining(gap: Gap) -> b.Block:
    """Build the modal that asks why the desk will not fill a gap."""
    name = b.escape(b.cut(gap.name, 150))
    said = b.section(f"*{name}*: {_who(gap.count)} told why it will not go on file.")
    reason = text_input("Why", REASON, most=LONGEST, hint="Those who asked read this.")
    return modal("Decline", [said, reason], callback_id=DECLINES, submit="Decline", metadata=gap.id)


def _who(count: int) -> str:
    return "one person is" if count == 1 else f"{count} people are"
