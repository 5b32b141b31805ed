"""RSS and Atom: the newsroom's own latest stories, as links."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from yarl import URL

from knowledge.drafting.printed_dates import printed_date
from knowledge.errors import NoArticle
from knowledge.text import passage

_ROOT = re.compile(r"<(?:rss|feed|rdf:RDF|RDF)[\s>]")
_DECLARATION = re.compile(r"\A\s{0,99}<\?xml[^>]{0,200}\?>")
_OWN_HOSTS = ("www.", "feeds.", "feed.", "rss.", "m.")
_SNIFFED = 2000


@dataclass(frozen=True, slots=True)
class Story:
    """One story that a feed lists: its address, headline and day, as far as it gives them."""

    url: str
    headline: str | None
    published: dt.date | None


def is_feed(text: str) -> bool:
    """Tell a feed by its first element."""
    return bool(_ROOT.search(text[:_SNIFFED]))


def stories(text: str, feed_url: str) -> tuple[Story, ...]:
    """List the stories of a feed that stand on the feed's own site, each address once.

    Args:
        text: the feed.
        feed_url: where it was read; links are completed from it and held against it.

    Raises:
        NoArticle: it is not a feed that can be read, or lists no story of its own site.
    """
    found: dict[str, Story] = {}
    for item in _items(_root(text)):
        link = _link(item, feed_url)
        if link and same_site(link, feed_url):
            headline = passage(_child(item, "title") or "") or None
            published = printed_date(_child(item, "pubDate", "published", "date", "updated") or "")
            found.setdefault(link, Story(link, headline, published))
    if not found:
        raise NoArticle("the feed lists no story of its own site")
    return tuple(found.values())


def same_site(url: str, other: str) -> bool:
    """Tell whether an address stands on the site of another, or on a part of it."""
    try:
        mine, theirs = _site(url), _site(other)
    except ValueError:
        return False
    return bool(theirs) and (mine == theirs or mine.endswith("." + theirs))


def _site(url: str) -> str:
    host = (URL(url).host or "").lower().rstrip(".")
    for label in _OWN_HOSTS:
        # "feeds.com" is a site, "feeds.example.com" a part of one.
        if host.startswith(label) and host.count(".") > 1:
            return host.removeprefix(label)
    return host


def _root(text: str) -> Any:  # noqa: ANN401  (lxml has no types)
    # Reading an article from text loads none of this, and neither does the bot.
    from lxml import etree  # noqa: PLC0415

    start = _ROOT.search(text)
    if "<!doctype" in text[: start.start() if start else None].lower():
        raise NoArticle("the feed defines its own entities; such a feed is not read")
    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False
    )
    try:
        root = etree.fromstring(_DECLARATION.sub("", text).encode(), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise NoArticle("the feed is not well-formed XML") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise NoArticle("the feed defines its own entities; such a feed is not read")
    return root


def _items(root: Any) -> Iterator[Any]:  # noqa: ANN401  (lxml has no types)
    yield from root.iter("{*}item", "{*}entry")


def _child(item: Any, *names: str) -> str | None:  # noqa: ANN401  (lxml has no types)
    for name in names:
        for child in item.iterchildren(f"{{*}}{name}"):
            words = "".join(child.itertext()).strip()
            if words:
                return words
    return None


def _link(item: Any, feed_url: str) -> str | None:  # noqa: ANN401  (lxml has no types)
    for child in item.iterchildren("{*}link"):
        if child.get("rel", "alternate") == "alternate" and (
            written := (child.get("href") or child.text or "").strip()
        ):
            try:
                return str(URL(feed_url).join(URL(written)).with_fragment(None))
            except ValueError:
                return None
    return None
