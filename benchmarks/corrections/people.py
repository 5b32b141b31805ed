"""What people do: share cards, read them privately, correct an entry. They try again."""

from __future__ import annotations

import asyncio
import contextlib
from random import Random

from bot.playground import newsroom
from bot.playground.distant import Distant
from bot.playground.errors import StandInError
from bot.playground.exchange import Exchange

ASKED = "CECOT"
NEW = "CECOT is a prison in El Salvador, as the desk describes it since the correction."
AT_ONCE = 8


class People:
    """The crowd of a newsroom.

    Args:
        slack: where they are.
        people: how many read.
        channels: how many channels there are.
        random: decides who does what.
    """

    def __init__(self, slack: Distant, people: int, channels: int, random: Random) -> None:
        self._slack = slack
        self.people = tuple(f"U00CROWD{n:03d}" for n in range(people))
        self.channels = tuple(f"C00CROWD{n:03d}" for n in range(channels))
        self._random = random
        self._room = asyncio.Semaphore(AT_ONCE)

    async def deliver(self, shared: int) -> None:
        """Share so many cards, spread over all channels, while everybody reads one privately."""
        sharing = [self._share(self.channels[n % len(self.channels)], n) for n in range(shared)]
        reading = [self._read(person, n) for n, person in enumerate(self.people)]
        acts = [*sharing, *reading]
        self._random.shuffle(acts)
        await asyncio.gather(*acts)

    async def _share(self, channel: str, number: int) -> None:
        """Share a card with a command; every fifth one is asked for in a thread."""
        person = self.people[number % len(self.people)]
        async with self._room:
            if number % 5:
                await self._until_told(f"{ASKED} share", person, channel, "Shared here")
            else:
                await self._mention(person, channel)

    async def _mention(self, person: str, channel: str) -> None:
        while True:
            root, _ = await self._slack.mention(f"what is {ASKED}?", user=person, channel=channel)
            for _ in range(30):
                if await self._slack.thread(root, person):
                    return
                await asyncio.sleep(0.1)

    async def _read(self, person: str, number: int) -> None:
        """Read a card privately; every third one copies its line as well."""
        channel = self.channels[number % len(self.channels)]
        async with self._room:
            shown = await self._until_told(ASKED, person, channel, "")
            if number % 3 == 0 and shown.message:
                await self._slack.press(shown.message, "line", user=person)

    async def _until_told(self, text: str, person: str, channel: str, said: str) -> Exchange:
        while True:
            shown = await self._slack.command("/context", text, user=person, channel=channel)
            if shown.message and said in shown.message.text:
                return shown
            await asyncio.sleep(0.1)

    async def confirm(self) -> Exchange:
        """Type a new summary, as an editor, and go on to the confirm step."""
        await self._slack.command("/context", f"edit {ASKED}")
        parts = await self._slack.modal()
        if parts is None:
            raise StandInError("the parts of the entry did not open")
        form = (await self._slack.choose(parts, "part:own:", "change:own:")).view
        if form is None:
            raise StandInError("the form did not open")
        return await self._slack.submit(form, {"Summary": NEW})

    async def publish(self, confirm: Exchange) -> None:
        """Publish the new summary as a correction; the bot may be killed at it."""
        if confirm.view is None:
            raise StandInError("there is nothing to confirm")
        values = {"Why?": "the old one was misread", "What was the old text?": "correction"}
        with contextlib.suppress(StandInError):
            await self._slack.submit(confirm.view, values, user=newsroom.EDITOR)
