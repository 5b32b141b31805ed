"""What Slack says of the bot: its token, scopes and clock, its channel and its editors."""

from __future__ import annotations

import datetime as dt
from collections.abc import Awaitable, Callable, Mapping
from email.utils import parsedate_to_datetime
from typing import Any

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.config import Config
from bot.doctor.scopes import missing
from bot.roles import GROUP
from bot.sending.patience import LOST
from knowledge.diagnosis import Finding

WARNED = 60
"""Seconds by which the clock may be off before it is worth a word."""

REFUSED = 300
"""Seconds from which on every request is refused: see ``bot.guard``."""

LATER = "Run the doctor again a little later."
CLOCK = "clock"
AGAIN = "Install the app again with the scopes of python -m bot manifest."


class AskingSlack:
    """Asks Slack.

    Args:
        client: the way to Slack, which tries nothing twice by itself.
        config: the settings.
        now: the time in POSIX seconds.
    """

    def __init__(self, client: AsyncWebClient, config: Config, now: Callable[[], float]) -> None:
        self._client = client
        self._config = config
        self._now = now

    async def all(self) -> tuple[Finding, ...]:
        """Ask everything; where the token is refused, what needs it is not asked."""
        rest = ("scopes", CLOCK, "desk channel", "editors")
        try:
            response = await self._client.auth_test()
        except SlackApiError as error:
            said = f"Slack refuses it: auth.test answered {word(error)}."
            mend = "Copy SLACK_BOT_TOKEN anew from OAuth & Permissions."
            if self._config.mode == "oauth":
                mend = f"Install the app there again at {self._config.public_url}slack/install."
            return (Finding("bot token", "bad", said, mend), *map(_not_asked, rest))
        except LOST:
            said = f"Slack cannot be reached at {self._client.base_url}."
            mend = "Check SLACK_API_URL and the network."
            return (Finding("bot token", "bad", said, mend), *map(_not_asked, rest))
        headers = {name.lower(): value for name, value in response.headers.items()}
        team = response.get("team", "")
        return (
            Finding("bot token", "good", f"It is one of the workspace {team}."),
            _scopes(headers),
            clock(headers, self._now()),
            await self._asked("desk channel", self._channel),
            *await self._editors(),
            *await self._socket(),
        )

    async def _asked(self, part: str, ask: Callable[[], Awaitable[Finding]]) -> Finding:
        """Ask one thing; what Slack does not tell is a finding, too."""
        try:
            return await ask()
        except SlackApiError as error:
            said = f"Slack does not tell: it answered {word(error)}."
            return Finding(part, "bad", said, AGAIN if word(error) == "missing_scope" else LATER)
        except LOST:
            return Finding(part, "bad", "Slack could not be reached.", LATER)

    async def _channel(self) -> Finding:
        part, channel = "desk channel", self._config.desk_channel
        if not channel:
            said = "DESK_CHANNEL is not set; reports wait in the Home tab."
            return Finding(part, "good", said)
        try:
            told: dict[str, Any] = (await self._client.conversations_info(channel=channel))[
                "channel"
            ]
        except SlackApiError as error:
            if word(error) != "channel_not_found":
                raise
            said = f"{channel} is not there, or is private and the bot is not in it."
            return Finding(part, "bad", said, "Correct DESK_CHANNEL, or invite the bot there.")
        if told.get("is_archived"):
            return Finding(part, "bad", f"{channel} is archived.", "Name another DESK_CHANNEL.")
        if told.get("is_member"):
            return Finding(part, "good", f"The bot is in {channel}.")
        said = f"The bot is not in {channel}, which is public, and can post there."
        return Finding(part, "good", said)

    async def _editors(self) -> tuple[Finding, ...]:
        if not self._config.editors:
            said = "EDITORS is not set: nobody publishes from Slack."
            mend = "Name people or a user group, or edit the curated files."
            return (Finding("editors", "warning", said, mend),)
        found = []
        for id_ in self._config.editors:

            async def ask(editor: str = id_) -> Finding:
                return await (self._group if editor.startswith(GROUP) else self._person)(editor)

            found.append(await self._asked("editors", ask))
        return tuple(found)

    async def _person(self, id_: str) -> Finding:
        try:
            told: dict[str, Any] = (await self._client.users_info(user=id_))["user"]
        except SlackApiError as error:
            if word(error) not in {"user_not_found", "user_not_visible"}:
                raise
            return Finding("editors", "bad", f"Nobody has the id {id_}.", "Correct EDITORS.")
        if told.get("deleted"):
            said = f"{id_} has left the workspace."
            return Finding("editors", "warning", said, "Take the id out of EDITORS.")
        return Finding("editors", "good", f"{id_} is a member.")

    async def _group(self, id_: str) -> Finding:
        try:
            answer = await self._client.usergroups_users_list(usergroup=id_)
        except SlackApiError as error:
            if word(error) not in {"no_such_subteam", "subteam_not_found"}:
                raise
            said = f"There is no user group {id_}, or it is switched off."
            return Finding("editors", "bad", said, "Correct EDITORS, or switch the group on.")
        count = len(answer["users"])
        if not count:
            return Finding("editors", "warning", f"Nobody is in the user group {id_}.")
        return Finding("editors", "good", f"The user group {id_} has {count} members.")

    async def _socket(self) -> tuple[Finding, ...]:
        token = self._config.app_token
        if token is None:
            return ()

        async def ask() -> Finding:
            try:
                await self._client.apps_connections_open(app_token=token.value)
            except SlackApiError as error:
                said = f"Slack refuses it: apps.connections.open answered {word(error)}."
                mend = "Make an app token with connections:write, and turn on Socket Mode."
                return Finding("app token", "bad", said, mend)
            return Finding("app token", "good", "Slack opens a Socket Mode connection.")

        return (await self._asked("app token", ask),)


def _scopes(headers: Mapping[str, str]) -> Finding:
    if "x-oauth-scopes" not in headers:
        return Finding("scopes", "warning", "Slack did not say which ones the token has.")
    lacking = missing(part.strip() for part in headers["x-oauth-scopes"].split(","))
    if not lacking:
        return Finding("scopes", "good", "The token has all that the bot uses.")
    listed = "; ".join(f"{scope}, for {use}" for scope, use in lacking.items())
    return Finding("scopes", "bad", f"The token lacks {listed}.", AGAIN)


def clock(headers: Mapping[str, str], now: float) -> Finding:
    """Compare the time in an answer of Slack's with this machine's, in POSIX seconds."""
    try:
        theirs = parsedate_to_datetime(headers["date"])
    except (KeyError, ValueError):
        return Finding(CLOCK, "warning", "Slack did not say what time it is.")
    if theirs.tzinfo is None:
        theirs = theirs.replace(tzinfo=dt.UTC)
    off = round(now - theirs.timestamp())
    way = "ahead of" if off > 0 else "behind"
    said = f"This machine's clock is {abs(off)} s {way} Slack's."
    mend = "Let the machine set its clock by NTP: 300 s away, every request is refused."
    if abs(off) >= REFUSED:
        return Finding(CLOCK, "bad", said, mend)
    if abs(off) > WARNED:
        return Finding(CLOCK, "warning", said, mend)
    return Finding(CLOCK, "good", "This machine and Slack agree on the time.")


def _not_asked(part: str) -> Finding:
    return Finding(part, "not looked at", "It needs a bot token that Slack takes.")


def word(error: SlackApiError) -> str:
    """Return the word with which Slack refused, or the status."""
    response: Any = error.response
    try:
        return str(response.get("error") or f"status {response.status_code}")
    except (AttributeError, ValueError):
        return "something that cannot be read"
