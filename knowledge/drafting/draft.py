"""Article → draft: what it tells, in the curated form, for an editor to judge.

Nothing is put into words here. Quotations are verbatim; for everything else the draft points at
the passage. Every item carries ``review``, so that nothing of a fresh draft is approved.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from knowledge.drafting.article import Article
from knowledge.drafting.assembling import Assembly
from knowledge.drafting.belonging import belongs_to
from knowledge.drafting.claims import claims
from knowledge.drafting.dates import dates
from knowledge.drafting.matching import TELLING, Cast, bare, match
from knowledge.drafting.names import Named, names
from knowledge.drafting.quotes_in import add_quotes
from knowledge.drafting.quoting import Quoted, quotations
from knowledge.drafting.sentence_spans import sentence_spans
from knowledge.drafting.setting import Plain, Setting
from knowledge.drafting.sourcing import Terms, known_source, source_id, source_of
from knowledge.drafting.statements_in import add_claims, add_events, add_figures
from knowledge.ids import Ids
from knowledge.snapshot import Snapshot
from knowledge.text import key


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
    cast = _with_groups(article.text, match(_all_named(article, quoted, snapshot), snapshot, ids))
    date = article.published or terms.dated
    setting = Setting(article, id_, date, cast, ids)
    known = known_source(article, snapshot)
    dated = tuple(dates(article.text, date)) if date else ()
    sentences = tuple(sentence_spans(article.text))
    desk = Assembly(setting, snapshot, known, dated, claims(article.text), sentences)
    add_quotes(desk, quoted)
    add_figures(desk, quoted)
    add_claims(desk)
    add_events(desk, quoted)
    entries = tuple(desk.entries())
    return Draft(
        title=f"Draft of {_title(article)}",
        overview=desk.tally.sentences(),
        source=source_of(article, id_, terms, known),
        entries=entries,
        quotes=tuple(desk.open),
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


def _is_on_file(words: str | None, snapshot: Snapshot | None) -> bool:
    """Tell whether a description of a speaker is that of something on file, but of nobody."""
    if snapshot is None or len(key(words or "").split()) < TELLING:
        return False
    found = snapshot.names.resolve(words or "").entry_id
    return found is not None and snapshot.entries[found].kind != "person"


def _all_named(
    article: Article, quoted: Iterable[Quoted], snapshot: Snapshot | None
) -> list[Named]:
    """Return the names of an article, its outlet and every resolved speaker among them."""
    outlet = article.publisher or ""
    found = [
        replace(n, name=outlet) if outlet and bare(n.name) == bare(outlet) else n
        for n in names(article.text)
    ]
    known = {bare(form) for n in found for form in (n.name, n.acronym or n.name, *n.other_forms)}
    more: list[tuple[str | None, str, str | None, str | None]] = [
        (q.resolved, "person", q.title, q.affiliation) for q in quoted if q.resolved
    ]
    more += [
        (q.speaker, "organization", None, None)
        for q in quoted
        if not q.resolved and _is_on_file(q.speaker, snapshot)
    ]
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
