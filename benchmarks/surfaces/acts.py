"""What people do on each surface; each act returns what came back."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from functools import partial

from benchmarks.asking import kinds
from bot.playground import StandIn, newsroom
from bot.playground.exchange import Exchange
from bot.playground.model import Message, OpenView
from knowledge.model import Entry
from knowledge.snapshot import Snapshot

Act = Callable[[], Awaitable[Exchange]]
COMMANDS = ("/context", "/who", "/quotes", "/timeline", "/sources", "/figures")


@dataclass(slots=True)
class People:
    """Two editors at work, with what is open before them.

    Args:
        slack: the stand-in.
        snapshot: what is on file, to ask about.
        chance: the random choice, seeded.
    """

    slack: StandIn
    snapshot: Snapshot
    chance: random.Random
    card: Message | None = None
    home: OpenView | None = None
    copy: list[Message] = field(default_factory=list)
    modal: asyncio.Lock = field(default_factory=asyncio.Lock)

    def name(self) -> str:
        """Return the name of an entry on file."""
        return self._entry().name

    def text(self) -> str:
        """Return three sentences of copy with names that are on file."""
        facts = (self._entry().facts for _ in "abc")
        return " ".join(self.chance.choice(held).text for held in facts)

    def _entry(self) -> Entry:
        entries = self.snapshot.entries
        return entries[f"e{self.chance.randrange(len(entries))}"]

    async def begin(self) -> None:
        """Open what is acted on: a card, the Home tab, messages with copy."""
        for _ in range(200):
            shown = await self.slack.command("/context", self.name())
            if shown.message and "Copy line" in str(shown.message.blocks):
                self.card = shown.message
                break
        await self.slack.home(newsroom.REPORTER)
        homes = self.slack.world.workspace.homes
        self.home = await self.slack.until(lambda: homes.get(newsroom.REPORTER), 30)
        self.copy = [(await self.slack.say(self.text()))[0] for _ in range(100)]

    async def press(self) -> Exchange:
        """Press Copy line under a card."""
        return await self.slack.press(_open(self.card), "line")

    async def type_ahead(self) -> Exchange:
        """Type three letters into the Home tab's menu."""
        typed = self.name()[:3]
        homes = self.slack.world.workspace.homes
        return await self.slack.suggest(
            homes[newsroom.REPORTER], "look_up", typed, user=newsroom.REPORTER
        )

    async def shortcut(self, callback: str) -> Exchange:
        """Use a shortcut of a message."""
        return await self.slack.shortcut(callback, self.chance.choice(self.copy))

    async def submit(self) -> Exchange:
        """Paste copy into the modal and send it; only the sending is measured."""
        async with self.modal:
            user = newsroom.REPORTER
            opened = await self.slack.shortcut("check_copy", user=user)
            if opened.view is None:
                raise RuntimeError("the modal for copy did not open")
            return await self.slack.submit(opened.view, {"copy:0": self.text()}, user=user)

    async def link(self) -> Exchange:
        """Post a link to a source on file."""
        sources = list(self.snapshot.sources.values())
        _, heard = await self.slack.say(f"<{self.chance.choice(sources).url}>")
        return heard[0]


def acts(people: People) -> Mapping[str, Act]:
    """Return an act for each surface."""
    slack, questions = people.slack, kinds(people.snapshot, people.chance)

    def question() -> str:
        return people.chance.choice(list(questions.values()))()

    async def asked(name: str) -> Exchange:
        return await slack.command(name, people.name())

    async def questioned() -> Exchange:
        return await slack.command("/context", question())

    async def mentioned() -> Exchange:
        return (await slack.mention(question()))[1][0]

    async def written() -> Exchange:
        return (await slack.direct(people.name()))[1][0]

    async def stepped() -> Exchange:
        return (await slack.step("look_up_context", {"term": people.name()}))[1]

    async def all_events() -> Exchange:
        return await slack.command("/timeline", "")

    return {
        **{name: partial(asked, name) for name in COMMANDS},
        "/context, any question": questioned,
        "/timeline of all": all_events,
        "mention, any question": mentioned,
        "direct message": written,
        "block action": people.press,
        "type-ahead": people.type_ahead,
        "Explain this message": partial(people.shortcut, "explain_message"),
        "Check this copy": partial(people.shortcut, "check_message"),
        "view submission": people.submit,
        "Home opened": partial(slack.home, newsroom.REPORTER),
        "link shared": people.link,
        "workflow step": stepped,
    }


def _open(place: Message | OpenView | None) -> Message | OpenView:
    if place is None:
        raise RuntimeError("what is to be acted on did not open")
    return place
