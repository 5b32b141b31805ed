"""The day on which a page says that it was published.

Every relative date is counted from it, so only what the page gives as its publication is taken:
not the day of an update, and not the day of another story that it links to.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from knowledge.drafting.printed_dates import printed_date

_JSON = re.compile(r"\"datePublished\"\s{0,9}:\s{0,9}\"([^\"]{8,60})\"")
_META = re.compile(r"<meta\b[^>]{0,600}>", re.IGNORECASE)
_TIME = re.compile(r"<time\b([^>]{0,400})>([^<]{0,80})", re.IGNORECASE)
_HEADLINE = re.compile(r"<h1\b", re.IGNORECASE)
_FIRST_PARAGRAPH = re.compile(r"<p\b[^>]{0,400}>[^<]{60}", re.IGNORECASE)
_ATTRIBUTE = re.compile(
    r"([a-z:-]{2,20})\s?=\s?(?:\"([^\"]{0,200})\"|'([^']{0,200})'|([^\s\"'>]+))"
)
_IN_ADDRESS = re.compile(r"/(20\d\d)/(\d\d?)/(\d\d?)/")
_NAMES = frozenset(
    {"article:published_time", "og:article:published_time", "datepublished", "date", "pubdate"}
    | {"publishdate", "publish-date", "publish_date", "publication_date", "parsely-pub-date"}
    | {"sailthru.date", "dc.date", "dc.date.issued", "dcterms.issued", "dcterms.created"}
    | {"citation_publication_date", "cxenseparse:recs:publishtime", "article.published"}
)


def publication_day(html: str, url: str | None) -> dt.date | None:
    """Return the day of publication that a page states, or None.

    Looked for, in this order: schema.org data, the page's head, a time between the headline and
    the first paragraph, the address.
    """
    stated = (*_in_data(html), *_in_head(html), *_under_headline(html), *_in_address(url or ""))
    return next((day for words in stated if (day := printed_date(words))), None)


def _in_data(html: str) -> Iterator[str]:
    if found := _JSON.search(html):
        yield found[1]


def _in_head(html: str) -> Iterator[str]:
    for tag in _META.finditer(html):
        given = _attributes(tag[0])
        name = given.get("property") or given.get("name") or given.get("itemprop") or ""
        if name.lower() in _NAMES and "content" in given:
            yield given["content"]


def _under_headline(html: str) -> Iterator[str]:
    headline = _HEADLINE.search(html)
    prose = _FIRST_PARAGRAPH.search(html)
    start, end = headline.end() if headline else 0, prose.start() if prose else 0
    for tag in _TIME.finditer(html):
        given = _attributes(tag[1])
        own = given.get("itemprop", "").lower() == "datepublished"
        updated = "modified" in tag[1].lower() or "update" in tag[1].lower()
        if own or (start <= tag.start() < end and not updated):
            yield given.get("datetime") or tag[2]


def _in_address(url: str) -> Iterator[str]:
    for year, month, day in _IN_ADDRESS.findall(url):
        yield f"{year}-{month:0>2}-{day:0>2}"


def _attributes(tag: str) -> dict[str, str]:
    return {
        found[1].lower(): found[2] or found[3] or found[4] or ""
        for found in _ATTRIBUTE.finditer(tag)
    }
