"""Article → draft: what it tells, in the curated form, for an editor to judge.

Nothing is put into words here. Quotations are verbatim; for everything else the draft points at
the passage. Every item carries ``review``, so that nothing of a fresh draft is approved.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from knowledge.drafting import proposing
from knowledge.drafting.against import (
    facts_beside,
    known_there,
    like_on_file,
    quote_on_file,
    role_conflict,
)
from knowledge.drafting.article import Article
from knowledge.drafting.belonging import belongs_to
from knowledge.drafting.claims import claims
from knowledge.drafting.dates import Dated, dates
from knowledge.drafting.figures import FigureFound, figures
from knowledge.drafting.matching import Cast, Ids, Subject, bare, match
from knowledge.drafting.names import Named, names
from knowledge.drafting.proposing import Plain, Setting
from knowledge.drafting.quoting import Quoted, quotations
from knowledge.drafting.sentence_spans import sentence_spans
from knowledge.drafting.sourcing import Terms, known_source, source_id, source_of
from knowledge.drafting.spans import Span, by_paragraph, overlap
from knowledge.drafting.standing import group_meant
from knowledge.drafting.summing import Tally
from knowledge.model import Source
from knowledge.snapshot import Snapshot

LIKELY = 0.5
"""The confidence below which a speaker is left open."""

DATELINE = 3
"""The last paragraph in which the day of publication may be printed."""

OPENING = ("“", "‘", "«", "„", '"', "'")

_TAG = re.compile(r"[,?!] (?:\w+ ){0,3}(?:said|says|told|added|asked|wrote)\b")
"""Words of the reporter’s inside what a lost mark leaves open."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft, as plain data in the curated form.

    Args:
        title: what it is a draft of, in one line.
        overview: what is new, what is on file already and what differs, one sentence each.
        source: the source, with ``review``.
        entries: entries, new ones whole and ``on_file`` ones with what is added to them.
        quotes: quotations whose speaker is open.
    """

    title: str
    overview: tuple[str, ...]
    source: Plain
    entries: tuple[Plain, ...]
    quotes: tuple[Plain, ...] = ()

    def ids(self) -> set[str]:
        """Return every id that the draft gives out."""
        held = (self.source, *self.entries, *self.quotes)
        under = (i for e in self.entries for name in ("facts", "quotes") for i in e.get(name, ()))
        return {str(item["id"]) for item in (*held, *under)}


def draft(
    article: Article, snapshot: Snapshot | None, taken: set[str], terms: Terms | None = None
) -> Draft:
    """Draft what an article tells.

    Args:
        article: the article as read.
        snapshot: what is on file, to link names and to tell what is new; None for nothing.
        taken: ids that are in use beside those of the snapshot.
        terms: what the editor says of the source: its date, embargo, right to its text.

    Returns:
        The draft. The same article and snapshot give the same draft.
    """
    terms = terms or Terms()
    ids = Ids({*taken, *(_ids_on_file(snapshot) if snapshot else ())})
    id_ = source_id(article, ids)
    quoted = quotations(article.text)
    cast = _with_groups(article.text, match(_all_named(article, quoted), snapshot, ids))
    date = article.published or terms.dated
    setting = Setting(article, id_, date, cast, ids)
    known = known_source(article, snapshot)
    dated = tuple(dates(article.text, date)) if date else ()
    drafting = _Drafting(setting, snapshot, known, dated)
    drafting.quotes(quoted)
    drafting.figures(quoted)
    drafting.claims()
    drafting.events(quoted)
    entries = tuple(drafting.entries())
    return Draft(
        title=f"Draft of {_title(article)}",
        overview=drafting.tally.sentences(),
        source=source_of(article, id_, terms, known),
        entries=entries,
        quotes=tuple(drafting.open),
    )


def _with_groups(text: str, cast: Cast) -> Cast:
    """Give each person the group that the article says, by a description, they belong to."""
    return Cast.of(
        replace(s, named=replace(s.named, affiliation=belongs_to(text, cast, s)))
        for s in cast.subjects
    )


def _ids_on_file(snapshot: Snapshot) -> Iterator[str]:
    yield from snapshot.ledger.records
    for entry in snapshot.entries.values():
        yield from (fact.id for fact in entry.facts)
        yield from (quote.id for quote in entry.quotes)


def _title(article: Article) -> str:
    parts = [f"“{article.headline}”" if article.headline else "an article"]
    parts += [article.publisher] if article.publisher else []
    parts += [article.published.isoformat()] if article.published else []
    return ", ".join(parts)


def _all_named(article: Article, quoted: Iterable[Quoted]) -> list[Named]:
    """Return the names of an article, its outlet and every resolved speaker among them."""
    outlet = article.publisher or ""
    found = [
        replace(n, name=outlet) if outlet and bare(n.name) == bare(outlet) else n
        for n in names(article.text)
    ]
    known = {bare(form) for n in found for form in (n.name, n.acronym or n.name, *n.other_forms)}
    more = [(q.resolved, "person", q.title, q.affiliation) for q in quoted if q.resolved]
    more += [(article.publisher, "organization", None, None)] if article.publisher else []
    for name, kind, title, affiliation in more:
        said = bare(name or "")
        ends = [form for form in known if form.endswith(f" {said}")]
        if name and said not in known and len(ends) != 1:
            known.add(said)
            found.append(
                Named(
                    name=name,
                    kind="person" if kind == "person" else "organization",
                    mentions=(),
                    title=title,
                    affiliation=affiliation,
                    acronym=None,
                    other_forms=(),
                )
            )
    return found


class _Drafting:
    """A draft under way: gathers the items of each entry."""

    def __init__(
        self,
        setting: Setting,
        snapshot: Snapshot | None,
        known: Source | None,
        dated: tuple[Dated, ...],
    ) -> None:
        self.tally = Tally()
        self.open: list[Plain] = []
        self._setting = setting
        self._snapshot = snapshot
        self._known = known
        self._dated = dated
        self._text = setting.article.text
        self._claims = claims(self._text)
        self._sentences = tuple(sentence_spans(self._text))
        self._items: dict[str, dict[str, list[Plain]]] = {}
        self._events: list[Plain] = []
        self._used: set[Span] = set()

    def quotes(self, quoted: Iterable[Quoted]) -> None:
        """Put every quotation under its speaker, or among the open ones."""
        held = tuple(quoted)
        for found in held:
            if self._is_pulled(found, held):
                continue
            speaker = self._subject(found.resolved, found.speaker, found.start)
            if (found.resolved and found.confidence < LIKELY) or self._is_unclosed(found):
                speaker = None
            dated = self._date_of(found)
            for span in by_paragraph(self._setting.article, found.start, found.end):
                self._quote(found, span, speaker, dated)

    def _quote(
        self, found: Quoted, span: Span, speaker: Subject | None, dated: Dated | None
    ) -> None:
        held = quote_on_file(self._snapshot, self._text[slice(*span)])
        where = self._setting.paragraph(span[0])
        if held and (speaker is None or held.speaker == speaker.id):
            self.tally.on_file.append(f"quote {held.id} ({where})")
            return
        item = proposing.quote(self._setting, found, span, speaker, dated)
        if speaker is None:
            likely = like_on_file(self._snapshot, found.speaker)
            item["candidates"] = list(dict.fromkeys((*item.get("candidates", ()), *likely)))
        if self._is_unclosed(found):
            item["review"].append("The mark that opens it is never closed: where do the words end?")
        if held and speaker:
            note = f"On file, quote {held.id}: the same words, said by {held.speaker}."
            item["review"].append(note)
            self.tally.conflicts.append(f"who said the words in {where}")
        self.tally.quotes += 1
        if speaker:
            self._under(speaker.id, "quotes").append(item)
        else:
            self.tally.open += 1
            self.open.append(item)

    def _is_pulled(self, found: Quoted, held: Iterable[Quoted]) -> bool:
        """Tell whether a quotation only repeats another, alone in its paragraph: a pull quote."""
        number, at = self._setting.article.place(found.start)
        alone = (
            at <= 1 and len(self._setting.article.paragraphs[number - 1]) <= len(found.words) + 2
        )
        others = (q.words for q in held if q is not found)
        return alone and any(bare(found.words) in bare(words) for words in others)

    def _is_unclosed(self, found: Quoted) -> bool:
        """Tell whether a quotation runs to the end of its paragraph and goes on in no other."""
        after = self._text[found.end : found.end + 2]
        carried = after[1:] in OPENING and not _TAG.search(found.words)
        return after[:1] in ("", "\n") and not carried

    def _date_of(self, found: Quoted) -> Dated | None:
        """Return the time expression that dates a quotation: the printed one nearest to it."""
        same = [d for d in self._dated if found.date_words and d.words == found.date_words]
        nearest = min(same, key=lambda d: abs(d.start - found.start), default=None)
        if nearest:
            self._used.add((nearest.start, nearest.end))
        return nearest

    def figures(self, quoted: Iterable[Quoted]) -> None:
        """Propose a fact for every figure; one inside a quotation is its speaker's."""
        held = tuple(quoted)
        for found in figures(self._text):
            span = (found.start, found.end)
            inside = next((q for q in held if overlap(span, (q.start, q.end))), None)
            self._figure(found, inside)

    def _figure(self, found: FigureFound, inside: Quoted | None) -> None:
        sentence = found.sentence
        subjects = tuple(self._setting.cast.within(sentence))
        same, conflicts = facts_beside(self._snapshot, found, subjects)
        where = self._setting.paragraph(found.start)
        if same:
            self.tally.on_file.append(f"fact {same[0].id} ({where})")
            return
        if self._is_known(sentence):
            return
        said_by, speaker = self._said(found, inside)
        outlet = self._setting.cast.named(self._setting.article.publisher)
        item = proposing.figure(self._setting, found, said_by, speaker, outlet)
        item["review"] += conflicts
        self.tally.conflicts += [f"a figure in {where}" for _ in conflicts]
        owner = speaker or outlet or next((s for s in subjects if s.id), None) or self._main()
        if owner is None:
            self.tally.homeless.append(f"a figure in {where}")
            return
        self.tally.facts += 1
        self._under(owner.id, "facts").append(item)

    def _main(self) -> Subject | None:
        """Return the subject that the article mentions most."""
        known = [s for s in self._setting.cast.subjects if s.id]
        return max(known, key=lambda s: len(s.named.mentions), default=None)

    def _said(self, found: FigureFound, inside: Quoted | None) -> tuple[str | None, Subject | None]:
        """Return to whom a figure is attributed: as printed, and the subject where it is known."""
        if inside:
            return inside.speaker, self._subject(inside.resolved, inside.speaker, inside.start)
        here = [c for c in self._claims if overlap(c.span, (found.start, found.end))]
        same = [c for c in here if c.said_by == found.attributed_to]
        covering = [c for c in here if c.covers(found.start)]
        before = [c for c in covering if c.at < found.start]
        chosen = next(iter((*same, *reversed(before), *covering)), None)
        if chosen is None:
            said_by = found.attributed_to
            return said_by, self._subject(said_by, said_by, found.start)
        return chosen.said_by, self._subject(chosen.resolved, chosen.said_by, chosen.at)

    def _subject(self, resolved: str | None, printed: str | None, at: int) -> Subject | None:
        """Return the subject that is meant, by its name or by a description of it."""
        cast = self._setting.cast
        found = cast.named(resolved) or cast.named(printed)
        found = found or group_meant(self._text, cast, printed, at)
        return found if found and found.id else None

    def claims(self) -> None:
        """Point at every claim of a known subject that is not quoted and gives no figure."""
        taken = [
            s for items in self._items.values() for f in items.get("facts", ()) for s in _at(f)
        ]
        for found in self._claims:
            place = self._setting.at(found.span)
            inside = any(
                paragraph == place["paragraph"] and overlap((start, end), _offsets(place))
                for paragraph, start, end in taken
            )
            speaker = self._subject(found.resolved, found.said_by, found.at)
            if found.quoted or inside or self._is_known(found.span):
                continue
            if speaker is None:
                where = self._setting.paragraph(found.span[0])
                self.tally.homeless.append(f"a claim of “{found.said_by}” in {where}")
                continue
            taken.append((place["paragraph"], *_offsets(place)))
            self.tally.facts += 1
            item = proposing.claim(self._setting, found, speaker)
            self._under(speaker.id, "facts").append(item)

    def events(self, quoted: Iterable[Quoted]) -> None:
        """Propose an event for every dated sentence whose date dates no quotation."""
        held = [(q.start, q.end) for q in quoted]
        seen: set[Span] = set()
        for dated in self._dated:
            span = (dated.start, dated.end)
            sentence = self._sentence(dated.start)
            quoting = any(overlap(span, quote) for quote in held)
            exact = dated.value is not None and len(dated.value) > len("2025")
            told = exact and not quoting and not self._is_of_publication(dated)
            if span in self._used or sentence in seen or not told:
                continue
            seen.add(sentence)
            if self._is_known(sentence):
                continue
            self.tally.events += 1
            self._events.append(proposing.event(self._setting, sentence, dated))

    def _is_of_publication(self, dated: Dated) -> bool:
        """Tell whether a date is printed above the article or in its dateline."""
        number, _ = self._setting.article.place(dated.start)
        above = self._setting.article.passages()[number - 1].form == "subhead"
        published = self._setting.article.published
        printed = str(dated.value)[:4] in dated.words and dated.value == str(published)
        return above or (printed and number <= DATELINE)

    def _is_known(self, span: Span) -> bool:
        """Note and tell whether a fact on file rests on these very words already."""
        place = self._setting.at(span)
        fact = known_there(self._snapshot, self._known, place)
        if fact:
            self.tally.on_file.append(f"fact {fact} (¶{place['paragraph']})")
        return bool(fact)

    def _sentence(self, offset: int) -> Span:
        return next((s for s in self._sentences if s[0] <= offset < s[1]), (offset, offset + 1))

    def _under(self, id_: str, what: str) -> list[Plain]:
        return self._items.setdefault(id_, {}).setdefault(what, [])

    def entries(self) -> Iterator[Plain]:
        """Yield the entries: those on file with what is added, the new ones, the events."""
        for subject in self._setting.cast.subjects:
            if not subject.id:
                self.tally.homeless.append(subject.doubt)
            elif subject.on_file:
                yield from self._addition(subject)
            else:
                self.tally.new.append(subject.name)
                yield proposing.entry(self._setting, subject) | self._items.get(subject.id, {})
        yield from self._events

    def _addition(self, subject: Subject) -> Iterator[Plain]:
        self.tally.known.append(subject.name)
        items: Plain = dict(self._items.get(subject.id, {}))
        notes = [note for note in (role_conflict(self._snapshot, subject), subject.doubt) if note]
        if notes:
            self.tally.conflicts += (
                [f"the role of {subject.name}"] if notes[0] != subject.doubt else []
            )
            items["review"] = notes
        if items:
            yield {"id": subject.id, "on_file": True, "name": subject.name, **items}


def _at(fact: Plain) -> Iterator[tuple[int, int, int]]:
    for piece in fact["evidence"]:
        yield piece["paragraph"], *_offsets(piece)


def _offsets(piece: Plain) -> Span:
    return piece["start"], piece["end"]
