"""Any order of publications and answers: exactly those who read the old text are told, each once.

What each person and each channel read is kept beside the desk, text by text, and compared.
"""

from __future__ import annotations

import asyncio
import datetime as dt
from collections import Counter
from dataclasses import dataclass, field

from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.corrections import Correction
from knowledge.deliveries import Shown, Stood
from knowledge.editing import PieceChange
from tests.knowledge.corrections.conftest import Room
from tests.knowledge.corrections.publications import NOON, intent
from tests.knowledge.papers import MemoryPapers

PIECES = ("a:name", "a:summary", "b-fact")
PEOPLE = ("U1", "U2", "U3")
CHANNELS = ("C1", "C2")
GRACE = dt.timedelta(minutes=10)

shown = st.sets(st.sampled_from(PIECES), min_size=1)
STEPS = st.one_of(
    st.tuples(
        st.just("publish"),
        shown,
        st.sampled_from(("update", "correction", "withdrawal")),
        st.booleans(),
    ),
    st.tuples(st.just("see"), st.sampled_from(PEOPLE), shown),
    st.tuples(st.just("copy"), st.sampled_from(PEOPLE), shown),
    st.tuples(st.just("begin"), st.sampled_from(CHANNELS), shown),
    st.tuples(st.just("confirm"), st.integers(0, 5), st.booleans()),
    st.tuples(st.just("lag"), st.sampled_from(PEOPLE), shown),
    st.tuples(st.just("work"), st.integers(0, 3), st.booleans()),
    st.tuples(st.just("late"), st.booleans()),
    st.tuples(st.just("restart")),
)
Text = tuple[str, int]
"""A piece, and the revision that brought its text."""


