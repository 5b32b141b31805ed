"""Slash commands: answered in the acknowledgement itself."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from slack_bolt.app.async_app import AsyncApp
from slack_bolt.response import BoltResponse

from bot import sharing
from bot.answering import Answering, private, typed
from bot.counting import counted
from bot.delivering import Delivering
from bot.views.replies import sentence
from knowledge.answers import Card, Choice, Help, History, Miss, NotTold, Withdrawn
from knowledge.questions import Question

SHARE = "share"
"""Text without this word cannot ask to share, and is answered without being read twice."""

COMMANDS = re.compile(r"^/(context|who|whois|quotes|timeline|sources|figures)$")

ASKS_BACK = (Choice, Miss, NotTold, Help, Withdrawn, History)
"""Answers that are for the one who asked alone; a history names editors."""


def register(app: AsyncApp, answering: Answering, delivering: Delivering) -> None:
    """Listen to the commands."""
    app.command(COMMANDS)(Commands(answering, delivering).answer)


class Commands:
    """Answers typed commands."""

    def __init__(self, answering: Answering, delivering: Delivering) -> None:
        self._answering = answering
        self._delivering = delivering

    async def answer(self, command: dict[str, Any]) -> BoltResponse:
        """Answer one command, privately, or post it where ``share`` ends it."""
        name, text = command["command"], str(command.get("text") or "")
        question = typed(name, text) if SHARE in text.casefold() else None
        if question is not None and question.share and question.intent != "help":
            body = await self._shared(question, command)
        else:
            body = await self._private(name, text, command)
        return BoltResponse(
            status=200, body=body, headers={"content-type": "application/json;charset=utf-8"}
        )

    async def _private(self, name: str, text: str, command: dict[str, Any]) -> str:
        person = command["user_id"]
        kept = await self._answering.private(name, text, person)
        await self._delivering.seen(person, command["channel_id"], kept.shown)
        return kept.body

    async def _shared(self, question: Question, command: dict[str, Any]) -> str:
        asked = replace(question, share=False)
        answer = await self._answering.desk.answer(asked)
        await self._answering.counting.note(counted(answer))
        composed = self._answering.composed(answer, asked)
        channel, person = command["channel_id"], command["user_id"]
        if isinstance(answer, ASKS_BACK):
            await self._delivering.seen(person, channel, composed.shown)
            return private(composed.message)
        problem = await sharing.post(self._delivering, composed, channel, person)
        what = answer.name if isinstance(answer, Card) else question.text
        return private(sentence(problem or f"Shared here: {what}."))
