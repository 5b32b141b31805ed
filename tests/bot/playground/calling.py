"""Short words for calls of the Web API and what becomes of them."""

from __future__ import annotations

from contextlib import asynccontextmanager

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.playground import StandIn, newsroom


async def refusal(call):
    """Return the error code that a call is refused with, "" where it is taken."""
    try:
        await call
    except SlackApiError as error:
        return error.response["error"]
    return ""


async def api(slack, http, method, token=None, **body):
    """Call a method with nothing in between, and return the answer."""
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    async with http.post(f"{slack.api_url}{method}", json=body, headers=headers) as response:
        return await response.json()


@asynccontextmanager
async def without(http, *scopes):
    """Give a client of a newsroom in which the bot has every scope but these."""
    app = newsroom.installation(scopes=newsroom.SCOPES - set(scopes))
    async with StandIn.start(app=app, pace=0) as slack:
        yield AsyncWebClient(token=slack.bot_token, base_url=slack.api_url, session=http)
