"""Spans of an article, and the evidence of a span."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from knowledge.drafting.article import Article
from knowledge.text import digest

Span = tuple[int, int]
"""Offsets into an article's text: start, and end (exclusive)."""


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    held = text[start:end]
    start += len(held) - len(held.lstrip())
    end -= len(held) - len(held.rstrip())
    if start < end:
        yield start, end


def overlap(one: Span, other: Span) -> bool:
    """Return whether two spans share a character."""
    return one[0] < other[1] and other[0] < one[1]


def by_paragraph(article: Article, start: int, end: int) -> Iterator[Span]:
    """Yield the parts of a span, one for each paragraph that it reaches into, trimmed."""
    at = start
    while at < end:
        stop = article.text.find("\n", at, end)
        yield from _trimmed(article.text, at, stop if stop >= 0 else end)
        at = stop + 1 if stop >= 0 else end


def evidence(article: Article, source: str, span: Span) -> dict[str, Any]:
    """Return where a span of one paragraph stands, as curated files say it."""
    start, end = span
    paragraph, at = article.place(start)
    return {
        "source": source,
        "paragraph": paragraph,
        "start": at,
        "end": at + end - start,
        "sha256": digest(article.text[start:end]),
    }
