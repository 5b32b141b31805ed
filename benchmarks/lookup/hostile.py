"""``python -m benchmarks.lookup.hostile [--count 100000] [--names FILE]``: anything at all.

Generated strings and a list of hostile ones go into the index. Exits 1 on an exception, or
on an answer that costs more than 50 ms of processor time. (Time on the clock also holds
what other programs took.)
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.lookup.grown import SEED, TYPED
from benchmarks.lookup.tables import records
from knowledge.building import curated_snapshot
from knowledge.lookup import NameIndex, Record
from knowledge.snapshot import name_record
from knowledge.text import key

SLOWEST_MS = 50.0
LONG = 100_000
"""Letters of the longest lines."""


def main(arguments: Sequence[str]) -> int:
    """Ask everything; print how many, the slowest, and what went wrong."""
    options = _parser().parse_args(arguments)
    held = _held(options.names)
    names = [name for record in held for name in record.names]
    asking = _Asking(NameIndex.build(held))
    for text in hostile(names):
        asking.ask(text)
    generated(names, options.count, asking.ask)
    print(f"{asking.count:,} strings against {len(names):,} names")
    print(f"slowest: {asking.slowest_ms:.1f} ms of processor time, {_shown(asking.slowest)}")
    for text, error in asking.failed.items():
        print(f"{_shown(text)}: {error!r}")
    return int(bool(asking.failed) or asking.slowest_ms > SLOWEST_MS)


class _Asking:
    """The index under fire, and the worst of it."""

    def __init__(self, index: NameIndex) -> None:
        self._index = index
        self.count, self.slowest_ms, self.slowest = 0, 0.0, ""
        self.failed: dict[str, Exception] = {}
        index.resolve("warm")  # data files are read with the first question

    def ask(self, text: str) -> None:
        started = time.thread_time()
        try:
            self._index.resolve(text)
        except Exception as error:  # any at all is what is looked for
            self.failed[text] = error
        spent = (time.thread_time() - started) * 1000
        self.count += 1
        if spent > self.slowest_ms:
            self.slowest_ms, self.slowest = spent, text


def hostile(names: Sequence[str]) -> Iterator[str]:
    """Yield strings made to break or to slow an index of these names."""
    chance = random.Random(SEED)
    words = sorted({word for name in names for word in key(name).split()})
    yield from (
        "",
        " ",
        "\0",
        "\0" * 1000,
        "\ud800",
        "\udfff" * 500,
        "a\0b",
        "\ufeff",
        "\u200b" * 99,
    )
    yield from (
        " " * 10_000,
        "\t\n\r\v\f" * 2000,
        "." * LONG,
        "'s" * 5000,
        "-" * 10_000,
        "%_" * 999,
    )
    yield from (letter * LONG for letter in "aeé漢א١ﷺ🙂ß\u0301\u202e")
    yield from (
        "a\u0301\u0323\u0330" * 20_000,
        "\u202egro\u202d" * 3000,
        "👩‍👩‍👧‍👦" * 5000,
        "🇫🇷" * 5000,
    )
    yield from ("a " * 50_000, "a. b. c. d. e. " * 20, ". ".join("abcdefghijklmnopqrstuvwxyz"))
    yield from (" ".join([letter] * 12) for letter in "ajms")
    yield from ("ab" * 100, "aab" * 66, "aeiou" * 40, "ssssssss", "lllleeee", "x" * 199, "x" * 201)
    yield from ("SELECT * FROM names; --", "(((((" * 2000, "[a-z]*" * 500, "{{}}{}{0}", "\\" * 5000)
    for count in (5, 20, 100, 1000, 10_000):
        yield " ".join(chance.choices(words, k=count))
        yield "".join(chance.choices(words, k=count))
    yield from _common(names)
    yield " ".join(names)[:LONG]


def _common(names: Sequence[str]) -> Iterator[str]:
    """Yield the words that most names hold: alone, together, and with a letter wrong."""
    counted: dict[str, int] = {}
    for name in names:
        for word in key(name).split():
            counted[word] = counted.get(word, 0) + 1
    most = sorted(counted, key=lambda word: -counted[word])[:200]
    yield from most
    for count in (2, 3, 5, 10, 30, 200):
        yield " ".join(most[:count])
        yield " ".join(word[:-1] for word in most[:count])
        yield " ".join(word[0] for word in most[:count])


def generated(names: Sequence[str], count: int, ask: Callable[[str], None]) -> None:
    """Ask ``count`` generated strings: any text, broken text, names mangled and joined."""
    anything = st.text(st.characters(exclude_categories=()), max_size=300)
    some = st.sampled_from(names)
    ways = st.sampled_from(TYPED)
    mangled = st.builds(lambda name, way: way(name, random.Random(SEED)), some, ways)
    mixed = st.lists(some | mangled | anything, min_size=1, max_size=6).map(" ".join)
    words = st.lists(some.flatmap(lambda name: st.sampled_from(name.split() or [""])), max_size=40)
    plain = st.text("abcdefghijklmnopqrstuvwxyz .-'", max_size=60)
    families = (anything, mangled, mixed, words.map(" ".join), plain)
    for family in families:
        _family(family, count // len(families), ask)


def _family(texts: st.SearchStrategy[str], count: int, ask: Callable[[str], None]) -> None:
    @settings(
        max_examples=count, deadline=None, database=None, suppress_health_check=list(HealthCheck)
    )
    @given(texts)
    def send(text: str) -> None:
        ask(text)

    send()


def _held(path: Path | None) -> list[Record]:
    if path:
        return [Record(*record) for record in records(path)]
    return [name_record(entry) for entry in curated_snapshot().entries.values()]


def _shown(text: str) -> str:
    return f"{len(text):,} characters beginning {text[:60]!a}"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.lookup.hostile")
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--names", type=Path, metavar="FILE", help="else the curated entries")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
