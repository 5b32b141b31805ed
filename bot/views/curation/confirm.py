"""The confirm step: before and after, what looks like it, why; then it is published or sent."""

from __future__ import annotations

import json

from bot.curation.asking import Altered, Asked
from bot.views import blocks as b
from bot.views.curation.texts import fitted, quoted, reached
from bot.views.modals import modal, text_input
from bot.views.wording import first_upper
from knowledge.editing import Alike
from knowledge.editing.history import FieldChange

CALLBACK = "confirm"
CARD, BACK, UNDO = "confirm:card", "confirm:back", "confirm:undo"
REASON = 500
MOST = 12
"""Changes told one by one for each record."""

RECORDS = 8
LISTED = 10

KINDS = (
    ("The old text was right when it was read: an update", "update"),
    ("The old text was wrong: a correction, told to those who read it", "correction"),
)


def confirm(asked: Asked) -> b.Block:
    """Build the modal. With faults it cannot be submitted: they are mended first."""
    parts = [
        *([b.section(f"*{fitted(asked.said)}*")] if asked.said else []),
        *_altered(asked),
        *_pointing(asked),
        *_alike(asked),
    ]
    sends = "Publish" if asked.publishes else "Send to the desk"
    metadata = json.dumps({"draft": asked.draft.id})
    if asked.faults:
        parts.append(b.section(_listed("*To mend first*", asked.faults)))
        parts.append(b.context("Close this to go back to the form; what you typed is still there."))
        return modal("Confirm", parts, callback_id=CALLBACK, metadata=metadata)
    parts += _asks(asked)
    submit = "Try again" if asked.said else sends
    return modal("Confirm", parts, callback_id=CALLBACK, submit=submit, metadata=metadata)


def _altered(asked: Asked) -> list[b.Block]:
    parts: list[b.Block] = []
    for each in asked.altered[:RECORDS]:
        parts.append(b.section(f"*{fitted(each.name, 200)}*  ·  {each.act}"))
        parts += [b.section(_change(change)) for change in each.changes[:MOST]]
        if len(each.changes) > MOST:
            parts.append(b.context(f"And {len(each.changes) - MOST} more changes."))
    if len(asked.altered) > RECORDS:
        parts.append(b.context(f"And {len(asked.altered) - RECORDS} more entries."))
    return parts


def _change(change: FieldChange) -> str:
    what = fitted(first_upper(change.what), 300)
    before = f"\nBefore:\n{quoted(change.before)}" if change.before else ""
    after = f"\nAfter:\n{quoted(change.after)}" if change.after else "\nAfter: taken away"
    return f"*{what}*{before}{after}"


def _pointing(asked: Asked) -> list[b.Block]:
    if not asked.pointing:
        return []
    return [b.section(_listed("*Other entries mention what is withdrawn*", asked.pointing))]


def _listed(title: str, lines: tuple[str, ...]) -> str:
    shown = [f"•  {fitted(line, 240)}" for line in lines[:LISTED]]
    if len(lines) > LISTED:
        shown.append(f"•  and {len(lines) - LISTED} more")
    return "\n".join((title, *shown))


def _alike(asked: Asked) -> list[b.Block]:
    return [_looks_like(number, each) for number, each in enumerate(asked.alike[:5])]


def _looks_like(number: int, each: Alike) -> b.Block:
    said = f"*This looks like “{fitted(each.shown, 400)}”*\n{fitted(each.why, 600)}"
    card = b.button("See its card", f"{CARD}:{number}", each.entry_id)
    return {**b.section(said), "block_id": f"alike:{number}", "accessory": card}


def _asks(asked: Asked) -> list[b.Block]:
    """Return what is asked: why, and what the old text was; and who reads it next."""
    parts: list[b.Block] = []
    if asked.rewords and asked.publishes:
        parts.append(_kind(asked))
        if asked.reach is None:
            parts.append(b.context("Whom the old text reached could not be counted in time."))
        else:
            parts.append(b.section(f"*Whom the old text reached*\n{reached(asked.reach)}"))
    why = text_input("Why?", "reason", most=REASON, hint="In a few words; the history keeps it.")
    why["element"] |= {"focus_on_load": True}
    if asked.draft.reason:
        why["element"]["initial_value"] = asked.draft.reason[:REASON]
    parts.append(why)
    if asked.second:
        told = "Quotations and disputed facts go to a second editor before they are published."
        parts.append(b.context(told))
    elif not asked.publishes:
        parts.append(b.context("An editor of the desk reads it before it is published."))
    return parts


def _kind(asked: Asked) -> b.Block:
    options = [b.option(text, value) for text, value in KINDS]
    chosen = next(o for o in options if o["value"] == asked.draft.kind)
    return {
        "type": "input",
        "block_id": "kind",
        "label": b.plain("What was the old text?"),
        "element": {
            "type": "radio_buttons",
            "action_id": "kind",
            "options": options,
            "initial_option": chosen,
        },
    }


def said_of(altered: tuple[Altered, ...]) -> str:
    """Return what changed in one line, for those who read it in a list."""
    found = [f"{each.name}: {_briefly(each)}" for each in altered]
    return b.cut("; ".join(found), 400)


def _briefly(each: Altered) -> str:
    if each.act != "changed":
        return each.act
    return ", ".join(change.what for change in each.changes)
