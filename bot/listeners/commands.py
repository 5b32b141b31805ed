"""Slash commands: answered in the acknowledgement itself."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from slack_bolt.app.async_app import AsyncApp
from slack_bolt.response import BoltResponse
from slack_sdk.web.async_client import AsyncWebClient

from bot import sharing
from bot.answering import Answering, private, typed
from bot.counting import counted
from bot.views.answer import render
from bot.views.replies import sentence
from knowledge.answers import Card, Choice, Help, History, Miss, NotTold, Withdrawn
from knowledge.questions import Question

SHARE = "share"
"""Text without this word cannot ask to share, and is answered without being read twice."""

COMMANDS = re.compile(r"^/(context|who|whois|quotes|timeline|sources|figures)$")

ASKS_BACK = (Choice, Miss, NotTold, Help, Withdrawn, History)
"""Answers that are for the one who asked alone; a history names editors."""


def register(app: AsyncApp, answering: Answering) -> None:
    """Listen to the commands."""
    app.command(COMMANDS)(Commands(answering).answer)


class Commands:
    """Answers typed commands."""

    def __init__(self, answering: Answering) -> None:
        self._answering = answering

    async def answer(self, command: dict[str, Any], client: AsyncWebClient) -> BoltResponse:
        """Answer one command, privately, or post it where ``share`` ends it."""
        name, text = command["command"], str(command.get("text") or "")
        question = typed(name, text) if SHARE in text.casefold() else None
        if question is not None and question.share and question.intent != "help":
            body = await self._shared(question, command, client)
        else:
            body = await self._answering.private_body(name, text, command["user_id"])
        return BoltResponse(
            status=200, body=body, headers={"content-type": "application/json;charset=utf-8"}
        )

    async def _shared(
        self, question: Question, command: dict[str, Any], client: AsyncWebClient
    ) -> str:
        answer = await self._answering.desk.answer(replace(question, share=False))
        await self._answering.counting.note(counted(answer))
        message = render(answer, picture=self._answering.pictures.of(answer))
        if isinstance(answer, ASKS_BACK):
            return private(message)
        problem = await sharing.post(client, message, command["channel_id"], command["user_id"])
        what = answer.name if isinstance(answer, Card) else question.text
        return private(sentence(problem or f"Shared here: {what}."))
