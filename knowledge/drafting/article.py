"""An article as it was read: its paragraphs, and what the document itself says about it."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from knowledge.model import Passage
from knowledge.text import digest, passage

_SUBHEAD_WORDS = 12
_SENTENCE_END = re.compile(r"[.!?…:;,]['\"”’)\]]*\Z")


@dataclass(frozen=True, kw_only=True)
class Article:
    """A document to draft from (schema.org NewsArticle).

    Args:
        headline: as printed, or None where the document prints none. The same holds
            for ``publisher``, ``published`` and ``url``: never invented.
        publisher: the outlet, as a reader knows it.
        authors: the byline, one name each.
        published: the day printed as that of publication.
        url: where it was read.
        paragraphs: the paragraphs in order, subheads counted, in ``passage`` form.
            Paragraph 1 is the first item.
    """

    headline: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    published: dt.date | None = None
    url: str | None = None
    paragraphs: tuple[str, ...]

    @cached_property
    def text(self) -> str:
        """The whole article, one paragraph per line."""
        return "\n".join(self.paragraphs)

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        lengths = (len(paragraph) + 1 for paragraph in self.paragraphs[:-1])
        return tuple(accumulate(lengths, initial=0))

    def place(self, offset: int) -> tuple[int, int]:
        """Return the paragraph, counted from 1, and the offset in it, of an offset in ``text``.

        Raises:
            ValueError: the offset lies outside the text.
        """
        if not 0 <= offset <= len(self.text):
            raise ValueError(f"{offset} lies outside the article")
        number = bisect_right(self._starts, offset)
        return number, offset - self._starts[number - 1]

    def passages(self) -> tuple[Passage, ...]:
        """Return the fingerprint of every paragraph, ready for a source."""
        return tuple(
            Passage(
                paragraph=number,
                form="subhead" if _is_subhead(paragraph) else "prose",
                length=len(paragraph),
                sha256=digest(paragraph),
            )
            for number, paragraph in enumerate(self.paragraphs, start=1)
        )


def folded(blocks: Iterable[str]) -> tuple[str, ...]:
    """Return blocks of text as paragraphs in ``passage`` form; empty ones are left out."""
    return tuple(paragraph for block in blocks if (paragraph := passage(block)))


def _is_subhead(paragraph: str) -> bool:
    """Tell a subhead by its form: a few words that end without a mark."""
    return not _SENTENCE_END.search(paragraph) and len(paragraph.split()) <= _SUBHEAD_WORDS
