"""The forms of what an entry holds: a fact, a quotation. The result is the entry with it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Literal, get_args

from knowledge.editing.problems import Read
from knowledge.editing.tidying import verbatim, without_marks
from knowledge.editing.typed import Form, Typed, values_of
from knowledge.editing.whole import whole
from knowledge.forms import DESK, Status
from knowledge.ids import Ids
from knowledge.model import CopyLine, Entry, Evidence, Fact, Figure, Quote
from knowledge.text import digest

MANNERS: tuple[Literal["said", "posted", "written"], ...] = ("said", "posted", "written")
STATUSES: tuple[Status, ...] = get_args(Status)
ID_LENGTH = 40
"""The most characters of an id that is made from a sentence."""

_NUMBER = re.compile(r"\d+(?:[,.\s]\d{3})*")


def fact_form(
    typed: Typed,
    entry: Entry,
    before: Fact | None = None,
    *,
    ids: Ids,
    evidence: Iterable[Evidence] = (),
) -> Read[Entry]:
    """Read the form of a fact.

    Args:
        typed: the fields ``text``, ``status``, ``attributed_to``, ``as_of``, ``about`` and
            ``key_fact``, a box.
        entry: the entry as it is.
        before: the fact on file that is edited, or None for a new one.
        ids: ids that are free, for a new fact.
        evidence: where the fact stands, where the editor showed it anew; else empty.
    """
    on_file = {**values_of(before), "key_fact": bool(before and before.id in entry.key_facts)}
    form = Form(typed, on_file)
    text = form.sentence("text", "Write the fact as one sentence.")
    stands = tuple(evidence) or (before.evidence if before else ())
    if not stands:
        form.refuse("evidence", "Show where this stands.")
    fact = Fact(
        id=before.id if before else "unnamed",
        text=text,
        status=form.choice("status", STATUSES, "Choose a status."),
        attributed_to=form.words("attributed_to", "Choose whom the fact is attributed to."),
        as_of=form.needed_day("as_of"),
        about=form.ids("about"),
        figure=_figure(before, text),
        evidence=stands,
    )
    is_key = form.ticked("key_fact")

    def made() -> Entry:
        named = fact if before else replace(fact, id=ids.free(text, ID_LENGTH))
        return _with_fact(entry, named, is_key=is_key)

    return whole(form, made)


def _figure(before: Fact | None, text: str) -> Figure | None:
    """Return the number of a fact, unless the new sentence no longer gives it."""
    if before is None or before.figure is None:
        return None
    was, now = _numbers(before.text), _numbers(text)
    return before.figure if was == now or before.figure.number in now else None


def _numbers(text: str) -> set[int]:
    return {int(re.sub(r"\D", "", found)) for found in _NUMBER.findall(text)}


def _with_fact(entry: Entry, fact: Fact, *, is_key: bool) -> Entry:
    """Return an entry with a fact in its place; the first one carries the copy line."""
    keys = tuple(id_ for id_ in entry.key_facts if id_ != fact.id or is_key)
    if is_key and fact.id not in keys:
        keys = (*keys, fact.id)
    return replace(
        entry,
        facts=_put({each.id: each for each in entry.facts}, fact),
        key_facts=keys,
        copy_line=CopyLine(
            text=entry.copy_line.text, rests_on=entry.copy_line.rests_on or (fact.id,)
        ),
    )


def _put(items: Mapping[str, Fact], item: Fact) -> tuple[Fact, ...]:
    return tuple({**items, item.id: item}.values())


def without_fact(entry: Entry, id_: str) -> Entry:
    """Return an entry that has lost a fact; its copy line still rests on it where it did."""
    return replace(
        entry,
        facts=tuple(fact for fact in entry.facts if fact.id != id_),
        key_facts=tuple(key for key in entry.key_facts if key != id_),
    )


def quote_form(
    typed: Typed,
    entry: Entry,
    before: Quote | None = None,
    *,
    ids: Ids,
    evidence: Evidence | None = None,
) -> Read[Entry]:
    """Read the form of a quotation.

    Args:
        typed: the fields ``exact`` (the words as printed, with or without the marks around
            them), ``speaker``, ``speaker_role``, ``manner``, ``said_on`` (as exact as it is
            known), ``dated_by``, ``venue``, ``lead_in``, ``about``.
        entry: the entry as it is; it speaks where the form names nobody else.
        before: the quotation on file that is edited, or None for a new one.
        ids: ids that are free, for a new quotation.
        evidence: where the words stand, where the editor showed it anew; else None.
    """
    form = Form(typed, {"speaker": entry.id, "manner": "said", **values_of(before)})
    exact = _exact(form, before)
    stands = evidence or (before.evidence if before else None)
    if stands is None:
        form.refuse("evidence", "Show where these words stand.")
    elif exact and stands.sha256 != digest(exact):
        form.refuse("exact", "The source was shown for other words. Show where these stand.")
    quote = Quote(
        id=before.id if before else "unnamed",
        exact=exact,
        speaker=form.words("speaker", "Choose who says this."),
        speaker_role=form.optional("speaker_role"),
        manner=form.choice("manner", MANNERS, "Choose said, posted or written."),
        said_on=form.date("said_on"),
        dated_by=form.words("dated_by", "Say how the date is known."),
        venue=form.optional("venue"),
        lead_in=form.optional("lead_in"),
        about=form.ids("about"),
        evidence=stands or Evidence(source=DESK),
    )

    def made() -> Entry:
        wanted = f"{quote.speaker} {exact}"
        named = quote if before else replace(quote, id=ids.free(wanted, ID_LENGTH))
        quotes = {each.id: each for each in entry.quotes}
        return replace(entry, quotes=tuple({**quotes, named.id: named}.values()))

    return whole(form, made)


def _exact(form: Form, before: Quote | None) -> str:
    """Return the words between the marks, not one of them changed."""
    if not form.shows("exact"):
        typed = before.exact if before else ""
    else:
        raw = verbatim(form.raw("exact"))
        typed = raw if before and raw == before.exact else without_marks(raw)
    if not typed:
        form.refuse("exact", "Copy the words from the source.")
    return typed


def without_quote(entry: Entry, id_: str) -> Entry:
    """Return an entry that has lost a quotation."""
    return replace(entry, quotes=tuple(quote for quote in entry.quotes if quote.id != id_))
