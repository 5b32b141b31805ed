"""Mentions in channels, answered in the thread; direct messages, answered in place."""

from __future__ import annotations

from typing import Any

from slack_bolt.app.async_app import AsyncApp
from slack_bolt.request.async_request import AsyncBoltRequest

from bot.answering import Answering
from bot.background import Background
from bot.composed import Composed
from bot.delivering import Delivering
from bot.incoming import plain
from bot.reply import Destination
from bot.replying import Replying, comes_again
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

    async def mentioned(
        self, event: dict[str, Any], body: dict[str, Any], request: AsyncBoltRequest
    ) -> None:
        """Answer a mention in its thread."""
        place = Destination(event["channel"], event.get("thread_ts") or event["ts"])
        await self._answer(event, body, place, again=comes_again(request))

    async def message(
        self, event: dict[str, Any], body: dict[str, Any], request: AsyncBoltRequest
    ) -> None:
        """Answer a direct message; messages in channels are none of ours."""
        if event.get("channel_type") == "im" and not event.get("subtype"):
            place = Destination(
                event["channel"], event.get("thread_ts") or "", event.get("user", "")
            )
            await self._answer(event, body, place, again=comes_again(request))

    async def _answer(
        self, event: dict[str, Any], body: dict[str, Any], place: Destination, *, again: bool
    ) -> None:
        """Answer, once for each event, never to another bot or to an edit."""
        if event.get("bot_id") or event.get("edited") or not event.get("user"):
            return
        question = parse(plain(str(event.get("text") or "")))

        async def compose() -> Composed:
            told = await self._answering.told(question, place.to, public=not place.to)
            return Composed(without_share(told.message), told.shown)

        id_ = str(body.get("event_id", event.get("ts")))
        await self._replying.reply(id_, place, compose, again=again)
