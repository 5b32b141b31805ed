"""A form as it was filled in → the edit that it means, or a sentence beside a field."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace

from bot.curation.part import Part, item_of
from bot.curation.sight import Sight
from bot.curation.state import Values, text
from knowledge.editing import (
    Problem,
    Read,
    alias_form,
    by_desk,
    entry_form,
    event_form,
    fact_filled,
    fact_form,
    filled,
    in_held_text,
    in_pasted,
    quote_form,
    review_form,
)
from knowledge.editing.tidying import without_marks
from knowledge.forms import DESK
from knowledge.ids import Ids
from knowledge.model import Alias, Entry, Event, Evidence, Fact, Quote, Source

PASTE = "The desk does not hold the text of this source. Paste the paragraph whole."
HOLDING = ("related", "about", "participants", "rests_on")
"""Fields of ids, of which some may be hidden from the one who edits; those stay."""

Seen = tuple[Evidence | None, tuple[Problem, ...]]


def shown_in(entry: Entry | None, part: Part, today: dt.date) -> Values:
    """Return what the fields of a form hold at first."""
    if entry is None:
        return {"as_of": today.isoformat(), "status": "reported"}
    item = item_of(entry, part)
    if part.kind == "fact":
        found = fact_filled(entry, item if isinstance(item, Fact) else None)
        first: dict[str, str | list[str]] = {"as_of": today.isoformat(), "status": "reported"}
        held = {**({} if item else first), **_plain(found)}
        return {**held, "key_fact": "yes" if held.get("key_fact") == "yes" else ""}
    if part.kind == "quote":
        return _plain(filled(item)) if item else {"speaker": entry.id, "manner": "said"}
    return _plain(filled(item if part.kind in ("alias", "event") else entry))


def _plain(found: Mapping[str, object]) -> dict[str, str | list[str]]:
    return {
        name: value if isinstance(value, str) else list(map(str, value))
        for name, value in found.items()
        if isinstance(value, str | list | tuple)
    }


def read(
    part: Part, entry: Entry | None, typed: Values, sight: Sight, ids: Ids, today: dt.date
) -> Read[Entry]:
    """Read a form.

    Args:
        part: what is edited.
        entry: the whole entry as the editor saw it; None for a new one.
        typed: what the fields hold.
        sight: what this person may see.
        ids: ids that are free.
        today: for a new entry that gives no date.
    """
    if entry is None:
        return _new(typed, sight, ids, today)
    item = item_of(entry, part)
    own = _with_hidden(typed, item or entry, sight)
    if part.kind == "alias":
        return alias_form(own, entry, item if isinstance(item, Alias) else None)
    if part.kind == "review":
        return review_form(own, entry)
    quoted = part.kind == "quote"
    seen, problems = evidence(_unmarked(own, item), sight, quoted=quoted)
    given = (seen,) if seen else ()
    made = _read(part, entry, item, own, ids, today, given)
    found = [*problems, *made[1]]
    if problems:
        found = [each for each in found if each.field != "evidence"]
    return (None, tuple(found)) if found else made


def _read(
    part: Part,
    entry: Entry,
    item: Fact | Quote | Alias | Event | None,
    typed: Values,
    ids: Ids,
    today: dt.date,
    given: tuple[Evidence, ...],
) -> Read[Entry]:
    if part.kind == "fact":
        fact = item if isinstance(item, Fact) else None
        return fact_form(typed, entry, fact, ids=ids, evidence=given)
    if part.kind == "quote":
        quote = item if isinstance(item, Quote) else None
        shown = given[0] if given else None
        return quote_form(typed, entry, quote, ids=ids, evidence=shown)
    if part.kind == "event":
        return event_form(typed, entry, given)
    return entry_form(typed, entry, today=today, ids=ids, evidence=given)


def _new(typed: Values, sight: Sight, ids: Ids, today: dt.date) -> Read[Entry]:
    seen, problems = evidence(typed, sight, quoted=False)
    given = (seen,) if seen else ()
    entry, wrong = entry_form(typed, today=today, ids=ids, evidence=given)
    name = text(typed, "name") or "unnamed"
    blank, _ = entry_form(
        {"name": name, "kind": "term", "role": "–", "summary": "–.", "copy_line": "–."},
        today=today,
        ids=Ids(()),
        evidence=(Evidence(source=DESK, note="–"),),
    )
    holder = entry or blank
    if holder is None:
        return None, (*problems, *wrong)
    made, amiss = fact_form({**typed, "key_fact": "yes"}, holder, ids=ids, evidence=given)
    found = tuple(dict.fromkeys((*problems, *wrong, *amiss)))
    if problems:
        found = tuple(each for each in found if each.field != "evidence")
    return (None, found) if found or entry is None else (made, ())


def _unmarked(typed: Values, before: object) -> Values:
    """Return what was typed, a quotation in it without the marks around it."""
    exact = text(typed, "exact")
    if not exact or (isinstance(before, Quote) and exact == before.exact):
        return typed
    return {**typed, "exact": without_marks(exact)}


def evidence(typed: Values, sight: Sight, *, quoted: bool) -> Seen:
    """Return the evidence that a form shows; None without problems where it shows none."""
    chosen, note = text(typed, "source"), text(typed, "note")
    pasted, words = text(typed, "pasted"), text(typed, "exact" if quoted else "words")
    if chosen == DESK or (not chosen and note):
        return by_desk(note)
    if not chosen:
        wanted = (Problem("source", "Choose the source of these words."),)
        return None, wanted if pasted or (words and not quoted) else ()
    source = sight.records.get(chosen)
    if not isinstance(source, Source):
        return None, (Problem("source", "This source is not on file. Choose another."),)
    if source.text:
        found = in_held_text(source, words, quoted=quoted)
    elif pasted:
        found = in_pasted(source, pasted, words, quoted=quoted)
    else:
        return None, (Problem("pasted", PASTE),)
    seen, problems = found
    if seen and note:
        seen = replace(seen, note=note)
    place = "exact" if quoted else "words"
    return seen, tuple(
        replace(each, field=place) if each.field in ("words", "paragraph") else each
        for each in problems
    )


def _with_hidden(typed: Values, before: object, sight: Sight) -> Values:
    """Return what was typed, with the ids on file that this person was not shown."""
    made = dict(typed)
    for field in HOLDING:
        held = getattr(before, field, ())
        hidden = [id_ for id_ in held if id_ in sight.hidden] if isinstance(held, tuple) else []
        if field in made and hidden:
            made[field] = [*made[field], *hidden]
    return made
