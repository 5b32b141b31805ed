"""Mentions in channels, answered in the thread; direct messages, answered in place."""

from __future__ import annotations

from typing import Any

from slack_bolt.app.async_app import AsyncApp

from bot.answering import Answering
from bot.background import Background
from bot.composed import Composed
from bot.delivering import Delivering
from bot.incoming import plain
from bot.replying import Place, Replying
from bot.views.shared import without_share
from knowledge.questions import parse


def register(
    app: AsyncApp, answering: Answering, background: Background, delivering: Delivering
) -> None:
    """Listen to mentions and to direct messages."""
    mentions = Mentions(answering, Replying(background, delivering))
    app.event("app_mention")(mentions.mentioned)
    app.event("message")(mentions.message)


class Mentions:
    """Answers questions that are written as messages."""

    def __init__(self, answering: Answering, replying: Replying) -> None:
        self._answering = answering
        self._replying = replying

    async def mentioned(self, event: dict[str, Any], body: dict[str, Any]) -> None:
        """Answer a mention in its thread."""
        await self._answer(event, body, event.get("thread_ts") or event["ts"], "")

    async def message(self, event: dict[str, Any], body: dict[str, Any]) -> None:
        """Answer a direct message; messages in channels are none of ours."""
        if event.get("channel_type") == "im" and not event.get("subtype"):
            await self._answer(event, body, event.get("thread_ts") or "", event.get("user", ""))

    async def _answer(
        self, event: dict[str, Any], body: dict[str, Any], thread: str, person: str
    ) -> None:
        """Answer, once for each event, never to another bot or to an edit."""
        if event.get("bot_id") or event.get("edited") or not event.get("user"):
            return
        question = parse(plain(str(event.get("text") or "")))

        async def compose() -> Composed:
            told = await self._answering.told(question, person, public=not person)
            return Composed(without_share(told.message), told.shown)

        id_ = str(body.get("event_id", event.get("ts")))
        await self._replying.reply(id_, Place(event["channel"], thread, person), compose)
