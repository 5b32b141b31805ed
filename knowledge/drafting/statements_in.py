"""Figures, claims and dated sentences → the draft: passages that an editor puts into words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from knowledge.drafting import proposing
from knowledge.drafting.against import facts_beside
from knowledge.drafting.assembling import Assembly
from knowledge.drafting.dates import Dated
from knowledge.drafting.figures import FigureFound, figures
from knowledge.drafting.matching import Subject
from knowledge.drafting.quoting import Quoted
from knowledge.drafting.setting import Plain
from knowledge.drafting.spans import Span, overlap

DATELINE = 3
"""The last paragraph in which the day of publication may be printed."""


def add_figures(desk: Assembly, quoted: Iterable[Quoted]) -> None:
    """Propose a fact for every figure; one inside a quotation is its speaker's."""
    held = tuple(quoted)
    for found in figures(desk.text):
        span = (found.start, found.end)
        inside = next((q for q in held if overlap(span, (q.start, q.end))), None)
        _figure(desk, found, inside)


def _figure(desk: Assembly, found: FigureFound, inside: Quoted | None) -> None:
    sentence = found.sentence
    subjects = tuple(desk.setting.cast.within(sentence))
    same, conflicts = facts_beside(desk.snapshot, found, subjects)
    where = desk.setting.paragraph(found.start)
    if same:
        desk.tally.on_file.append(f"fact {same[0].id} ({where})")
        return
    if desk.is_known(sentence):
        return
    said_by, speaker = _said(desk, found, inside)
    outlet = desk.setting.cast.named(desk.setting.article.publisher)
    item = proposing.figure(desk.setting, found, said_by, speaker, outlet)
    item["review"] += conflicts
    desk.tally.conflicts += [f"a figure in {where}" for _ in conflicts]
    owner = speaker or outlet or next((s for s in subjects if s.id), None) or _main(desk)
    if owner is None:
        desk.tally.homeless.append(f"a figure in {where}")
        return
    desk.tally.facts += 1
    desk.under(owner.id, "facts").append(item)


def _main(desk: Assembly) -> Subject | None:
    """Return the subject that the article mentions most."""
    known = [s for s in desk.setting.cast.subjects if s.id]
    return max(known, key=lambda s: len(s.named.mentions), default=None)


def _said(
    desk: Assembly, found: FigureFound, inside: Quoted | None
) -> tuple[str | None, Subject | None]:
    """Return to whom a figure is attributed: as printed, and the subject where it is known."""
    if inside:
        return inside.speaker, desk.subject(inside.resolved, inside.speaker, inside.start)
    here = [c for c in desk.claims if overlap(c.span, (found.start, found.end))]
    same = [c for c in here if c.said_by == found.attributed_to]
    covering = [c for c in here if c.covers(found.start)]
    before = [c for c in covering if c.at < found.start]
    chosen = next(iter((*same, *reversed(before), *covering)), None)
    if chosen is None:
        said_by = found.attributed_to
        return said_by, desk.subject(said_by, said_by, found.start)
    return chosen.said_by, desk.subject(chosen.resolved, chosen.said_by, chosen.at)


def add_claims(desk: Assembly) -> None:
    """Point at every claim of a known subject that is not quoted and gives no figure."""
    taken = [s for items in desk.items.values() for f in items.get("facts", ()) for s in _at(f)]
    for found in desk.claims:
        place = desk.setting.at(found.span)
        inside = any(
            paragraph == place["paragraph"] and overlap((start, end), _offsets(place))
            for paragraph, start, end in taken
        )
        speaker = desk.subject(found.resolved, found.said_by, found.at)
        if found.quoted or inside or desk.is_known(found.span):
            continue
        if speaker is None:
            where = desk.setting.paragraph(found.span[0])
            desk.tally.homeless.append(f"a claim of “{found.said_by}” in {where}")
            continue
        taken.append((place["paragraph"], *_offsets(place)))
        desk.tally.facts += 1
        item = proposing.claim(desk.setting, found, speaker)
        desk.under(speaker.id, "facts").append(item)


def add_events(desk: Assembly, quoted: Iterable[Quoted]) -> None:
    """Propose an event for every dated sentence whose date dates no quotation."""
    held = [(q.start, q.end) for q in quoted]
    seen: set[Span] = set()
    for dated in desk.dated:
        span = (dated.start, dated.end)
        sentence = desk.sentence(dated.start)
        quoting = any(overlap(span, quote) for quote in held)
        exact = dated.value is not None and len(dated.value) > len("2025")
        told = exact and not quoting and not _is_of_publication(desk, dated)
        if span in desk.used or sentence in seen or not told:
            continue
        seen.add(sentence)
        if desk.is_known(sentence):
            continue
        desk.tally.events += 1
        desk.events.append(proposing.event(desk.setting, sentence, dated))


def _is_of_publication(desk: Assembly, dated: Dated) -> bool:
    """Tell whether a date is printed above the article or in its dateline."""
    number, _ = desk.setting.article.place(dated.start)
    above = desk.setting.article.passages()[number - 1].form == "subhead"
    published = desk.setting.article.published
    printed = str(dated.value)[:4] in dated.words and dated.value == str(published)
    return above or (printed and number <= DATELINE)


def _at(fact: Plain) -> Iterator[tuple[int, int, int]]:
    for piece in fact["evidence"]:
        yield piece["paragraph"], *_offsets(piece)


def _offsets(piece: Plain) -> Span:
    return piece["start"], piece["end"]
