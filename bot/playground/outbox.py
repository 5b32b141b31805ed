"""Sends requests to the bot as Slack does: in time, and events again when they fail."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.playground.errors import StandInError
from bot.playground.rules import conduct

if TYPE_CHECKING:
    from bot.playground.rules.problem import Json
    from bot.playground.transport import Outgoing, Reply, Transport
    from bot.playground.world import World

SLACK_WAITS = (0.0, 60.0, 300.0)
"""Seconds before each of Slack's three retries of an event."""


@dataclass(slots=True)
class Outbox:
    """The way to one bot.

    Args:
        world: the stand-in.
        transport: HTTP or Socket Mode; None until the bot is known.
        deadline: seconds that Slack waits for an acknowledgement.
        retry_waits: seconds before each retry of an event.
    """

    world: World
    transport: Transport | None = None
    deadline: float = 3.0
    retry_waits: tuple[float, ...] = SLACK_WAITS

    async def send(self, outgoing: Outgoing) -> Reply:
        """Send one request once.

        Raises:
            StandInError: no bot is connected yet.
        """
        if self.transport is None:
            raise StandInError("no bot is connected: call connect() with its address first")
        return await self.transport.send(outgoing, self.deadline)

    async def send_event(self, payload: Outgoing) -> tuple[Reply, ...]:
        """Send an event, and again up to three times until it is acknowledged."""
        replies = [await self.send(payload)]
        for number, wait in enumerate(self.retry_waits, 1):
            last = replies[-1]
            if last.ok or last.headers.get("x-slack-no-retry") == "1":
                break
            await asyncio.sleep(wait)
            reason = last.failure or "http_error"
            replies.append(await self.send(replace(payload, retry=(number, reason))))
        self._record(payload.payload, replies[-1])
        return tuple(replies)

    def _record(self, payload: Json, reply: Reply) -> None:
        kind = payload.get("event", payload).get("type", "")
        self.world.recorder.add(f"ack:{kind}", {}, error=delivery_error(reply))


def delivery_error(reply: Reply) -> str:
    """Return the error of an answer that is no acknowledgement, "" for a good one."""
    if reply.failure == "http_timeout":
        return conduct.DEADLINE.error
    return "" if reply.ok else conduct.ACK_STATUS.error
