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
import platform
import random
import sqlite3
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType

from benchmarks.asking import kinds, records
from bot.running import settle
from knowledge.desk import Desk
from knowledge.model import Alias, Entry, Source
from knowledge.publishing import Conflicted, Edit
from knowledge.questions import parse
from knowledge.revisions import Change, Ledger, Record
from knowledge.snapshot import Snapshot
from knowledge.store.tinydb import TinyStore

VISIBLE_MS = 100.0
"""The limit from the publication to the answer that shows it."""

STALL_MS = 25.0
"""The limit for how long the event loop may stand still meanwhile."""

SEED = 11
SOURCES = 500
PAUSE = 0.02
"""Seconds between an answer and the next question."""

QUICK = ("entry", "sources")
"""The kinds of question that are answered meanwhile: those that take few milliseconds
themselves, so that a stall is not their own."""

_LIFT = dt.datetime(2026, 5, 1, tzinfo=dt.UTC)
_BEFORE, _AFTER = _LIFT.timestamp() - 1, _LIFT.timestamp()
_TODAY = dt.date(2026, 6, 1)


class Served:
    """A desk over a real store, asked and edited as the bot does it."""

    def __init__(self, snapshot: Snapshot, store: TinyStore) -> None:
        self.longest = 0.0
        self.now = _BEFORE
        self.desk = Desk(snapshot, store=store, clock=lambda: self.now, today=lambda: _TODAY)

    def shows(self, word: str, name: str) -> bool:
        """Ask for a word, and return whether the answer holds a name."""
        return name in str(self.answer(word))

    def answer(self, text: str) -> object:
        """Answer a question; the longest time that the processor spent on one is kept."""
        began = time.thread_time()
        found = self.desk.ask(parse(text))
        self.longest = max(self.longest, (time.thread_time() - began) * 1000)
        return found

    async def previewed(self, record: Entry) -> Edit:
        """Look at what a publication would do, as an editor does first."""
        last = self.desk.snapshot.changes.get(record.id)
        edit = Edit(subject=record.id, after=record, base=last.number if last else 0)
        seen = await self.desk.preview([edit])
        if isinstance(seen, Conflicted) or seen.faults:
            raise RuntimeError(f"{record.id} cannot be published: {seen}"[:2000])
        return edit

    async def publish(self, edit: Edit) -> None:
        """Publish: kept in the store, and in answers, when this returns."""
        await self.desk.publish([edit], editor="U0", reason="made up")

    async def lift(self) -> None:
        """Let the embargoes pass, of which the desk knows beforehand."""
        await self.desk.make_ready(ahead=10.0)
        self.now = _AFTER


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

    def longest(self, what: str) -> float:
        """Return the longest stall while something was measured."""
        return max(self.late.get(what, [0.0]))


def _since(began: float) -> float:
    return (time.perf_counter() - began) * 1000


@contextlib.asynccontextmanager
async def busy(served: Served, ask: Sequence[Callable[[], str]]) -> AsyncIterator[Ticker]:
    """Answer questions of several kinds in turn while the loop is watched."""
    ticker = Ticker()

    async def answering() -> None:
        while True:
            for make in ask:
                served.answer(make())
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
    """Return another entry under a name of its own; no claim of it stands in another."""
    name = word.title()
    facts = tuple(
        replace(
            fact,
            id=f"{word}-{fact.id}",
            text=f"{name} {fact.text.removeprefix(entry.name)[-2::-1].strip()}.",
            attributed_to=word,
        )
        for fact in entry.facts
    )
    quotes = tuple(replace(quote, id=f"{word}-{quote.id}", speaker=word) for quote in entry.quotes)
    line = replace(
        entry.copy_line,
        text=entry.copy_line.text.replace(entry.name, name),
        rests_on=(facts[0].id,),
    )
    return replace(
        entry, id=word, name=name, facts=facts, quotes=quotes, key_facts=(), related=(),
        copy_line=line,
    )  # fmt: skip


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


