"""People who use the desk, and what was acknowledged to them."""

from __future__ import annotations

import asyncio
import itertools
from collections import Counter
from dataclasses import dataclass, field
from random import Random

import aiohttp

from bot.playground import newsroom
from bot.playground.distant import Distant
from bot.playground.errors import StandInError
from bot.playground.exchange import Exchange
from bot.playground.model import Message, OpenView

NAMES = ("CECOT", "Tren de Aragua", "Nayib Bukele")
EDITED = {newsroom.EDITOR: "CECOT", newsroom.SECOND_EDITOR: "Nayib Bukele"}
CHANNELS = (newsroom.GENERAL, newsroom.WORLD)
WRONG = "The old text was wrong"
"""What an editor may say of it, where somebody has read it."""
FAILED = (StandInError, aiohttp.ClientError, TimeoutError)


@dataclass(slots=True)
class Ledger:
    """What people did, and what they were told.

    Args:
        done: how often each thing was done.
        acknowledged: how often each was acknowledged.
        unanswered: acknowledged commands that brought nothing.
        asked: acknowledged questions, to be answered once in their thread.
        shared: acknowledged presses of Share, each by its trigger.
        published: the words of acknowledged publications.
        begun: the words of publications that nobody was told about.
    """

    done: Counter[str] = field(default_factory=Counter)
    acknowledged: Counter[str] = field(default_factory=Counter)
    unanswered: int = 0
    asked: list[Message] = field(default_factory=list)
    unacknowledged: list[Message] = field(default_factory=list)
    shared: list[str] = field(default_factory=list)
    published: list[str] = field(default_factory=list)
    begun: list[str] = field(default_factory=list)


class Visitors:
    """People who do this and that, one thing after another.

    Args:
        slack: the workspace.
        random: decides what they do.
        retries: the share of events that Slack sends again though they were acknowledged.
    """

    def __init__(self, slack: Distant, random: Random, retries: float = 0.3) -> None:
        self.ledger = Ledger()
        self._slack = slack
        self._random = random
        self._retries = retries
        self._numbers = itertools.count(1)
        self._editing = {editor: asyncio.Lock() for editor in EDITED}

    async def act(self) -> None:
        """Do one thing."""
        does = self._random.choice((self.command, self.mention, self.ask, self.share, self.edit))
        await does()

    async def command(self) -> Exchange | None:
        """Type a command."""
        self.ledger.done["command"] += 1
        asked = self._slack.command("/context", self._random.choice(NAMES), user=newsroom.REPORTER)
        try:
            exchange = await asked
        except FAILED:
            return None
        if not acknowledged(exchange):
            return None
        self.ledger.acknowledged["command"] += 1
        self.ledger.unanswered += exchange.message is None
        return exchange

    async def mention(self) -> None:
        """Mention the bot in a channel."""
        channel = self._random.choice(CHANNELS)
        said = self._slack.mention(
            self._random.choice(NAMES), user=newsroom.REPORTER, channel=channel
        )
        await self._asked("mention", said)

    async def ask(self) -> None:
        """Ask the desk in the agent pane."""
        reader = self._random.choice(newsroom.READERS)
        try:
            pane = await self._slack.agent_pane(reader)
        except FAILED:
            return
        if pane.message:
            name = self._random.choice(NAMES)
            said = self._slack.direct(name, user=reader, thread=pane.message.ts)
            await self._asked("pane", said)

    async def _asked(self, what: str, said: object) -> None:
        self.ledger.done[what] += 1
        try:
            message, exchanges = await said  # type: ignore[misc] # Distant's say
        except FAILED:
            return
        if exchanges and all(acknowledged(each) for each in exchanges):
            self.ledger.acknowledged[what] += 1
            self.ledger.asked.append(message)
        else:
            self.ledger.unacknowledged.append(message)
        for each in exchanges:
            if self._random.random() < self._retries:
                self.ledger.done["retry"] += 1
                await self._slack.again(each)

    async def share(self) -> None:
        """Share a card that a command brought."""
        exchange = await self.command()
        if exchange is None or exchange.message is None:
            return
        self.ledger.done["share"] += 1
        try:
            pressed = await self._slack.press(exchange.message, "share", user=newsroom.REPORTER)
        except FAILED:
            return
        if acknowledged(pressed):
            self.ledger.acknowledged["share"] += 1
            self.ledger.shared.append(str(pressed.sent.payload["trigger_id"]))

    async def edit(self, *, correction: bool | None = None) -> str:
        """Publish a new summary through the modals; return its mark where it was acknowledged."""
        editor = self._random.choice(tuple(EDITED))
        if self._editing[editor].locked():
            return ""
        async with self._editing[editor]:
            mark = f"mark{next(self._numbers)}x{self._random.getrandbits(32):x}"
            self.ledger.done["edit"] += 1
            wrong = self._random.random() < 0.3 if correction is None else correction
            try:
                told = await self._published(editor, mark, correction=wrong)
            except FAILED:
                told = False
            (self.ledger.published if told else self.ledger.begun).append(mark)
            self.ledger.acknowledged["edit"] += told
            return mark if told else ""

    async def _published(self, editor: str, mark: str, *, correction: bool) -> bool:
        slack = self._slack
        while (left := await slack.modal(editor)) is not None:
            await slack.close(left, user=editor)
        await slack.command("/context", f"edit {EDITED[editor]}", user=editor)
        parts = await slack.modal(editor)
        if parts is None:
            return False
        action = next(name for name in _actions(parts) if name.startswith("part:own"))
        form = (
            await slack.choose(parts, action, action.replace("part:", "change:"), user=editor)
        ).view
        if form is None:
            return False
        summary = f"{EDITED[editor]} is in the news ({mark})."
        confirm = (await slack.submit(form, {"Summary": summary}, user=editor)).view
        if confirm is None:
            return False
        values: dict[str, object] = {"Why?": f"because of {mark}"}
        if correction and WRONG in str(confirm.view):
            values["What was the old text?"] = "correction"
            self.ledger.done["correction"] += 1
        done = await slack.submit(confirm, values, user=editor)
        told = acknowledged(done) and await self._read(editor, "Published as revision")
        self.ledger.acknowledged["correction"] += told and "correction" in values.values()
        return told

    async def _read(self, person: str, words: str) -> bool:
        """Return whether somebody's modal comes to say so: it may say “One moment” first."""

        async def look() -> bool:
            return words in str((view := await self._slack.modal(person)) and view.view)

        return await self._slack.until(look, within=5)


def acknowledged(exchange: Exchange) -> bool:
    """Return whether Slack, and so the person, was told that the bot has it."""
    return 200 <= exchange.status < 300 and not exchange.error


def _actions(view: OpenView) -> list[str]:
    return [
        str(element.get("action_id", ""))
        for block in view.view["blocks"]
        for element in (block.get("accessory", {}), *block.get("elements", ()))
    ]
