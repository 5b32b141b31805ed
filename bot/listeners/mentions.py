"""Mentions in channels, answered in the thread; direct messages, answered in place."""

from __future__ import annotations

from typing import Any

from slack_bolt.app.async_app import AsyncApp

from bot.answering import Answering
from bot.background import Background
from bot.composed import Composed
from bot.delivering import Delivering
from bot.incoming import plain
from bot.seen import Seen
from bot.views.replies import sentence
from bot.views.shared import without_share
from knowledge.questions import parse


def register(
    app: AsyncApp, answering: Answering, background: Background, delivering: Delivering
) -> None:
    """Listen to mentions and to direct messages."""
    mentions = Mentions(answering, background, delivering)
    app.event("app_mention")(mentions.mentioned)
    app.event("message")(mentions.message)


class Mentions:
    """Answers questions that are written as messages."""

    def __init__(
        self, answering: Answering, background: Background, delivering: Delivering
    ) -> None:
        self._answering = answering
        self._background = background
        self._delivering = delivering
        self._seen = Seen()

    async def mentioned(self, event: dict[str, Any], body: dict[str, Any]) -> None:
        """Answer a mention in its thread."""
        self._answer(event, body, event.get("thread_ts") or event["ts"], "")

    async def message(self, event: dict[str, Any], body: dict[str, Any]) -> None:
        """Answer a direct message; messages in channels are none of ours."""
        if event.get("channel_type") == "im" and not event.get("subtype"):
            self._answer(event, body, event.get("thread_ts") or "", event.get("user", ""))

    def _answer(
        self, event: dict[str, Any], body: dict[str, Any], thread: str, person: str
    ) -> None:
        """Start the answer, once for each event, never to another bot or to an edit."""
        if event.get("bot_id") or event.get("edited") or not event.get("user"):
            return
        if not self._seen.first_time(str(body.get("event_id", event.get("ts")))):
            return
        question = parse(plain(str(event.get("text") or "")))
        channel = event["channel"]

        async def answer() -> None:
            told = await self._answering.told(question, person, public=not person)
            public = Composed(without_share(told.message), told.shown)
            await self._delivering.post(channel, public, thread=thread, to=person)

        async def tell(said: str) -> None:
            await self._delivering.say(channel, sentence(said), thread=thread)

        self._background.start(answer(), tell)
