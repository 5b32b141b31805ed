"""Two editors on one entry: what the other published, what you want, and which is to stand."""

from __future__ import annotations

import json

from bot.drafts import Draft
from bot.views import blocks as b
from bot.views.curation.texts import fitted, quoted
from bot.views.modals import modal
from bot.views.wording import first_upper
from knowledge.editing import Conflict
from knowledge.publishing import Conflicted

CALLBACK = "conflict"
DISCARD = "conflict:discard"
CHOICES = (("Keep what is published now", "theirs"), ("Take mine", "mine"))
MOST = 30


def conflict(draft: Draft, found: Conflicted) -> b.Block:
    """Build the modal.

    Args:
        draft: what this editor wants.
        found: what somebody else published meanwhile.
    """
    theirs = found.theirs
    who = b.person(theirs.editor) if theirs.origin == "desk" else "The curated files"
    why = f": {fitted(theirs.reason, 300)}" if theirs.reason else ""
    told = f"*{who} changed this meanwhile* (revision {theirs.number}{why})"
    parts = [b.section(f"{told}\nChoose for each text whose words are to stand. The rest of both "
                       "changes is kept.")]  # fmt: skip
    for number, each in enumerate(found.merged.conflicts[:MOST]):
        parts += _choice(number, each)
    parts.append(b.actions([b.button("Discard my change", DISCARD, draft.id)]))
    metadata = json.dumps({"draft": draft.id, "subject": found.edit.subject, "seen": theirs.number})
    return modal(
        "Changed meanwhile", parts, callback_id=CALLBACK, submit="Merge", metadata=metadata
    )


def _choice(number: int, each: Conflict) -> list[b.Block]:
    what = first_upper(each.what)
    theirs = quoted(each.theirs) if each.theirs else "taken away"
    mine = quoted(each.mine) if each.mine else "taken away"
    options = [b.option(text, value) for text, value in CHOICES]
    return [
        b.section(f"*{fitted(what, 300)}*\nPublished now: \n{theirs}\nYours: \n{mine}"),
        {
            "type": "input",
            "block_id": f"choice:{number}",
            "label": b.plain(b.cut(f"Which {each.what} is to stand?", 200)),
            "element": {
                "type": "radio_buttons",
                "action_id": f"choice:{number}",
                "options": options,
                "initial_option": options[0],
            },
        },
    ]