@dataclass
class Newsroom:
    """A desk that publishes and answers, and beside it what everybody truly read."""

    room: Room = field(default_factory=lambda: Room.over(MemoryPapers()))
    revision: int = 1
    now: dt.datetime = NOON
    published: dt.datetime = NOON
    brought: dict[str, int] = field(default_factory=lambda: dict.fromkeys(PIECES, 1))
    before: dict[str, int] = field(default_factory=lambda: dict.fromkeys(PIECES, 1))
    read: dict[str, set[Text]] = field(default_factory=dict)
    cards: dict[str, tuple[str, set[str], dict[str, int]]] = field(default_factory=dict)
    begun: list[tuple[str, str, set[str], int, dict[str, int]]] = field(default_factory=list)
    replaced: dict[str, tuple[Correction, set[Text]]] = field(default_factory=dict)
    told: Counter[tuple[str, str]] = field(default_factory=Counter)
    refreshes: Counter[tuple[str, int]] = field(default_factory=Counter)

    def of(self, pieces: set[str], revision: int) -> Shown:
        return Shown(pieces=frozenset(pieces), entries=("a",), revision=revision, asked="card:a")

    def reads(self, who: str, pieces: set[str], brought: dict[str, int]) -> None:
        self.read.setdefault(who, set()).update((piece, brought[piece]) for piece in pieces)

    async def publish(self, pieces: set[str], kind: str, killed: bool) -> None:
        self.before = dict(self.brought)
        self.revision += 1
        spans = tuple(Stood(p, self.brought[p], self.revision) for p in sorted(pieces))
        old = {(p, self.brought[p]) for p in pieces}
        self.brought.update(dict.fromkeys(pieces, self.revision))
        issued = Correction(
            id=f"r{self.revision}",
            kind=kind,
            revision=self.revision,
            changes=tuple(PieceChange(p, "a", "Old.", "New.") for p in sorted(pieces)),
            stood=spans,
            names=(("a", "A"),),
            reason="it was wrong",
            editor="U9",
            at=self.now,
        )
        self.replaced[issued.id] = issued, old
        self.published = self.now
        await self.room.corrections.announce(intent(issued))
        if not killed:
            await self.room.corrections.issue(issued)

    async def restart(self) -> None:
        """A process that was killed right after it published starts anew."""
        for announced in await self.room.corrections.announced():
            await self.room.corrections.issue(self.replaced[announced.id][0])

    async def see(self, person: str, pieces: set[str]) -> None:
        await self.room.noted.seen(person, "C1", self.of(pieces, self.revision), self.now)
        self.reads(person, pieces, self.brought)

    async def copy(self, person: str, pieces: set[str]) -> None:
        await self.room.noted.copied(person, self.of(pieces, self.revision), self.now)
        self.reads(person, pieces, self.brought)

    async def lag(self, person: str, pieces: set[str]) -> None:
        """Another process answers from the snapshot before."""
        if self.now - self.published >= GRACE:
            return
        revision = max(1, self.revision - 1)
        await self.room.noted.seen(person, "C1", self.of(pieces, revision), self.now)
        self.reads(person, pieces, self.before)

    async def begin(self, channel: str, pieces: set[str]) -> None:
        shown = self.of(pieces, self.revision)
        id_ = await self.room.noted.posting(channel, "", shown, by="U1", at=self.now)
        self.begun.append((id_, channel, pieces, self.revision, dict(self.brought)))

    async def confirm(self, number: int, taken: bool) -> None:
        if not self.begun:
            return
        id_, channel, pieces, _, brought = self.begun.pop(number % len(self.begun))
        if not taken:
            await self.room.noted.not_posted(id_)
            return
        await self.room.noted.posted(id_, f"{len(self.cards) + 1}.0")
        self.reads(channel, pieces, brought)
        self.cards[id_] = channel, pieces, brought

    async def work(self, number: int, _: bool) -> None:
        for task in (await self.room.corrections.open_tasks())[number:]:
            if not await self.room.corrections.begin(task, self.now):
                continue
            if task.what == "refresh":
                channel, pieces, _ = self.cards[task.delivery]
                self.refreshes[task.delivery, self.revision] += 1
                now = self.of(pieces, self.revision)
                await self.room.noted.refreshed(task.delivery, now, self.now)
                self.reads(channel, pieces, self.brought)
                self.cards[task.delivery] = channel, pieces, dict(self.brought)
            else:
                self.told[task.correction, task.person or task.channel] += 1
            await self.room.corrections.done(task, "9.0")

    async def late(self, after_a_while: bool) -> None:
        self.now += 2 * GRACE if after_a_while else dt.timedelta()
        for issued in await self.room.corrections.unsettled():
            await self.room.corrections.late(issued, self.now)

    def expected(self) -> set[tuple[str, str]]:
        """Return who is to be told of which correction, worked out from what was truly read."""
        wanted: set[tuple[str, str]] = set()
        knows = {who: set(texts) for who, texts in self.read.items()}
        for issued, old in self.replaced.values():
            for who, texts in knows.items():
                if issued.kind != "update" and texts & old:
                    wanted.add((issued.id, who))
                    texts.update((change.piece, issued.revision) for change in issued.changes)
        return wanted


async def play(steps: list[tuple]) -> None:
    newsroom = Newsroom()
    for name, *given_ in steps:
        newsroom.now += dt.timedelta(seconds=1)
        await getattr(newsroom, name)(*given_)
    while newsroom.begun:
        await newsroom.confirm(0, True)
    await newsroom.restart()
    for _ in range(3 * (len(newsroom.replaced) + 1)):
        await newsroom.late(after_a_while=True)
        await newsroom.work(0, True)
    assert set(newsroom.told) == newsroom.expected()
    assert set(newsroom.told.values()) <= {1}
    assert await newsroom.room.corrections.unsettled() == ()
    assert await newsroom.room.corrections.open_tasks() == ()
    for _, pieces, brought in newsroom.cards.values():
        assert {p: brought[p] for p in pieces} == {p: newsroom.brought[p] for p in pieces}
    assert set(newsroom.refreshes.values()) <= {1}


@settings(max_examples=400, deadline=None)
@given(st.lists(STEPS, min_size=5, max_size=40))
def test_exactly_those_who_read_an_old_text_are_told_and_no_card_stays_old(steps):
    asyncio.run(play(steps))
