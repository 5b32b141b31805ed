"""How long reading, dates and figures take per 100 kB, on prose and on texts made to be slow.

``python -m benchmarks.drafting_speed [ARTICLE]``: the prose is a text of our own, or the plain
text file given. Beside it: dateparser, asked for each span that we find, and the resident
memory that drafting adds.
"""

from __future__ import annotations

import datetime as dt
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from knowledge.drafting.dates import dates
from knowledge.drafting.decoding import decoded
from knowledge.drafting.feeds import stories
from knowledge.drafting.figures import figures
from knowledge.drafting.pages import read_page
from knowledge.drafting.plain import read_text
from knowledge.errors import NoArticle

SIZE = 100_000
ROUNDS = 5
PUBLISHED = dt.date(2025, 3, 17)
LIMIT_MS = 50.0

PROSE = """The harbour council voted on Tuesday to close the old ferry terminal by the end of May.
More than 250 people had written to the council, which will meet again next month, officials said.
The terminal, built in 1962 for about $6 million, has leaked since last winter's storms.

"""
HOSTILE = {
    "weekdays": "Monday ",
    "verbs and days": "will Monday said ",
    "years": "2025 ",
    "open quotes": "“Monday ",
    "half dates": "last ",
    "half spans": "in a few weeks ",
    "half bounds": "about a more than ",
    "spelled numbers": "one hundred and ",
    "digits": "1-",
    "long number": "9",
    "commas": "1,000,",
    "initials": "A. ",
    "adverbs": "will surely ",
    "said": "said a said ",
    "one letter": "a",
    "spaces": " ",
    "lines": "\n",
    "dollars": "$",
}
MARKUP = {
    "open tags": "<p>",
    "deep": "<div><b>",
    "half tags": "<",
    "attributes": "<a b='",
    "comments": "<!--",
    "entities": "&amp;",
    "cells": "<td>x",
    "paragraphs": "<p>One more line of prose.</p>",
    "links": "<a href='/x'>More</a>",
    "scripts": "<script>",
    "quotes": "<q>“said",
}


def main(arguments: list[str]) -> None:
    """Print one line for each input, the slowest last."""
    prose = Path(arguments[0]).read_text("utf-8") if arguments else PROSE
    texts = {"prose": prose} | HOSTILE
    page = f"<html><body><p>{prose.replace(chr(10) * 2, '</p><p>')}</p></body></html>"
    pages = {"a page": page} | MARKUP
    _table("dates", lambda text: dates(text, PUBLISHED), texts)
    _table("figures", figures, texts)
    _table("plain text", _or_refused(read_text), texts)
    _table("decoding", _or_refused(lambda text: decoded(text.encode())), texts)
    _table("pages", _or_refused(lambda text: read_page("<html>" + text)), pages)
    _table("feeds", _or_refused(lambda text: stories("<rss>" + text, "https://a.example")), pages)
    _peer(prose)
    _memory()


def _table(what: str, run: Callable[[str], object], texts: dict[str, str]) -> None:
    times = {name: _fastest(run, _filled(text)) for name, text in texts.items()}
    first, *hostile = times.items()
    slowest = sorted(hostile, key=lambda item: -item[1])
    over = sum(ms > LIMIT_MS for _, ms in hostile)
    print(f"{what}: {first[0]} {first[1]:.1f} ms; hostile, slowest of {len(hostile)}: ", end="")
    print(", ".join(f"{name} {ms:.1f} ms" for name, ms in slowest[:3]), end="")
    print(f"; {over} over {LIMIT_MS:.0f} ms")


def _filled(text: str) -> str:
    return (text * (SIZE // len(text) + 1))[:SIZE]


def _fastest(run: Callable[[str], object], text: str) -> float:
    times = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        run(text)
        times.append(time.perf_counter() - started)
    return min(times) * 1000


def _or_refused(run: Callable[[str], object]) -> Callable[[str], None]:
    def quiet(text: str) -> None:
        with suppress(NoArticle):
            run(text)

    return quiet


def _peer(prose: str) -> None:
    import dateparser  # noqa: PLC0415

    found = dates(_filled(prose), PUBLISHED)
    words = [dated.words for dated in found if dated.value]
    base = {"RELATIVE_BASE": dt.datetime.combine(PUBLISHED, dt.time())}
    dateparser.parse("Monday", languages=["en"], settings=base)
    started = time.perf_counter()
    for word in words:
        dateparser.parse(word, languages=["en"], settings=base)
    each = (time.perf_counter() - started) / max(len(words), 1)
    ours = _fastest(lambda text: dates(text, PUBLISHED), _filled(prose)) / max(len(found), 1)
    print(f"one date: ours, found and worked out, {ours * 1000:.0f} µs; ", end="")
    print(f"dateparser, the span given, {each * 1e6:.0f} µs")


def _memory() -> None:
    for modules in (
        "aiohttp",
        "knowledge.drafting.reading",
        "knowledge.drafting.dates, knowledge.drafting.figures",
        "lxml.etree",
        "dateparser",
        "trafilatura",
        "knowledge.drafting.reading, trafilatura, dateparser",
    ):
        code = f"import {modules}; print(open('/proc/self/statm').read().split()[1])"
        ran = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
        print(f"import {modules}: {int(ran.stdout) * resource.getpagesize() / 1e6:.0f} MB resident")


if __name__ == "__main__":
    main(sys.argv[1:])
