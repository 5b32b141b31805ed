"""Who is answered, and where: members of the workspace, in its own channels.

Guests, people from other organizations and channels shared with those get nothing of the store
unless a setting allows it. What Slack says of a person or a channel is remembered for ten
minutes. Where Slack cannot say, nobody is answered: the request fails with a reference.
"""

from __future__ import annotations

import json
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from slack_bolt.app.async_app import AsyncApp
from slack_bolt.response import BoltResponse
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.answering import private
from bot.views.replies import sentence

REMEMBERED = 600.0
"""Seconds for which an answer of Slack's is taken to hold."""

HOLDS = 5_000

GUEST = "Nutgraf answers members of this workspace. Guests are not answered here."
SHARED = "Nutgraf does not answer in channels that are shared with other organizations."


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
        clock: seconds, for what is remembered.
    """

    def __init__(
        self, policy: Policy, team: str, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.policy = policy
        self._team = team
        self._clock = clock
        self._known: OrderedDict[str, tuple[float, str]] = OrderedDict()

    async def admit(
        self,
        body: dict[str, Any],
        client: AsyncWebClient,
        next_: Callable[[], Awaitable[BoltResponse]],
    ) -> BoltResponse:
        """Let a request through, or answer it with as little as its kind takes."""
        refused = await self.refused(body, client)
        return refusal(body, refused) if refused else await next_()

    async def refused(self, body: dict[str, Any], client: AsyncWebClient) -> str:
        """Return why a request is not answered, or "" where it is.

        Raises:
            SlackApiError: Slack does not say who somebody is, or what a channel is.
        """
        if body.get("is_ext_shared_channel") and not self.policy.shared_channels:
            return SHARED
        user, channel = who(body), where(body)
        if channel and not self.policy.shared_channels:
            said = await self._remembered(channel, self._channel, client)
            if said:
                return said
        return await self._remembered(user, self._person, client) if user else ""

    async def _remembered(
        self,
        id_: str,
        ask: Callable[[AsyncWebClient, str], Awaitable[str]],
        client: AsyncWebClient,
    ) -> str:
        known = self._known.get(id_)
        if known and known[0] > self._clock():
            return known[1]
        said = await ask(client, id_)
        self._known[id_] = (self._clock() + REMEMBERED, said)
        if len(self._known) > HOLDS:
            self._known.popitem(last=False)
        return said

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


def who(body: dict[str, Any]) -> str:
    """Return the id of the person behind a request, or ""."""
    event = body.get("event") or {}
    user = body.get("user_id") or body.get("user") or event.get("user")
    user = user or (event.get("assistant_thread") or {}).get("user_id")
    found = user.get("id") if isinstance(user, dict) else user
    return "" if event.get("bot_id") else str(found or "")


def where(body: dict[str, Any]) -> str:
    """Return the id of the channel that a request came from, or "" for none or a direct one."""
    event = body.get("event") or {}
    channel = body.get("channel_id") or body.get("channel") or event.get("channel")
    found = channel.get("id") if isinstance(channel, dict) else channel
    return found if isinstance(found, str) and found[:1] in {"C", "G"} else ""


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
