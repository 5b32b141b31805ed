"""The agent pane: prompts to begin with, a status while the file is read, answers in the thread."""

from __future__ import annotations

import logging
from typing import Any

from slack_bolt.app.async_app import AsyncApp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.answering import Answering
from bot.background import Background
from bot.composed import Composed
from bot.delivering import Delivering
from bot.incoming import plain
from bot.seen import Seen
from bot.views.agent import GREETING, STATUS, prompts
from bot.views.replies import sentence
from bot.views.shared import without_share
from knowledge.answers import Help
from knowledge.questions import Question, parse

log = logging.getLogger(__name__)


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
        self._delivering = delivering
        self._seen = Seen()

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
        self, event: dict[str, Any], body: dict[str, Any], client: AsyncWebClient
    ) -> None:
        """Answer in the thread; the answer takes the status away."""
        if not self._seen.first_time(str(body.get("event_id", event.get("ts")))):
            return

        async def tell(said: str) -> None:
            message, thread = sentence(said), event["thread_ts"]
            await self._delivering.say(event["channel"], message, thread=thread)

        self._background.start(self._answer(event, client), tell)

    async def _answer(self, event: dict[str, Any], client: AsyncWebClient) -> None:
        channel, thread, person = event["channel"], event["thread_ts"], event["user"]
        try:
            await client.assistant_threads_setStatus(
                channel_id=channel, thread_ts=thread, status=STATUS
            )
        except SlackApiError as error:
            # a thread of a direct message outside the pane has no status to set
            log.info("no status in this thread: %s", error.response["error"])
        question = parse(plain(str(event.get("text") or "")))
        told = await self._answering.told(question, person)
        public = Composed(without_share(told.message), told.shown)
        await self._delivering.post(channel, public, thread=thread, to=person)
