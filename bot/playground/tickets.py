"""Passes that Slack hands out and takes back: trigger_ids and response_urls."""

from __future__ import annotations

import itertools
import secrets
from dataclasses import dataclass, replace

from bot.playground.clock import Clock
from bot.playground.errors import Refusal
from bot.playground.rules import conduct

TRIGGER_SECONDS = 3.0
RESPONSE_SECONDS = 30 * 60.0
RESPONSE_USES = 5


@dataclass(frozen=True, slots=True)
class Trigger:
    """A trigger_id: who may be shown a modal, from which view, since when."""

    user: str
    issued: float
    view_id: str = ""
    used: bool = False


@dataclass(frozen=True, slots=True)
class ResponseTicket:
    """A response_url: for whom, where, about which message, since when, how often used."""

    user: str
    channel: str
    issued: float
    message_ts: str = ""
    thread_ts: str = ""
    uses: int = 0


class Tickets:
    """Issues passes, and refuses them when they are used up or too old.

    Args:
        clock: the time that they grow old by.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._numbers = itertools.count(1)
        self._triggers: dict[str, Trigger] = {}
        self._responses: dict[str, ResponseTicket] = {}

    def trigger(self, user: str, view_id: str = "") -> str:
        """Issue a trigger_id for something that ``user`` just did."""
        trigger_id = f"{next(self._numbers)}.1.{secrets.token_hex(8)}"
        self._triggers[trigger_id] = Trigger(user, self._clock.now(), view_id)
        return trigger_id

    def use_trigger(self, trigger_id: object) -> Trigger:
        """Take a trigger_id back.

        Raises:
            Refusal: it is unknown, was used, or is older than 3 seconds.
        """
        trigger = self._triggers.get(trigger_id) if isinstance(trigger_id, str) else None
        if trigger is None:
            raise Refusal(conduct.TRIGGER)
        if trigger.used:
            raise Refusal(conduct.TRIGGER_ONCE)
        if self._clock.now() - trigger.issued > TRIGGER_SECONDS:
            raise Refusal(conduct.TRIGGER_AGE)
        self._triggers[str(trigger_id)] = replace(trigger, used=True)
        return trigger

    def response(self, user: str, channel: str, message_ts: str = "", thread_ts: str = "") -> str:
        """Issue a response_url and return the last part of its path."""
        key = f"{next(self._numbers)}"
        self._responses[key] = ResponseTicket(
            user, channel, self._clock.now(), message_ts, thread_ts
        )
        return key

    def use_response(self, key: str) -> ResponseTicket:
        """Use a response_url once.

        Raises:
            Refusal: it is unknown, was used five times, or is older than 30 minutes.
        """
        ticket = self._responses.get(key)
        if ticket is None:
            raise Refusal(conduct.RESPONSE_KNOWN)
        if ticket.uses >= RESPONSE_USES:
            raise Refusal(conduct.RESPONSE_USES)
        if self._clock.now() - ticket.issued > RESPONSE_SECONDS:
            raise Refusal(conduct.RESPONSE_AGE)
        self._responses[key] = replace(ticket, uses=ticket.uses + 1)
        return ticket

    def now_about(self, key: str, message_ts: str) -> None:
        """Let a response_url's ``replace_original`` mean another message from here on."""
        self._responses[key] = replace(self._responses[key], message_ts=message_ts)
