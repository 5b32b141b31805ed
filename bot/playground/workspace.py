"""The state of one workspace; nothing here judges, and nothing leaves by the network."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TypeVar

from bot.playground.clock import Clock
from bot.playground.errors import StandInError
from bot.playground.model import AgentThread, Channel, File, Group, Message, OpenView, User
from bot.playground.rules.problem import Json

T = TypeVar("T")
_MICROSECONDS = 1_000_000


class Workspace:
    """People, channels, messages, views and files, and a bell that rings at each change.

    Args:
        users: everybody in it, the bot included.
        channels: channels and direct messages.
        clock: where the time of a message comes from.
    """

    def __init__(self, users: Iterable[User], channels: Iterable[Channel], clock: Clock) -> None:
        self.users = {user.id: user for user in users}
        self.channels = {channel.id: channel for channel in channels}
        self.homes: dict[str, OpenView] = {}
        self.stacks: dict[str, list[OpenView]] = {}
        self.files: dict[str, File] = {}
        self.values: dict[str, Json] = {}
        self.groups: dict[str, Group] = {}
        self.agent_threads: dict[tuple[str, str], AgentThread] = {}
        self.suggested: dict[str, tuple[Json, ...]] = {}
        self._messages: dict[str, dict[str, Message]] = {id_: {} for id_ in self.channels}
        self._clock = clock
        self._last = 0
        self._numbers = itertools.count(1)
        self.version = 0
        self._changed = asyncio.Event()

    def next_id(self, prefix: str) -> str:
        """Return an id that was not given before, such as ``V0000007``."""
        return f"{prefix}{next(self._numbers):07d}"

    def next_ts(self) -> str:
        """Return a message time that is later than every earlier one."""
        self._last = max(self._last + 1, int(self._clock.now() * _MICROSECONDS))
        seconds, rest = divmod(self._last, _MICROSECONDS)
        return f"{seconds}.{rest:06d}"

    def put(self, message: Message) -> Message:
        """Add a message, or replace the one with the same ts."""
        self._messages.setdefault(message.channel, {})[message.ts] = message
        self.ring()
        return message

    def drop(self, channel: str, ts: str) -> None:
        """Take a message out of its channel."""
        self._messages[channel].pop(ts, None)
        self.ring()

    def message(self, channel: str, ts: str) -> Message | None:
        """Return one message, or None."""
        return self._messages.get(channel, {}).get(ts)

    def messages(self, channel: str, viewer: str = "") -> tuple[Message, ...]:
        """Return a channel's messages, threads included, oldest first.

        Args:
            channel: its id.
            viewer: whose private messages to include; "" for nobody's.
        """
        kept = self._messages.get(channel, {}).values()
        seen = (each for each in kept if each.only_for in {"", viewer})
        return tuple(sorted(seen, key=lambda each: each.ts))

    def all_messages(self) -> tuple[Message, ...]:
        """Return every message there is, private ones too."""
        return tuple(each for kept in self._messages.values() for each in kept.values())

    def direct_channel(self, one: str, other: str) -> Channel:
        """Return the direct message of two people; it is opened where there is none."""
        pair = frozenset({one, other})
        for channel in self.channels.values():
            if channel.kind == "im" and channel.members == pair:
                return channel
        channel = Channel(self.next_id("D"), "", pair, "im")
        self.channels[channel.id] = channel
        return channel

    def group_direct(self, members: frozenset[str]) -> Channel:
        """Return the direct message of several people; it is opened where there is none."""
        for channel in self.channels.values():
            if channel.kind == "mpim" and channel.members == members:
                return channel
        names = "--".join(sorted(self.users[each].name for each in members))
        channel = Channel(self.next_id("C"), f"mpdm-{names}-1", members, "mpim")
        self.channels[channel.id] = channel
        self.ring()
        return channel

    def join(self, channel: str, user: str) -> Channel:
        """Add somebody to a channel."""
        joined = self.channels[channel]
        self.channels[channel] = replace(joined, members=joined.members | {user})
        self.ring()
        return self.channels[channel]

    def view(self, view_id: str = "", external_id: str = "") -> OpenView | None:
        """Return an open modal or a Home tab by either of its ids."""
        views = [*self.homes.values(), *(each for stack in self.stacks.values() for each in stack)]
        for each in views:
            if each.id == view_id or (external_id and each.external_id == external_id):
                return each
        return None

    def replace_view(self, view: OpenView) -> OpenView:
        """Put a changed view in the place of the one with its id."""
        if self.homes.get(view.user) and self.homes[view.user].id == view.id:
            self.homes[view.user] = view
        stack = self.stacks.get(view.user, [])
        self.stacks[view.user] = [view if each.id == view.id else each for each in stack]
        self.ring()
        return view

    def ring(self) -> None:
        """Tell everybody who waits that something changed."""
        self.version += 1
        self._changed.set()
        self._changed = asyncio.Event()

    async def change(self, since: int | None = None) -> None:
        """Wait for a change.

        Args:
            since: the ``version`` that is known; where the workspace is past it, there is
                nothing to wait for. None waits for the next change.
        """
        if since is None or since == self.version:
            await self._changed.wait()

    async def until(self, look: Callable[[], T], within: float = 5.0) -> T:
        """Wait until ``look`` returns something true, and return it.

        Raises:
            StandInError: nothing came within that many seconds.
        """
        try:
            async with asyncio.timeout(within):
                while not (found := look()):
                    await self.change()
                return found
        except TimeoutError:
            raise StandInError(f"nothing of the kind came within {within:g} s") from None