async def main(entries: int, facts: int, times: int, folder: Path) -> None:
    """Build the newsroom, publish, let the embargoes pass, print the figures."""
    made = _embargoed(records(entries, facts, sources=SOURCES))
    store = TinyStore(folder / "knowledge.json")
    filed = [
        Change(subject=id_, after=r, origin="curated", editor="files", reason="file added")
        for id_, r in made.items()
    ]
    ledger = Ledger.of(await store.append(filed))
    began = time.perf_counter()
    served = Served(Snapshot.of(ledger, _BEFORE), store)
    built = _since(began) / 1000
    settle(served.desk)
    chance = random.Random(SEED)
    today, python = f"{dt.datetime.now(dt.UTC):%Y-%m-%d}", platform.python_version()
    print(f"{today}, Python {python}, SQLite {sqlite3.sqlite_version}")
    print(f"{entries:,} entries, {facts:,} facts; all built in {built:.1f} s")
    print("| what | times | p50 ms | p99 ms | slowest ms | of 100 ms | stall ms | of 25 ms |")
    print("|---|---|---|---|---|---|---|---|")
    makers = kinds(served.desk.snapshot, chance)
    async with busy(served, [makers[kind] for kind in QUICK]) as ticker:
        await _measured(ticker, "nothing", 1, lambda *_: asyncio.sleep(5))
        for name, edit in EDITS.items():

            async def looked(number: int, edit: Callable[[Entry, str], Entry] = edit) -> Edit:
                word = _word(edit, number)
                entry = chance.choice(list(served.desk.snapshot.entries.values()))
                return await served.previewed(edit(entry, word))

            async def visible(made: Edit, number: int, edit: object = edit) -> None:
                await served.publish(made)
                if not served.shows(_word(edit, number), _name(made)):
                    raise RuntimeError(f"{_word(edit, number)} was published and is in no answer")

            await _measured(ticker, name, times, visible, looked)
        before = len(served.desk.snapshot.entries)
        await _measured(ticker, "embargoes pass", 1, lambda *_: served.lift())
        print(
            f"\nthe longest answer took the processor {served.longest:.0f} ms, a stall of its own"
        )
        print(f"{len(served.desk.snapshot.entries) - before} entries came on file as they passed")


def _word(edit: object, number: int) -> str:
    return f"zyx{getattr(edit, '__name__', '').strip('_')}{number}q"


def _name(edit: Edit) -> str:
    return edit.after.name if isinstance(edit.after, Entry) else ""


async def _nothing(_: int) -> Edit:
    return Edit(subject="", after=None)


async def _measured(
    ticker: Ticker,
    what: str,
    times: int,
    once: Callable[[Edit, int], Awaitable[None]],
    before: Callable[[int], Awaitable[Edit]] = _nothing,
) -> None:
    spent: list[float] = []
    looked: list[float] = []
    for number in range(times):
        ticker.what = f"look before {what}"
        began = time.perf_counter()
        made = await before(number)
        looked.append(_since(began))
        ticker.what = what
        began = time.perf_counter()
        await once(made, number)
        spent.append(_since(began))
        await asyncio.sleep(PAUSE)
    _print(f"look before {what}", sorted(looked), ticker)
    _print(what, sorted(spent), ticker)


def _print(what: str, spent: list[float], ticker: Ticker) -> None:
    p50, p99, most = spent[len(spent) // 2], spent[int(len(spent) * 0.99)], spent[-1]
    stall = ticker.longest(what)
    print(
        f"| {what} | {len(spent)} | {p50:.0f} | {p99:.0f} | {most:.0f} | {most / VISIBLE_MS:.2f} "
        f"| {stall:.1f} | {stall / STALL_MS:.2f} |",
        flush=True,
    )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m benchmarks.publishing", description=__doc__)
    parser.add_argument("--entries", type=int, default=10_000)
    parser.add_argument("--facts", type=int, default=100_000)
    parser.add_argument("--times", type=int, default=50, help="edits of each kind")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        asyncio.run(main(options.entries, options.facts, options.times, Path(made)))
