"""How often one person may ask: far more than anybody types, far less than a script sends."""

from __future__ import annotations

import time
from collections import OrderedDict, deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from slack_bolt.app.async_app import AsyncApp
from slack_bolt.response import BoltResponse
from slack_sdk.web.async_client import AsyncWebClient

from bot.answering import private
from bot.asker import who
from bot.telling import kept_open, tell
from bot.tracing import note
from bot.views.copycheck import CHECK
from bot.views.replies import sentence

HOLDS = 2_000
"""People who are remembered; the one who asked longest ago is forgotten first."""

_ASKING = frozenset({"block_actions", "shortcut", "message_action"})
_EVENTS = frozenset({"app_mention", "message"})
_LINK = "link_shared"


@dataclass(slots=True)
class _Asked:
    times: deque[float]
    told: float = field(default=float("-inf"))


class Limit:
    """Counts what each person asks, in the seconds just passed.

    Args:
        most: how often.
        seconds: in how many seconds.
        clock: seconds.
    """

    def __init__(
        self, most: int, seconds: float, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._most = most
        self._seconds = seconds
        self._clock = clock
        self._known: OrderedDict[str, _Asked] = OrderedDict()

    def wait(self, person: str) -> float:
        """Count one request; return 0, or the seconds to wait where there were too many.

        What is refused is not counted.
        """
        now, asked = self._clock(), self._of(person)
        times = asked.times
        if len(times) == self._most and now - times[0] < self._seconds:
            return self._seconds - (now - times[0])
        if len(times) == self._most:
            times.popleft()
        times.append(now)
        return 0.0

    def to_be_told(self, person: str) -> bool:
        """Return whether a person was not told lately that they ask too often."""
        now, asked = self._clock(), self._of(person)
        if now - asked.told < self._seconds:
            return False
        asked.told = now
        return True

    def _of(self, person: str) -> _Asked:
        asked = self._known.get(person)
        if asked is None:
            asked = self._known[person] = _Asked(deque())
        self._known.move_to_end(person)
        if len(self._known) > HOLDS:
            self._known.popitem(last=False)
        return asked


def register(app: AsyncApp, limit: Limit) -> None:
    """Count before every listener."""
    app.use(Limiting(limit).let_through)


class Limiting:
    """Answers who asks too often with one private sentence.

    Counted is what a person asks, a link that they post, and copy that they have checked, which
    costs most of all: its modal stays open with what was pasted. Who posts too many links is not
    told, for they asked nothing; the links stay bare.

    Not counted are: a type-ahead, which asks by itself with each letter; any other modal that is
    submitted, which holds work; Home, which has no other place to say so and would stand there
    empty; and a step of a workflow, which nobody stands behind: Slack names no person, and what is
    refused would break somebody's workflow. Home and steps cost less than a card.
    """

    def __init__(self, limit: Limit) -> None:
        self._limit = limit

    async def let_through(
        self,
        body: dict[str, Any],
        client: AsyncWebClient,
        next_: Callable[[], Awaitable[BoltResponse]],
    ) -> BoltResponse:
        """Let a request through, or answer it with a sentence."""
        person = who(body) if _is_counted(body) else ""
        wait = self._limit.wait(person) if person else 0.0
        if not wait:
            return await next_()
        note("limited")
        said = too_often(wait)
        if "command" in body:
            return _json(private(sentence(said)))
        if body.get("type") == "view_submission":
            return kept_open(body, said)
        if _event(body).get("type") != _LINK and self._limit.to_be_told(person):
            await tell(body, client, person, said)
        return _json("")


def too_often(wait: float) -> str:
    """Return the sentence for who asks too often; ``wait`` is in seconds."""
    seconds = max(1, round(wait))
    unit = "second" if seconds == 1 else "seconds"
    return f"That was a lot at once. Ask again in {seconds} {unit}."


def _is_counted(body: dict[str, Any]) -> bool:
    if "command" in body or body.get("type") in _ASKING:
        return True
    if body.get("type") == "view_submission":
        return (body.get("view") or {}).get("callback_id") == CHECK
    event = _event(body)
    if event.get("type") == _LINK:
        return True
    written = event.get("type") == "app_mention" or event.get("channel_type") == "im"
    return written and event.get("type") in _EVENTS and not event.get("subtype")


def _event(body: dict[str, Any]) -> dict[str, Any]:
    return body.get("event") or {}


def _json(body: str) -> BoltResponse:
    return BoltResponse(
        status=200, body=body, headers={"content-type": "application/json;charset=utf-8"}
    )
