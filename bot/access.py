"""Who is answered, and where: members of the workspace, in its own channels.

Guests, people from other organizations and channels shared with those get nothing of the store
unless a setting allows it. What Slack says of a person or a channel is remembered for ten
minutes; after that it serves once more while Slack is asked anew, unless it is over an hour old.
Where Slack cannot say, nobody is answered: the request fails with a reference. Where Slack does
not say in time, the person reads that, and may ask again.
"""

from __future__ import annotations

import asyncio
import json
import logging
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from slack_bolt.app.async_app import AsyncApp
from slack_bolt.response import BoltResponse
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.answering import private
from bot.asker import where, who
from bot.background import Background
from bot.telling import kept_open, tell
from bot.tracing import note
from bot.views.replies import sentence

REMEMBERED = 600.0
"""Seconds for which an answer of Slack's is taken to hold."""

AT_MOST = 3600.0
"""Seconds for which it serves while Slack is asked anew."""

PATIENCE = 2.0
"""Seconds that Slack may take to say it. Slack itself waits for three, and shows nothing then."""

HOLDS = 5_000

GUEST = "Nutgraf answers members of this workspace. Guests are not answered here."
SHARED = "Nutgraf does not answer in channels that are shared with other organizations."
SLOW = "Slack is slow just now, and has not said who may be answered. Ask again in a moment."

_TYPED = frozenset({"app_mention", "message"})

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Policy:
    """Whom to answer beside members, where beside the workspace's own channels, and how often.

    Args:
        guests: whether guests of the workspace are answered.
        shared_channels: whether channels shared with other organizations are.
        rate: how often one person is, and in how many seconds; None for as often as they like.
    """

    guests: bool = False
    shared_channels: bool = False
    rate: tuple[int, int] | None = None


def register(app: AsyncApp, access: Access) -> None:
    """Ask before every listener."""
    if not (access.policy.guests and access.policy.shared_channels):
        app.use(access.admit)


class Access:
    """Says who may be answered.

    Args:
        policy: what the settings allow.
        team: the workspace's id.
        background: where somebody is told that Slack is slow.
        clock: seconds, for what is remembered.
        patience: seconds that Slack may take.
    """

    def __init__(
        self,
        policy: Policy,
        team: str,
        background: Background,
        clock: Callable[[], float] = time.monotonic,
        patience: float = PATIENCE,
    ) -> None:
        self.policy = policy
        self._team = team
        self._background = background
        self._clock = clock
        self._patience = patience
        self._known: OrderedDict[str, tuple[float, str]] = OrderedDict()
        self._asked: dict[str, asyncio.Task[str]] = {}

    async def admit(
        self,
        body: dict[str, Any],
        client: AsyncWebClient,
        next_: Callable[[], Awaitable[BoltResponse]],
    ) -> BoltResponse:
        """Let a request through, or answer it with as little as its kind takes."""
        try:
            async with asyncio.timeout(self._patience):
                refused = await self.refused(body, client)
        except TimeoutError:
            return self._slow(body, client)
        return refusal(body, refused) if refused else await next_()

    async def refused(self, body: dict[str, Any], client: AsyncWebClient) -> str:
        """Return why a request is not answered, or "" where it is.

        Raises:
            SlackApiError: Slack does not say who somebody is, or what a channel is.
            aiohttp.ClientError: Slack cannot be reached.
        """
        if body.get("is_ext_shared_channel") and not self.policy.shared_channels:
            return SHARED
        user, channel = who(body), where(body)
        looks = bool(channel) and not self.policy.shared_channels
        of_channel = self._remembered(channel, self._channel, client) if looks else ""
        of_person = self._remembered(user, self._person, client) if user else ""
        return await _said(of_channel) or await _said(of_person)

    def _remembered(
        self,
        id_: str,
        ask: Callable[[AsyncWebClient, str], Awaitable[str]],
        client: AsyncWebClient,
    ) -> str | asyncio.Task[str]:
        """Return what is known, or what asks Slack; that goes on when nobody waits any more."""
        at, said = self._known.get(id_, (float("-inf"), ""))
        age = self._clock() - at
        if age < REMEMBERED:
            return said
        asking = self._asked.get(id_)
        if asking is None:
            asking = self._asked[id_] = asyncio.create_task(self._ask(id_, ask, client))
            asking.add_done_callback(partial(self._was_asked, id_))
        return said if age < AT_MOST else asking

    async def _ask(
        self,
        id_: str,
        ask: Callable[[AsyncWebClient, str], Awaitable[str]],
        client: AsyncWebClient,
    ) -> str:
        said = await ask(client, id_)
        self._known[id_] = (self._clock(), said)
        if len(self._known) > HOLDS:
            self._known.popitem(last=False)
        return said

    def _was_asked(self, id_: str, asking: asyncio.Task[str]) -> None:
        del self._asked[id_]
        if not asking.cancelled() and (error := asking.exception()):
            log.warning("Slack does not say who may be answered (%s).", type(error).__name__)

    def _slow(self, body: dict[str, Any], client: AsyncWebClient) -> BoltResponse:
        """Answer a request that Slack does not say in time about."""
        note("failed")
        log.warning("Slack did not say within %g s who may be answered.", self._patience)
        kind, person = body.get("type"), who(body)
        if kind == "view_submission":
            return kept_open(body, SLOW)
        if "command" in body or kind == "block_suggestion":
            return refusal(body, SLOW)
        if kind == "event_callback" and not (person and body["event"].get("type") in _TYPED):
            # nobody waits for words; Slack sends it again, and by then it is known
            return BoltResponse(status=503, body="")
        if person:
            self._background.start(tell(body, client, person, SLOW))
        return BoltResponse(status=200, body="")

    async def _person(self, client: AsyncWebClient, user: str) -> str:
        try:
            told: dict[str, Any] = (await client.users_info(user=user))["user"]
        except SlackApiError as error:
            if error.response["error"] not in {"user_not_found", "user_not_visible"}:
                raise
            return "" if self.policy.shared_channels else SHARED
        stranger = told.get("is_stranger") or told.get("team_id", self._team) != self._team
        if stranger and not told.get("enterprise_user"):
            return "" if self.policy.shared_channels else SHARED
        guest = told.get("is_restricted") or told.get("is_ultra_restricted")
        return GUEST if guest and not self.policy.guests else ""

    async def _channel(self, client: AsyncWebClient, channel: str) -> str:
        try:
            told: dict[str, Any] = (await client.conversations_info(channel=channel))["channel"]
        except SlackApiError as error:
            # a private channel that the bot is not in: only the asker can see an answer there
            if error.response["error"] != "channel_not_found":
                raise
            return ""
        return SHARED if told.get("is_ext_shared") else ""


async def _said(looked: str | asyncio.Task[str]) -> str:
    """Return what is known, or wait for it; whoever gives up leaves the question under way."""
    return looked if isinstance(looked, str) else await asyncio.shield(looked)


def refusal(body: dict[str, Any], said: str) -> BoltResponse:
    """Return the answer to a request that is not answered: a sentence where one can be read."""
    kind = body.get("type")
    answer = ""
    if "command" in body:
        answer = private(sentence(said))
    elif kind == "block_suggestion":
        answer = json.dumps({"options": []})
    elif kind == "view_submission":
        answer = json.dumps({"response_action": "clear"})
    return BoltResponse(
        status=200, body=answer, headers={"content-type": "application/json;charset=utf-8"}
    )
