"""What a publisher did to a source: the modal that says so, and the list in Home."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from bot.views import blocks as b
from bot.views.curation.texts import count, fitted
from bot.views.modals import modal, text_input
from bot.views.wording import first_upper, stood
from knowledge.editing.sources import AS_IT_WAS
from knowledge.model import Source
from knowledge.standings import Resting

ACTION, CALLBACK = "standing", "standing"
LISTED = 40
"""Entries whose statements are listed; of more it says how many there are."""

IN_HOME = 8
NOTE = 1000
NO_HEADLINE = "No headline printed"
AS_BEFORE = "as-it-was"
STATES = (
    (AS_BEFORE, "It stands as it was"),
    ("corrected", "Its publisher corrected it"),
    ("written-through", "Its publisher replaced it by a new version"),
    ("retracted", "Its publisher retracted it"),
    ("legal-hold", "It is on legal hold"),
)


def button(source_id: str, suffix: str = "") -> b.Block:
    """Return the button that opens the modal."""
    return b.button("Correct, retract, hold…", f"{ACTION}:{suffix or source_id}", source_id)


def ask(source: Source, resting: Sequence[Resting]) -> b.Block:
    """Build the modal: what was done, since when, and all that rests on the source."""
    standing = source.standing
    note = text_input("What changed?", "note", most=NOTE, optional=True, hint="Readers see this.")
    since = text_input(
        "Since when?", "since", most=40, optional=True, hint="2026-02-03 or 3 Feb 2026"
    )
    if standing:
        note["element"]["initial_value"] = standing.note[:NOTE]
        since["element"]["initial_value"] = standing.since.isoformat()
    parts = [
        b.section(f"*{fitted(source.headline or NO_HEADLINE, 300)}*\n{fitted(source.publisher)}"),
        _states(standing.state if standing else AS_BEFORE),
        since,
        note,
        _hold(held=bool(standing and standing.held_back)),
        *_resting(resting),
    ]
    metadata = json.dumps({"source": source.id})
    return modal("Source", parts, callback_id=CALLBACK, submit="Next", metadata=metadata)


def state_of(picked: str) -> str:
    """Return the state as the form of a standing takes it."""
    return AS_IT_WAS if picked == AS_BEFORE else picked


def in_home(sources: Iterable[Source]) -> list[b.Block]:
    """Return the sources to which something was done, those held back first."""
    marked = [each for each in sources if each.standing]
    if not marked:
        return []
    marked.sort(key=lambda each: not (each.standing and each.standing.held_back))
    parts = [b.section("*Sources that changed since*")]
    for number, source in enumerate(marked[:IN_HOME]):
        if source.standing is None:
            continue
        said = first_upper(stood(source.publisher, source.standing))
        held = " *Held back.*" if source.standing.held_back else ""
        section = b.section(
            f"{fitted(source.headline or source.publisher, 200)}\n{fitted(said, 500)}{held}"
        )
        parts.append({**section, "accessory": button(source.id, f"home{number}")})
    more = len(marked) - IN_HOME
    return [*parts, b.context(f"And {more} more.")] if more > 0 else parts


def _states(first: str) -> b.Block:
    options = [b.option(text, value) for value, text in STATES]
    element = {
        "type": "radio_buttons",
        "action_id": "state",
        "options": options,
        "initial_option": next(o for o in options if o["value"] == first),
    }
    return {
        "type": "input",
        "block_id": "state",
        "label": b.plain("What was done to it?"),
        "element": element,
    }


def _hold(*, held: bool) -> b.Block:
    option = b.option("Hold back everything that rests on it", "yes")
    element: b.Block = {"type": "checkboxes", "action_id": "held_back", "options": [option]}
    if held:
        element["initial_options"] = [option]
    return {
        "type": "input",
        "block_id": "held_back",
        "label": b.plain("Until the desk has looked at it"),
        "optional": True,
        "element": element,
    }


def _resting(resting: Sequence[Resting]) -> list[b.Block]:
    if not resting:
        return [b.context("Nothing on file rests on it.")]
    total = sum(each.count for each in resting)
    among = count(len(resting), "entry", "entries")
    head = f"*What rests on it*: {count(total, 'statement')} in {among}"
    parts = [b.section(head), *(b.section(_of_entry(each)) for each in resting[:LISTED])]
    if (more := len(resting) - LISTED) > 0:
        parts.append(b.context(f"And {count(more, 'more entry', 'more entries')}."))
    return parts


def _of_entry(resting: Resting) -> str:
    lines = [f"•  {fitted(fact.text, 200)}" for fact in resting.facts]
    lines += [f"•  “{fitted(quote.words, 200)}”" for quote in resting.quotes]
    lines += ["•  its role and summary"] if resting.summary else []
    lines += ["•  its date"] if resting.event else []
    lines += ["•  its background line"] if resting.copy_line else []
    lines += [f"•  the name {fitted(alias.name, 100)}" for alias in resting.aliases]
    shown = lines[:10]
    if len(lines) > len(shown):
        shown.append(f"•  and {len(lines) - len(shown)} more")
    return "\n".join([f"*{fitted(resting.name, 150)}*", *shown])
