"""How long each kind of question takes, in one process: ``python -m benchmarks.asking``.

A made-up newsroom of 10,000 entries and 100,000 facts; every kind of question is asked of
different entries, and its slowest times are printed. Its records keep the rules of
``knowledge/checks``, so that they can also be edited.
"""

from __future__ import annotations

import argparse
import datetime as dt
import random
import resource
import time
from collections.abc import Callable
from dataclasses import replace

from bot.paging import packed
from bot.running import settle
from bot.views.answer import render
from bot.views.asked.pages import Turn
from knowledge.desk import Desk
from knowledge.forms import Kind
from knowledge.model import CopyLine, Entry, Event, Evidence, Fact, Figure, Passage, Quote, Source
from knowledge.questions import parse
from knowledge.revisions import Ledger, Record
from knowledge.snapshot import Snapshot
from knowledge.text import digest

_SYLLABLES = ("ba", "ce", "di", "fo", "gu", "ha", "je", "ki", "lo", "mu", "na", "pe", "qui", "ro")
_VERBS = ("announced", "opposed", "visited", "signed", "refused", "funded", "closed", "opened")
_NOUNS = (
    "port", "bridge", "school", "budget", "strike", "tariff", "election", "prison", "hospital",
    "treaty", "dam", "railway", "court", "harvest", "pension", "museum", "airport", "mine", "ferry",
)  # fmt: skip
_KINDS: tuple[Kind, ...] = ("person", "person", "organization", "place", "agreement", "event")
_DAY = dt.date(2026, 1, 1)
_REPORT = "The Wire reports what is on file."
"""The first paragraph of every source; the paragraphs after it are quotations, one each."""
_WHERE = Evidence(source="", paragraph=1, start=0, end=16, sha256=digest(_REPORT[:16]))


def newsroom(entries: int, facts: int, seed: int = 7) -> Snapshot:
    """Return a snapshot of the made-up records, which ``records`` describes."""
    return Snapshot.of(Ledger(records(entries, facts, seed)))


def records(entries: int, facts: int, seed: int = 7, sources: int = 1) -> dict[str, Record]:
    """Return made-up records by id.

    Args:
        entries: how many.
        facts: how many in all.
        seed: of the random choice, so that every run asks the same.
        sources: how many documents the entries rest on, in turn.
    """
    chance = random.Random(seed)
    names = _names(chance, entries)
    printed = [[_REPORT] for _ in range(sources)]
    each = facts // entries
    made = [
        _entry(chance, number, names, each, number % sources, printed) for number in range(entries)
    ]
    wires = [_source(number, paragraphs) for number, paragraphs in enumerate(printed)]
    filed: tuple[Record, ...] = (*wires, *made)
    return {record.id: record for record in filed}


def _source(number: int, paragraphs: list[str]) -> Source:
    passages = tuple(
        Passage(paragraph=i, length=len(text), sha256=digest(text))
        for i, text in enumerate(paragraphs, start=1)
    )
    return Source(
        id=f"wire{number}", publisher="The Wire", headline=None, author=None, date_published=_DAY,
        url=f"https://example.com/wire/{number}", language="en", passages=passages, coverage="part",
    )  # fmt: skip


def _names(chance: random.Random, count: int) -> list[str]:
    names: dict[str, None] = {}
    while len(names) < count:
        parts = ["".join(chance.choices(_SYLLABLES, k=chance.randint(2, 4))) for _ in range(2)]
        names[" ".join(part.title() for part in parts)] = None
    return list(names)


def _entry(
    chance: random.Random,
    number: int,
    names: list[str],
    facts: int,
    source: int,
    printed: list[list[str]],
) -> Entry:
    """Return an entry that rests on a source, to which what it says is added as a paragraph."""
    name, kind = names[number], _KINDS[number % len(_KINDS)]
    where = (replace(_WHERE, source=f"wire{source}"),)
    others = [chance.randrange(len(names)) for _ in range(facts)]
    held = tuple(_fact(chance, number, n, names, other, where) for n, other in enumerate(others))
    event = Event(
        date=f"2025-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}",
        dated_by="As printed.",
        participants=(f"e{others[0]}", f"e{others[1]}"),
        evidence=where,
    )
    return Entry(
        id=f"e{number}",
        kind=kind,
        name=name,
        role=f"Known for the {chance.choice(_NOUNS)}",
        summary=f"{name} is known for the {chance.choice(_NOUNS)} of {names[others[0]]}.",
        as_of=_DAY,
        review_by=dt.date(2027, 1, 1),
        evidence=where,
        copy_line=CopyLine(
            text=f"{name} was on file on 1 January 2026, The Wire reports.",
            rests_on=(held[0].id,),
        ),
        key_facts=(held[0].id,),
        facts=held,
        quotes=(_quote(chance, number, others[0], source, printed[source]),)
        if kind == "person"
        else (),
        related=_related(number, len(names)),
        event=event if kind == "event" else None,
    )


def _related(number: int, count: int) -> tuple[str, ...]:
    """Return its neighbour, which names it in turn."""
    return (f"e{number ^ 1}",) if number ^ 1 < count else ()


