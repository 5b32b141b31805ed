"""The agent pane: prompts to begin with, a status while the file is read, answers in the thread."""

from __future__ import annotations

import asyncio
import logging
from typing import Any

from slack_bolt.app.async_app import AsyncApp
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.answering import Answering
from bot.background import Background
from bot.composed import Composed
from bot.delivering import Delivering
from bot.incoming import plain
from bot.reply import Destination
from bot.replying import Replying, comes_again
from bot.sending.patience import LOST
from bot.views.agent import GREETING, STATUS, prompts
from bot.views.shared import without_share
from knowledge.answers import Help
from knowledge.questions import Question, parse

log = logging.getLogger(__name__)

LONGEST = 0.8
"""Seconds for the status; Slack waits three for the acknowledgement."""


def register(
    app: AsyncApp, answering: Answering, background: Background, delivering: Delivering
) -> None:
    """Listen to threads of the pane, before the other direct messages."""
    agent = Agent(answering, background, delivering)
    app.event("assistant_thread_started")(agent.started)
    app.event("message", matchers=[is_asked])(agent.asked)


async def is_asked(event: dict[str, Any]) -> bool:
    """Return whether a person wrote in a thread of a direct message, as the pane's threads are."""
    own = event.get("bot_id") or event.get("subtype") or event.get("edited")
    threaded = event.get("channel_type") == "im" and event.get("thread_ts")
    return bool(threaded and event.get("user") and not own)


class Agent:
    """Answers in the agent pane."""

    def __init__(
        self, answering: Answering, background: Background, delivering: Delivering
    ) -> None:
        self._answering = answering
        self._background = background
        self._replying = Replying(background, delivering)

    async def started(self, event: dict[str, Any], client: AsyncWebClient) -> None:
        """Offer questions that are answered now."""
        thread = event["assistant_thread"]
        place = {"channel_id": thread["channel_id"], "thread_ts": thread["thread_ts"]}
        answer = self._answering.answer(Question("help"))
        if isinstance(answer, Help) and (offered := prompts(answer)):
            self._background.start(
                client.assistant_threads_setSuggestedPrompts(
                    **place, title=GREETING, prompts=offered
                )
            )

    async def asked(
        self,
        event: dict[str, Any],
        body: dict[str, Any],
        client: AsyncWebClient,
        request: AsyncBoltRequest,
    ) -> None:
        """Answer in the thread; the answer takes the status away."""
        id_ = str(body.get("event_id", event.get("ts")))
        channel, thread, person = event["channel"], event["thread_ts"], event["user"]
        question = parse(plain(str(event.get("text") or "")))

        async def compose() -> Composed:
            await _busy(client, channel, thread)
            told = await self._answering.told(question, person)
            return Composed(without_share(told.message), told.shown)

        place = Destination(channel, thread, person)
        await self._replying.reply(id_, place, compose, again=comes_again(request))


async def _busy(client: AsyncWebClient, channel: str, thread: str) -> None:
    """Show that the file is read; Slack being slow keeps nobody from an answer."""
    try:
        async with asyncio.timeout(LONGEST):
            await client.assistant_threads_setStatus(
                channel_id=channel, thread_ts=thread, status=STATUS
            )
    except SlackApiError as error:
        # a thread of a direct message outside the pane has no status to set
        log.info("no status in this thread: %s", error.response["error"])
    except LOST:
        log.info("no status could be set in time")
