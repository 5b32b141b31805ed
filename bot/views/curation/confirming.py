"""The last step before a publication: before and after, faults, conflicts, reach, and why."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.views import blocks as b
from bot.views.asked.history import change_line
from bot.views.curation.look import Look
from bot.views.modals import modal, text_input
from knowledge.corrections import CorrectionKind
from knowledge.deliveries import Reach
from knowledge.editing.history import FieldChange
from knowledge.editing.merging import Choice, Conflict

CHANGES = 12
"""The most changes of one record that are shown; the rest is counted."""

WHY = 500
CHOICE = "choice:"
_KINDS: tuple[tuple[CorrectionKind, str], ...] = (
    ("update", "Update: the old text was right when it was read"),
    ("correction", "Correction: it was wrong, and those who read it are told"),
)


@dataclass(frozen=True, slots=True)
class Answered:
    """What an editor said in this step.

    Args:
        reason: why.
        kind: an update or a correction.
        choices: whose words stand, for the place of each conflict.
    """

    reason: str
    kind: CorrectionKind
    choices: Mapping[str, Choice]


def confirm(
    title: str,
    callback_id: str,
    about: Mapping[str, object],
    look: Look,
    *,
    reason: str = "",
    kind: CorrectionKind = "update",
) -> b.Block:
    """Build the modal; with a fault, or where nothing changes, there is nothing to publish in it.

    Args:
        title: at most 24 characters.
        callback_id: by which its submission is known.
        about: what is published, which comes back with it.
        look: what it does.
        reason: what stands in the field for the reason at first.
        kind: what is chosen at first.
    """
    parts = [*_conflicting(look)] if look.conflicts else list(changed(look.changes))
    if look.faults:
        said = "\n".join(f"•  {b.escape(b.cut(each, 400))}" for each in look.faults[:6])
        parts.append(b.section(b.cut(f"*To mend first*\n{said}", b.SECTION)))
    if not (look.changes or look.conflicts or look.faults):
        parts.append(b.section("Nothing would change: it stands like this already."))
    if look.faults or not (look.changes or look.conflicts):
        return modal(title, parts)
    if look.reach is not None:
        parts.append(b.context(reached(look.reach)))
        parts.append(_kind(kind))
    parts.append(_why(reason))
    held = json.dumps({**about, "seen": look.seen})
    return modal(title, parts, callback_id=callback_id, submit="Publish", metadata=held)


def changed(changes: Sequence[tuple[str, Sequence[FieldChange]]]) -> list[b.Block]:
    """Return what changes, record by record."""
    parts = []
    for name, each in changes[:20]:
        lines = [change_line(one.what, one.before, one.after) for one in each[:CHANGES]]
        if len(each) > CHANGES:
            lines.append(f"•  and {len(each) - CHANGES} more")
        said = "\n".join([f"*{b.escape(b.cut(name, 150))}*", *lines])
        parts.append(b.section(b.cut(said, b.SECTION)))
    return parts


def reached(reach: Reach) -> str:
    """Return whom old texts reached: ``11 shared cards in 4 channels; 7 people saw it``."""
    cards, people, places = len(reach.posted), len(reach.people), len(reach.channels)
    if not cards and not people:
        return "Nobody was shown the old text."
    said = []
    if cards:
        said.append(f"{_count(cards, 'shared card')} in {_count(places, 'channel')}")
    if people:
        said.append(f"{_count(people, 'person', 'people')} saw it privately")
    return f"It reaches {'; '.join(said)}."


def answered(view: Mapping[str, Any]) -> Answered:
    """Return what was said; what was not asked for, or is not ours, is left at its least."""
    values: Mapping[str, Mapping[str, Any]] = view["state"]["values"]
    reason = str((values.get("reason", {}).get("reason") or {}).get("value") or "").strip()
    kind: CorrectionKind = "correction" if _option(values, "kind") == "correction" else "update"
    choices: dict[str, Choice] = {}
    for name in values:
        if name.startswith(CHOICE):
            mine = _option(values, name) == "mine"
            choices[name.removeprefix(CHOICE)] = "mine" if mine else "theirs"
    return Answered(reason, kind, choices)


def _option(values: Mapping[str, Mapping[str, Any]], name: str) -> str:
    held = (values.get(name, {}).get(name) or {}).get("selected_option") or {}
    return str(held.get("value") or "")


def _conflicting(look: Look) -> list[b.Block]:
    who = f"<@{look.theirs}>" if look.theirs[:1] in {"U", "W"} else "Somebody"
    parts = [b.section(f"{who} published in between. Decide which words stand; the rest is kept.")]
    return [*parts, *(_choice(each) for each in look.conflicts[:20])]


def _choice(found: Conflict) -> b.Block:
    now, mine = found.theirs or "nothing", found.mine or "nothing"
    name = f"{CHOICE}{found.place}"
    label = f"{found.what[:1].upper()}{found.what[1:]}"
    options = [
        _described("Keep what is published", "theirs", now),
        _described("Take this instead", "mine", mine),
    ]
    return _radio(
        name, b.cut(f"{label}: “{b.cut(now, 700)}” or “{b.cut(mine, 700)}”", 1900), options, 0
    )


def _described(text: str, value: str, words: str) -> b.Block:
    return {**b.option(text, value), "description": b.plain(b.cut(words, 75))}


def _kind(kind: CorrectionKind) -> b.Block:
    options = [b.option(text, value) for value, text in _KINDS]
    return _radio("kind", "What is it?", options, 1 if kind == "correction" else 0)


def _radio(name: str, label: str, options: list[b.Block], first: int) -> b.Block:
    element = {
        "type": "radio_buttons",
        "action_id": name,
        "options": options,
        "initial_option": options[first],
    }
    return {"type": "input", "block_id": name, "label": b.plain(label), "element": element}


def _why(reason: str) -> b.Block:
    block = text_input(
        "Why?", "reason", most=WHY, hint="The history keeps it, and corrections say it."
    )
    if reason:
        block["element"]["initial_value"] = b.cut(reason, WHY)
    return block


def _count(count: int, one: str, many: str = "") -> str:
    return f"{count} {one if count == 1 else many or f'{one}s'}"
