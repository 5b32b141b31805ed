"""What arrives twice is acted on once: retries of Slack's, and requests that somebody recorded.

A press, a submission or a command that posts is known by the SHA-256 of what it says: each holds a
trigger or a time of Slack's making, so that no two are alike unless one is a copy, and the
signature lets nobody change a byte. What changes something, or is answered where others read it,
is claimed in the store as well, so that neither a restart nor a second process acts on it again.
What only shows something is remembered by the process alone.

A press of Share is not claimed here: the card is kept under the press's own trigger before it is
acknowledged (``bot.sharing``), so that a kill in between loses none. Nor are events: Slack sends an
event again that was not acknowledged, and what it asks for does no harm twice. The answer to a
mention or a direct message is kept under the event's id before it is acknowledged
(``bot.replying``); a card under a link takes the place of the one before, and a step of a workflow
ends once, both before they are acknowledged.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import hashlib
import json
import logging
import re
from collections.abc import Awaitable, Callable
from typing import Any

from slack_bolt.app.async_app import AsyncApp
from slack_bolt.response import BoltResponse

from bot.background import Background
from bot.seen import SECONDS, Seen
from knowledge.errors import StoreError
from knowledge.papers import Papers

KIND = "once"
SWEEP = dt.timedelta(minutes=10)
PATIENCE = 1.0
"""Seconds for a claim; Slack waits three for all that comes of a request."""

_PRESSED = frozenset({"block_actions", "shortcut", "message_action"})

_KEPT = "share"
"""The control whose work is kept under its trigger, once."""

_SHOWS = re.compile(r"(?:view:)?(?:line|quotes|related|more|page|turn|(?:open|context|quote):\w+)")
"""Controls that show something to the one who pressed, and change nothing."""

log = logging.getLogger(__name__)


def register(app: AsyncApp, once: Once) -> None:
    """Ask before every listener, after those who say whether a person is answered at all."""
    app.use(once.admit)


class Once:
    """Lets each request through once.

    Args:
        papers: where claims are kept for an hour.
        background: where old claims are cleared away.
        now: the time in UTC.
    """

    def __init__(
        self,
        papers: Papers,
        background: Background,
        now: Callable[[], dt.datetime] = lambda: dt.datetime.now(dt.UTC),
    ) -> None:
        self._papers = papers
        self._background = background
        self._now = now
        self._seen = Seen()
        self._swept: dt.datetime | None = None

    async def admit(
        self, body: dict[str, Any], next_: Callable[[], Awaitable[BoltResponse]]
    ) -> BoltResponse:
        """Let a request through, or acknowledge one that was acted on already."""
        id_ = identity(body)
        if id_ and not await self._first(id_, lasting=not only_shows(body)):
            log.info("A request that was acted on already is acknowledged.")
            return BoltResponse(status=200, body="")
        return await next_()

    async def _first(self, id_: str, *, lasting: bool) -> bool:
        if not self._seen.first_time(id_):
            return False
        if not lasting:
            return True
        self._sweep()
        try:
            async with asyncio.timeout(PATIENCE):
                return await self._papers.claim(KIND, id_, {"at": self._now().isoformat()})
        except (StoreError, TimeoutError) as error:
            # what was asked may need no store: then this process alone knows that it was asked
            log.warning("A request could not be claimed: %s", str(error) or "the store is slow")
            return True

    def _sweep(self) -> None:
        now = self._now()
        if self._swept is None or now - self._swept >= SWEEP:
            self._swept = now
            self._background.start(self._clear(now - dt.timedelta(seconds=SECONDS)))

    async def _clear(self, before: dt.datetime) -> None:
        old = [
            id_
            for id_, paper in await self._papers.all(KIND)
            if dt.datetime.fromisoformat(paper["at"]) < before
        ]
        if old:
            await self._papers.drop(KIND, old)


def identity(body: dict[str, Any]) -> str:
    """Return what a request is known by, or "" where it may come as often as it likes.

    Args:
        body: the parsed body, of HTTP or of a Socket Mode envelope.
    """
    kind = body.get("type")
    posts = "command" in body and "share" in str(body.get("text") or "").casefold()
    if not _is_kept(body) and (posts or kind in _PRESSED or kind == "view_submission"):
        said = json.dumps(body, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(said.encode()).hexdigest()
    return ""


def _is_kept(body: dict[str, Any]) -> bool:
    return {action.get("action_id") for action in body.get("actions") or ()} == {_KEPT}


def only_shows(body: dict[str, Any]) -> bool:
    """Return whether all that was pressed shows something to the one who pressed, and no more."""
    if body.get("type") in {"shortcut", "message_action"}:
        return True
    pressed = body.get("actions") or ()
    return bool(pressed) and all(_SHOWS.fullmatch(str(a.get("action_id"))) for a in pressed)
