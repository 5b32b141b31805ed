"""The forms of an entry: itself, one more name, the date of its review, its event."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace
from typing import get_args

from knowledge.editing.problems import Read
from knowledge.editing.tidying import own_words, verbatim
from knowledge.editing.typed import Form, Typed, values_of
from knowledge.editing.whole import whole
from knowledge.forms import DESK, Kind
from knowledge.ids import Ids
from knowledge.model import Alias, CopyLine, Entry, Event, Evidence

KINDS: tuple[Kind, ...] = get_args(Kind)

ADDED = "added by the desk"
"""The note of a name that an editor adds without saying more."""

REVIEW = dt.timedelta(days=365)
"""After how many days an entry is looked at again where its form does not say."""


def entry_form(
    typed: Typed,
    before: Entry | None = None,
    *,
    today: dt.date,
    ids: Ids,
    evidence: Iterable[Evidence] = (),
) -> Read[Entry]:
    """Read the form of an entry.

    Args:
        typed: the fields ``name``, ``kind``, ``role``, ``summary``, ``also_known_as`` (one a
            line), ``as_of``, ``review_by``, ``copy_line``, ``rests_on``, ``related``.
        before: the entry on file, or None for a new one.
        today: the day on which it is typed, for a new entry that gives no ``as_of``.
        ids: ids that are free, for a new entry.
        evidence: where role and summary stand, where the editor showed it anew; else empty.
    """
    was = before or _blank(today)
    values = {"copy_line": was.copy_line.text, "rests_on": was.copy_line.rests_on}
    form = Form(typed, {**values_of(was), "kind": before and was.kind, **values})
    name = form.words("name", "Write the name.")
    entry = replace(
        was,
        name=name,
        kind=form.choice("kind", KINDS, "Choose what it is."),
        role=form.words("role", "Write in a few words what it is."),
        summary=form.sentence("summary", "Write one sentence."),
        also_known_as=_names(form, was.also_known_as),
        copy_line=CopyLine(
            text=form.sentence("copy_line", "Write the sentence that people will paste."),
            rests_on=form.ids("rests_on"),
        ),
        as_of=form.needed_day("as_of"),
        review_by=form.needed_day("review_by"),
        related=form.ids("related"),
        evidence=_stands(form, evidence, was.evidence),
    )
    return whole(form, lambda: entry if before else replace(entry, id=ids.free(name)))


def _stands(
    form: Form, shown: Iterable[Evidence], before: tuple[Evidence, ...]
) -> tuple[Evidence, ...]:
    found = tuple(shown) or before
    if not found:
        form.refuse("evidence", "Show where this stands.")
    return found


def _blank(today: dt.date) -> Entry:
    return Entry(
        id="unnamed",
        kind="term",
        name="",
        role="",
        summary="",
        as_of=today,
        review_by=today + REVIEW,
        evidence=(),
        copy_line=CopyLine(text="", rests_on=()),
    )


def _names(form: Form, before: tuple[Alias, ...]) -> tuple[Alias, ...]:
    """Return a name for each line; one that is on file keeps its source and its note."""
    if not form.shows("also_known_as"):
        return before
    known = {alias.name: alias for alias in before}
    found: dict[str, Alias] = {}
    for line in form.raw("also_known_as").splitlines():
        name = verbatim(line) if verbatim(line) in known else own_words(line)
        if name:
            found[name] = known.get(name) or Alias(name=name, source=DESK, note=ADDED)
    return tuple(found.values())


def alias_form(typed: Typed, entry: Entry, before: Alias | None = None) -> Read[Entry]:
    """Read the form of one other name; the result is the entry with the name in it.

    Args:
        typed: the fields ``name``, ``source`` (the id of a source, or ``desk``), ``note``.
        entry: the entry as it is.
        before: the name on file that is edited, or None for one more.
    """
    form = Form(typed, values_of(before))
    name = form.words("name", "Write the name.")
    source = form.words("source", "Choose who uses this name.")
    note = form.optional("note")
    if source == DESK and not note:
        form.refuse("note", "Say why the desk adds this name.")
    if any(alias.name == name for alias in entry.also_known_as if alias != before):
        form.refuse("name", f"“{name}” stands here already.")
    shared = before is not None and before.shared
    made = Alias(name=name, source=source, note=note, shared=shared)
    return whole(
        form, lambda: replace(entry, also_known_as=_put(entry.also_known_as, before, made))
    )


def _put(names: tuple[Alias, ...], before: Alias | None, made: Alias) -> tuple[Alias, ...]:
    if before not in names:
        return (*names, made)
    return tuple(made if alias == before else alias for alias in names)


def review_form(typed: Typed, entry: Entry) -> Read[Entry]:
    """Read the form of a review: the field ``review_by``."""
    form = Form(typed, values_of(entry))
    review_by = form.needed_day("review_by")
    if not form.problems and review_by <= entry.as_of:
        form.refuse("review_by", f"Choose a day after {entry.as_of}, for which the entry holds.")
    return whole(form, lambda: replace(entry, review_by=review_by))


def event_form(typed: Typed, entry: Entry, evidence: Iterable[Evidence] = ()) -> Read[Entry]:
    """Read the form of an event; the result is the entry with its event.

    Args:
        typed: the fields ``date`` (as exact as it is known), or ``not_before`` and
            ``not_after``; ``dated_by``, ``participants``.
        entry: the entry as it is.
        evidence: where the event stands, where the editor showed it anew; else empty.
    """
    form = Form(typed, values_of(entry.event))
    event = Event(
        date=form.date("date"),
        not_before=form.day("not_before"),
        not_after=form.day("not_after"),
        dated_by=form.words("dated_by", "Say how the date is known."),
        participants=form.ids("participants"),
        evidence=_stands(form, evidence, entry.event.evidence if entry.event else ()),
    )
    if event.date and (event.not_before or event.not_after):
        form.refuse("date", "Write the date, or the earliest and latest day, not both.")
    if event.not_before and event.not_after and event.not_before > event.not_after:
        form.refuse("not_after", "The latest day comes before the earliest.")
    return whole(form, lambda: replace(entry, event=event))