def _fact(
    chance: random.Random,
    number: int,
    n: int,
    names: list[str],
    other: int,
    where: tuple[Evidence, ...],
) -> Fact:
    figure = chance.randint(2, 90_000) if n == 1 else None
    noun = chance.choice(_NOUNS)
    counted = f" for {figure:,} people" if figure else ""
    year = chance.randint(2019, 2025)
    return Fact(
        id=f"f{number}-{n}",
        text=(
            f"{names[number]} {chance.choice(_VERBS)} the {noun} of {names[other]} in {year}"
            f"{counted}, The Wire reports."
        ),
        status="reported",
        attributed_to=f"e{number}",
        as_of=_DAY,
        about=(f"e{other}",),
        figure=Figure(number=figure, bound="exactly", unit="people") if figure else None,
        evidence=where,
    )


def _quote(
    chance: random.Random, number: int, other: int, source: int, paragraphs: list[str]
) -> Quote:
    words = " ".join(chance.choices([*_NOUNS, *_VERBS, "the", "of", "and", "we", "will"], k=24))
    paragraphs.append(words)
    return Quote(
        id=f"q{number}",
        exact=words,
        speaker=f"e{number}",
        speaker_role="minister",
        manner="said",
        said_on="2025-05-03",
        dated_by="As printed.",
        about=(f"e{other}",),
        evidence=Evidence(
            source=f"wire{source}",
            paragraph=len(paragraphs),
            start=0,
            end=len(words),
            sha256=digest(words),
        ),
    )


def kinds(snapshot: Snapshot, chance: random.Random) -> dict[str, Callable[[], str]]:
    """Return a maker of questions for each kind."""
    entries = list(snapshot.entries.values())
    facts = [fact for entry in entries for fact in entry.facts]
    people = [entry for entry in entries if entry.quotes]

    def name() -> str:
        return chance.choice(entries).name

    def fact_words() -> tuple[str, str, str, str]:
        first, last, verb, _, noun, _, other, more, *_ = chance.choice(facts).text.split()
        return f"{first} {last}", verb, noun, f"{other} {more}"

    def ask(form: str) -> Callable[[], str]:
        def made() -> str:
            who, verb, noun, other = fact_words()
            return form.format(who=who, verb=verb, noun=noun, other=other)

        return made

    def spoken(size: int, *, slip: bool) -> str:
        words = chance.choice(people).quotes[0].exact.split()
        at = chance.randrange(len(words) - size)
        part = words[at : at + size]
        if slip:
            part[size // 2] = "whatever"
        return f'who said "{" ".join(part)}"'

    return {
        "entry": lambda: f"who is {name()}?",
        "quotes of": lambda: f"quotes from {chance.choice(people).name}",
        "quotes of, about": ask("what did {who} say about the {noun}?"),
        "quotes about": ask("quotes about the {noun} of {other}"),
        "who said": lambda: spoken(4, slip=False),
        "who said, with a slip": lambda: spoken(8, slip=True),
        "timeline": lambda: f"timeline of {name()}",
        "timeline of all": lambda: "timeline",
        "link": lambda: f"how are {name()} and {name()} connected?",
        "sources": lambda: f"sources for {name()}",
        "figures": lambda: f"figures on {name()}",
        "news": lambda: f"what's new on {name()} since 1 May 2025?",
        "who": ask("who {verb} the {noun} of {other}?"),
        "when": ask("when was the {noun} of {other} {verb} by {who}?"),
        "where": ask("where did {who} {verb} the {noun}?"),
        "how many": ask("how many people did {who} {verb} the {noun} for?"),
        "fact": ask("has {who} {verb} the {noun} of {other}?"),
        "not on file": ask("how old is {who}?"),
        "about nothing on file": lambda: "has anybody seen the unheard-of zeppelin?",
    }


def main() -> None:
    """Build the newsroom, ask, and print one line for each kind."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.asking", description=__doc__)
    parser.add_argument("--entries", type=int, default=10_000)
    parser.add_argument("--facts", type=int, default=100_000)
    parser.add_argument("--each", type=int, default=300, help="questions of each kind")
    options = parser.parse_args()
    started = time.perf_counter()
    snapshot = newsroom(options.entries, options.facts)
    built = time.perf_counter() - started
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{options.entries:,} entries, {options.facts:,} facts: {built:.1f} s, {memory:.0f} MB")
    desk = Desk(snapshot, today=lambda: dt.date(2026, 6, 1))
    settle(desk)
    print("| kind | p50 ms | p99 ms | slowest ms |\n|---|---|---|---|")
    for kind, make in kinds(snapshot, random.Random(11)).items():
        times = sorted(_timed(desk, make()) for _ in range(options.each))
        p50, p99 = times[len(times) // 2], times[int(len(times) * 0.99)]
        print(f"| {kind} | {p50:.1f} | {p99:.1f} | {times[-1]:.1f} |", flush=True)


def _timed(desk: Desk, text: str) -> float:
    """Return the milliseconds from the typed words to the message."""
    started = time.perf_counter()
    question = parse(text)
    render(desk.ask(question), Turn(0, packed(question)))
    return (time.perf_counter() - started) * 1000


if __name__ == "__main__":
    main()
