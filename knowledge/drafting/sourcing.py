"""An article → the record of the source: what it prints of itself, and its fingerprints."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from knowledge.drafting.article import Article
from knowledge.ids import Ids, slug
from knowledge.model import Source
from knowledge.snapshot import Snapshot
from knowledge.text import digest

HEADLINE_WORDS = 6


@dataclass(frozen=True, slots=True)
class Terms:
    """What the editor says of a source.

    Args:
        dated: its date, where the document prints none.
        embargo_until: the time before which nothing of it is shown, with its zone.
        rights: why its text may be held ("our own article"); None to hold fingerprints alone.
    """

    dated: dt.date | None = None
    embargo_until: dt.datetime | None = None
    rights: str | None = None


def source_id(article: Article, ids: Ids) -> str:
    """Return a free id: the outlet and the first words of the headline, else the date."""
    words = (article.headline or "").split()[:HEADLINE_WORDS]
    parts = [article.publisher or "", *words]
    if not words:
        parts.append(article.published.isoformat() if article.published else "")
    return ids.free(slug(" ".join(parts)) if any(parts) else f"article {digest(article.text)[:8]}")


def source_of(article: Article, id_: str, terms: Terms, known: Source | None) -> dict[str, Any]:
    """Return the source in the curated form, with what an editor has to judge.

    Args:
        article: the article.
        id_: its id.
        terms: what the editor says of it.
        known: a source on file with the same paragraphs, or None.
    """
    made: dict[str, Any] = {
        "id": id_,
        "publisher": article.publisher,
        "headline": article.headline,
        "author": ", ".join(article.authors) or None,
        "date_published": article.published,
        "url": article.url,
        "language": "en",
    }
    if article.published is None and terms.dated:
        note = "The document prints no date; the editor who drafted it gave this one."
        made["desk_date"] = {"date": terms.dated, "note": note}
    made["coverage"] = "part"
    if terms.embargo_until:
        made["embargo_until"] = terms.embargo_until.isoformat()
    made["review"] = _notes(article, terms, known)
    made["passages"] = [
        {"paragraph": p.paragraph, "form": p.form, "length": p.length, "sha256": p.sha256}
        for p in article.passages()
    ]
    if terms.rights:
        made["rights"] = terms.rights
        made["text"] = list(article.paragraphs)
    return made


def _notes(article: Article, terms: Terms, known: Source | None) -> list[str]:
    notes = ["Check headline, author, date and address against the document."]
    if article.publisher is None:
        notes.append("The document names no publisher: give `publisher`.")
    if article.published is None and terms.dated is None:
        notes.append("The document prints no date: give `date_published`, or `desk_date` with why.")
    if known:
        notes.append(f"Paragraphs of this document are on file already, as source {known.id}.")
    return notes


def known_source(article: Article, snapshot: Snapshot | None) -> Source | None:
    """Return a source on file that shares at least half of an article's paragraphs, or None."""
    if snapshot is None:
        return None
    digests = {digest(paragraph) for paragraph in article.paragraphs}
    for source in snapshot.sources.values():
        if 2 * len(digests & {p.sha256 for p in source.passages}) >= len(digests):
            return source
    return None
