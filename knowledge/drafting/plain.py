"""Plain text → an article: paragraphs, and what the first lines say about them."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from knowledge.drafting.article import Article
from knowledge.drafting.header import header
from knowledge.drafting.printed_dates import printed_date
from knowledge.errors import NoArticle
from knowledge.text import paragraphs

FEWEST_WORDS = 5
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_DATELINE = re.compile(r"\A[^()“”]{0,60}\(([A-Z][\w .&’'-]{0,39})\)\s?[—–-]")
_BYLINE = re.compile(r"\ABy ([A-Z].{1,120})\Z")
_PRINTED = re.compile(
    r"\A(?:published|posted|updated)?:?\s?(?:on )?"
    r"(.{6,60}\d{4}|\d{4}-\d{2}-\d{2})(?:[ ,].{0,30})?\Z",
    re.IGNORECASE,
)
_TOP = 4
_HEADLINE_WORDS = 20


def read_text(text: str) -> Article:
    """Read an article from plain text, paragraphs parted by empty lines.

    The paragraphs are all kept, in the order and form in which ``knowledge check`` counts them.
    A headline, a byline, a date or a dateline's agency is taken from the first lines where they
    stand there.

    Raises:
        NoArticle: the text holds no prose.
    """
    found = tuple(paragraphs(text))
    if not any(len(_LETTERS.findall(paragraph)) >= FEWEST_WORDS for paragraph in found):
        raise NoArticle("the text holds no prose to read")
    top = read_top(found, text)
    return Article(
        headline=_headline(found),
        publisher=top.publisher,
        authors=top.authors,
        published=top.published,
        paragraphs=found,
    )


@dataclass(frozen=True, slots=True)
class Top:
    """What the first lines of a text say about it."""

    publisher: str | None
    authors: tuple[str, ...]
    published: dt.date | None


def read_top(found: tuple[str, ...], text: str = "") -> Top:
    """Read a dateline's agency, a byline and a date from the first lines of a text.

    Args:
        found: its paragraphs.
        text: the text with its line ends, where it has any.
    """
    top = found[:_TOP]
    above = header(text or "\n\n".join(top))
    return Top(
        publisher=next((m[1] for p in top if (m := _DATELINE.match(p))), above.publisher),
        authors=above.authors,
        published=above.published or next((day for p in top if (day := _date(p))), None),
    )


def _headline(found: tuple[str, ...]) -> str | None:
    first = found[0]
    unmarked = not first.endswith((".", "”", '"', "!", ":", ",", "…"))
    alone = len(found) == 1 or _BYLINE.match(first) or _date(first)
    return first if unmarked and not alone and len(first.split()) <= _HEADLINE_WORDS else None


def _date(paragraph: str) -> dt.date | None:
    if len(paragraph) > 80 or not (found := _PRINTED.match(paragraph)):
        return None
    return printed_date(found[1])
