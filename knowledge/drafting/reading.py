"""Whatever an editor gives, read: a text, a file, a web page, or a newsroom's own feed."""

from __future__ import annotations

import asyncio
import dataclasses
from dataclasses import dataclass
from pathlib import Path

from knowledge.drafting.article import Article
from knowledge.drafting.decoding import decoded
from knowledge.drafting.feeds import Story, is_feed, same_site, stories
from knowledge.drafting.fetching import Fetched, Limits, fetch
from knowledge.drafting.pages import read_page
from knowledge.drafting.plain import read_text
from knowledge.errors import InputError, NoArticle

LARGEST_FILE = 2_000_000
MOST_STORIES = 10


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read, and one sentence for each story of a feed that was not."""

    articles: tuple[Article, ...]
    unread: tuple[str, ...] = ()


def read_file(path: Path) -> Article:
    """Read an article from a file of plain text or HTML.

    Raises:
        InputError: the file cannot be opened.
        NoArticle: it holds no article.
    """
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise NoArticle(f"{path.name} is larger than {LARGEST_FILE / 1e6:g} MB")
        body = path.read_bytes()
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror}") from error
    return read_bytes(body)


def read_bytes(body: bytes, charset: str | None = None, url: str | None = None) -> Article:
    """Read an article from the bytes of a text or a page.

    Args:
        body: plain text or HTML.
        charset: the encoding that the server names, if any.
        url: where it was read, if anywhere.

    Raises:
        NoArticle: it holds no article.
    """
    return _read(decoded(body, charset), url)


async def read_address(
    address: str, limits: Limits | None = None, most: int = MOST_STORIES
) -> Reading:
    """Read the article at an address, or the latest stories of the feed there.

    Of a feed, only stories on its own site are read, one after the other.

    Args:
        address: a complete http or https address.
        limits: how far each fetch goes.
        most: the most stories that are read of a feed.

    Raises:
        AddressRefused: the address is not one that we fetch from.
        FetchFailed: it gave nothing usable.
        NoArticle: it holds no article, or a feed none of whose stories can be read.
    """
    page = await fetch(address, limits)
    text = await asyncio.to_thread(decoded, page.body, page.charset)
    if not is_feed(text):
        return Reading((await asyncio.to_thread(_read, text, page.url),))
    listed = await asyncio.to_thread(stories, text, page.url)
    return await _read_stories(listed[:most], page.url, limits)


async def _read_stories(listed: tuple[Story, ...], feed_url: str, limits: Limits | None) -> Reading:
    articles, unread = [], []
    for story in listed:
        try:
            articles.append(await _read_story(story, feed_url, limits))
        except InputError as error:
            unread.append(f"{story.url}: {error}")
    if not articles:
        raise NoArticle(f"none of the feed’s {len(listed)} stories can be read: {unread[0]}")
    return Reading(tuple(articles), tuple(unread))


async def _read_story(story: Story, feed_url: str, limits: Limits | None) -> Article:
    page = await fetch(story.url, limits)
    if not same_site(page.url, feed_url):
        raise NoArticle("the story is passed on to another site")
    article = await asyncio.to_thread(_read_fetched, page)
    return dataclasses.replace(
        article,
        headline=article.headline or story.headline,
        published=article.published or story.published,
    )


def _read_fetched(page: Fetched) -> Article:
    return read_bytes(page.body, page.charset, page.url)


def _read(text: str, url: str | None) -> Article:
    if text.lstrip("\ufeff \t\r\n").startswith("<"):
        if is_feed(text):
            raise NoArticle("that is a feed, which lists articles and holds none; give its address")
        return read_page(text, url)
    return dataclasses.replace(read_text(text), url=url)
