"""How soon what is published is read in answers: ``python -m benchmarks.publishing``.

A made-up newsroom of 10,000 entries and 100,000 facts. Edits are published one after another
in a thread of their own, while questions are answered and a ticker notes how long the event
loop stands still. Every edit brings a word that nothing else on file holds; it is visible when
an answer to that word names the entry. At last the embargo on an entry and that on a source
pass. The first line is of questions alone, with nothing published.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import datetime as dt
import gc
import platform
import random
import sqlite3
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from benchmarks.asking import kinds, records
from knowledge.desk import Desk
from knowledge.model import Alias, Entry, Source
from knowledge.questions import parse
from knowledge.revisions import Ledger, Record, Revision
from knowledge.snapshot import Snapshot

VISIBLE_MS = 100.0
"""The limit from the publication to the answer that shows it."""

STALL_MS = 25.0
"""The limit for how long the event loop may stand still meanwhile."""

SEED = 11
SOURCES = 500
PAUSE = 0.02
"""Seconds between an answer and the next question."""

QUICK = ("entry", "quotes of", "sources", "news", "who said", "fact", "who")
"""The kinds of question that are answered meanwhile: those that take few milliseconds
themselves, so that a stall is not their own."""

_LIFT = dt.datetime(2026, 5, 1, tzinfo=dt.UTC)
_BEFORE, _AFTER = _LIFT.timestamp() - 1, _LIFT.timestamp()
_TODAY = dt.date(2026, 6, 1)


class Served:
    """The desk that answers; a publication puts the next snapshot in its place."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.put(snapshot)

    def put(self, snapshot: Snapshot) -> None:
        """Answer from another snapshot from now on."""
        self.snapshot = snapshot
        self.desk = Desk(snapshot, clock=lambda: _BEFORE, today=lambda: _TODAY)

    def shows(self, word: str, name: str) -> bool:
        """Ask for a word, and return whether the answer holds a name."""
        return name in str(self.desk.ask(parse(word)))


async def publish(served: Served, revision: Revision) -> None:
    """Publish one revision: what a desk does once the store holds it."""
    served.put(await asyncio.to_thread(_after, served.snapshot, revision))


def _after(before: Snapshot, revision: Revision) -> Snapshot:
    return before.after(before.ledger.after((revision,)), _BEFORE)


async def lift(served: Served) -> None:
    """Let the embargoes pass."""
    served.put(await asyncio.to_thread(served.snapshot.at, _AFTER))


@dataclass(slots=True)
class Ticker:
    """Wakes every millisecond, and notes in milliseconds how late it was and for what."""

    what: str = ""
    late: dict[str, list[float]] = field(default_factory=dict)

    async def tick(self) -> None:
        """Tick until cancelled."""
        while True:
            began = time.perf_counter()
            await asyncio.sleep(0.001)
            self.late.setdefault(self.what, []).append(_since(began) - 1)

    def longest(self) -> float:
        """Return the longest stall of what is measured now."""
        return max(self.late.get(self.what, [0.0]))


def _since(began: float) -> float:
    return (time.perf_counter() - began) * 1000


@contextlib.asynccontextmanager
async def busy(served: Served, ask: Sequence[Callable[[], str]]) -> AsyncIterator[Ticker]:
    """Answer questions of several kinds in turn while the loop is watched."""
    ticker = Ticker()

    async def answering() -> None:
        while True:
            for make in ask:
                served.desk.ask(parse(make()))
                await asyncio.sleep(PAUSE)

    tasks = [asyncio.create_task(ticker.tick()), asyncio.create_task(answering())]
    try:
        yield ticker
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def _told(entry: Entry, word: str) -> Entry:
    first, *others = entry.facts
    told = replace(first, text=f"{entry.name} opened the {word}, The Wire reports.")
    return replace(entry, facts=(told, *others))


def _named(entry: Entry, word: str) -> Entry:
    alias = Alias(name=word.title(), source=entry.evidence[0].source)
    return replace(entry, also_known_as=(*entry.also_known_as, alias))


