"""A web page → the article in it, by trafilatura."""

from __future__ import annotations

import re
from typing import Any

from yarl import URL

from knowledge.drafting.article import Article, folded
from knowledge.drafting.page_dates import publication_day
from knowledge.drafting.plain import read_top
from knowledge.errors import NoArticle
from knowledge.text import passage

FEWEST_WORDS = 30
"""A page with less prose than this holds no article."""
TEASER_WORDS = 120
"""A page with a paywall and less prose than this shows only the start of one."""
MOST_TAGS = 20_000
"""A page with more mark-up than this is no article; reading it would hold up everyone else."""

_DECLARATION = re.compile(r"\A\s{0,99}<\?xml[^>]{0,200}\?>")
_SENTENCE_END = (".", "!", "?", "…", "”", '"', ")")
_PAYWALL = re.compile(
    r"isAccessibleForFree[\"']?\s{0,9}:\s{0,9}[\"']?false|paywall|"
    r"subscribe (?:now )?to (?:continue|keep) reading|(?:for|to) subscribers only|"
    r"subscriber[- ](?:only|exclusive)|already a subscriber|create an account to (?:continue|read)|"
    r"(?:sign|log) in to (?:continue|read)",
    re.IGNORECASE,
)


def read_page(html: str, url: str | None = None) -> Article:
    """Read the article in a web page.

    Headline, byline, date and publisher are those that the page itself states; what it
    does not state stays empty. The date is never taken from the running text.

    Args:
        html: the page.
        url: where it was read, if known.

    Raises:
        NoArticle: the page holds no prose, or shows only its start behind a paywall.
    """
    if html.count("<") > MOST_TAGS:
        raise NoArticle("the page has too much mark-up to be an article")
    found = _extracted(_DECLARATION.sub("", html), url)
    headline = passage(found.title or "") if found else ""
    blocks = (found.text or "").split("\n") if found else []
    paragraphs = folded(block.removeprefix("- ") for block in blocks)
    # Pages repeat the headline above the text.
    paragraphs = paragraphs[1:] if paragraphs[:1] == (headline,) else paragraphs
    _check_prose(paragraphs, html)
    top = read_top(paragraphs)
    return Article(
        headline=headline or None,
        publisher=_publisher(found.sitename or "", url) or top.publisher,
        authors=folded((found.author or "").split(";")) or top.authors,
        published=publication_day(html, url) or top.published,
        url=url,
        paragraphs=paragraphs,
    )


def _publisher(name: str, url: str | None) -> str | None:
    """Return the outlet's name; the host of the address, given for want of one, is none."""
    host = (URL(url).host or "").removeprefix("www.") if url else ""
    return None if name.lower().removeprefix("www.") == host else passage(name)


def _check_prose(paragraphs: tuple[str, ...], html: str) -> None:
    words = sum(len(p.split()) for p in paragraphs if p.endswith(_SENTENCE_END) and " " in p)
    if words < TEASER_WORDS and _PAYWALL.search(html):
        raise NoArticle("the page shows only the start of the article, behind a paywall")
    if words < FEWEST_WORDS:
        raise NoArticle("the page holds no article text; paste the text instead")


def _extracted(html: str, url: str | None) -> Any:  # noqa: ANN401  (dict or document, by argument)
    # It takes tens of megabytes; the bot starts without it.
    import trafilatura  # noqa: PLC0415

    try:
        return trafilatura.bare_extraction(
            html,
            url=url,
            include_comments=False,
            include_tables=False,
            with_metadata=True,
            # The day is looked for in page_dates; this keeps it from being guessed at length.
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
    except Exception as error:
        # Somebody else's parser on somebody else's page: whatever it stumbles over, the
        # editor is told the same.
        raise NoArticle("the page cannot be read; paste the text instead") from error