def _added(entry: Entry, word: str) -> Entry:
    facts = tuple(replace(fact, id=f"{word}-{fact.id}") for fact in entry.facts)
    quotes = tuple(replace(quote, id=f"{word}-{quote.id}", speaker=word) for quote in entry.quotes)
    line = replace(entry.copy_line, rests_on=(facts[0].id,))
    return replace(
        entry, id=word, name=word.title(), facts=facts, quotes=quotes, key_facts=(), copy_line=line
    )


EDITS: Mapping[str, Callable[[Entry, str], Entry]] = MappingProxyType(
    {"fact changed": _told, "name added": _named, "entry added": _added}
)
"""What is published, each of it so often as asked for."""


def _embargoed(made: Mapping[str, Record]) -> dict[str, Record]:
    """Return records of which the last entry and the first source are under embargo."""
    entry = [r for r in made.values() if isinstance(r, Entry)][-1]
    source = next(r for r in made.values() if isinstance(r, Source))
    held: tuple[Record, ...] = (
        replace(entry, embargo_until=_LIFT),
        replace(source, embargo_until=_LIFT),
    )
    return {**made, **{record.id: record for record in held}}


async def main(entries: int, facts: int, times: int) -> None:
    """Build the newsroom, publish, let the embargoes pass, print the figures."""
    made = _embargoed(records(entries, facts, sources=SOURCES))
    began = time.perf_counter()
    served = Served(Snapshot.of(Ledger(made), _BEFORE))
    built = _since(began) / 1000
    gc.collect()
    gc.freeze()
    chance = random.Random(SEED)
    today, python = f"{dt.datetime.now(dt.UTC):%Y-%m-%d}", platform.python_version()
    print(f"{today}, Python {python}, SQLite {sqlite3.sqlite_version}")
    print(f"{entries:,} entries, {facts:,} facts; all built in {built:.1f} s")
    print("| what | times | p50 ms | p99 ms | slowest ms | of 100 ms | stall ms | of 25 ms |")
    print("|---|---|---|---|---|---|---|---|")
    makers = kinds(served.snapshot, chance)
    async with busy(served, [makers[kind] for kind in QUICK]) as ticker:
        await _measured(ticker, "nothing", 1, lambda _: asyncio.sleep(5))
        for name, edit in EDITS.items():

            async def visible(number: int, edit: Callable[[Entry, str], Entry] = edit) -> None:
                word = f"zyx{edit.__name__.strip('_')}{number}q"
                after = edit(chance.choice(list(served.snapshot.entries.values())), word)
                await publish(served, _revision(served.snapshot.number + 1, after))
                if not served.shows(word, after.name):
                    raise RuntimeError(f"{word} was published and is in no answer")

            await _measured(ticker, name, times, visible)
        before = len(served.snapshot.entries)
        await _measured(ticker, "embargoes pass", 1, lambda _: lift(served))
        print(f"\n{len(served.snapshot.entries) - before} entries came on file as they passed")


def _revision(number: int, record: Record) -> Revision:
    return Revision(
        number=number,
        at=_LIFT,
        subject=record.id,
        after=record,
        origin="desk",
        editor="U0",
        reason="made up",
    )


async def _measured(
    ticker: Ticker, what: str, times: int, once: Callable[[int], Awaitable[None]]
) -> None:
    ticker.what = what
    spent: list[float] = []
    for number in range(times):
        began = time.perf_counter()
        await once(number)
        spent.append(_since(began))
        await asyncio.sleep(PAUSE)
    spent.sort()
    p50, p99, most = spent[len(spent) // 2], spent[int(len(spent) * 0.99)], spent[-1]
    stall = ticker.longest()
    print(
        f"| {what} | {times} | {p50:.0f} | {p99:.0f} | {most:.0f} | {most / VISIBLE_MS:.2f} "
        f"| {stall:.1f} | {stall / STALL_MS:.2f} |",
        flush=True,
    )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m benchmarks.publishing", description=__doc__)
    parser.add_argument("--entries", type=int, default=10_000)
    parser.add_argument("--facts", type=int, default=100_000)
    parser.add_argument("--times", type=int, default=50, help="edits of each kind")
    options = parser.parse_args()
    asyncio.run(main(options.entries, options.facts, options.times))
