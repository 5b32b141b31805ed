"""Slash commands: answered in the acknowledgement itself."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable
from dataclasses import replace
from functools import partial
from typing import Any

from slack_bolt.app.async_app import AsyncApp
from slack_bolt.context.respond.async_respond import AsyncRespond
from slack_bolt.response import BoltResponse
from slack_sdk.web.async_client import AsyncWebClient

from bot import sharing
from bot.answering import Answering, private, typed
from bot.background import Background
from bot.counting import counted
from bot.delivering import Delivering
from bot.views.replies import sentence
from knowledge.answers import Card, Choice, Help, History, Miss, NotTold, Withdrawn
from knowledge.questions import Question

SHARE = "share"
"""Text without this word cannot ask to share, and is answered without being read twice."""

SOON = 2.0
"""Seconds that an acknowledgement waits for a message to be posted; Slack waits for three."""

COMMANDS = re.compile(r"^/(context|who|whois|quotes|timeline|sources|figures)$")

ASKS_BACK = (Choice, Miss, NotTold, Help, Withdrawn, History)
"""Answers that are for the one who asked alone; a history names editors."""


EDITED = "/context"
"""The command that also edits."""

Edit = Callable[[dict[str, Any], AsyncWebClient], Awaitable[BoltResponse | None]]
"""Takes a command that edits, and returns None for any other."""


def register(
    app: AsyncApp,
    answering: Answering,
    background: Background,
    delivering: Delivering,
    edit: Edit,
) -> None:
    """Listen to the commands, before all else: Bolt asks one listener after the other.

    What edits is asked from here: a matcher of its own would cost every command as much as the
    answer does.
    """
    app.command(COMMANDS)(Commands(answering, background, delivering, edit).answer)


class Commands:
    """Answers typed commands."""

    def __init__(
        self, answering: Answering, background: Background, delivering: Delivering, edit: Edit
    ) -> None:
        self._edit = edit
        self._answering = answering
        self._background = background
        self._delivering = delivering

    async def answer(
        self, command: dict[str, Any], client: AsyncWebClient, respond: AsyncRespond
    ) -> BoltResponse:
        """Answer one command, privately, or post it where ``share`` ends it."""
        name, text = command["command"], str(command.get("text") or "")
        if name == EDITED and (edited := await self._edit(command, client)):
            return edited
        question = typed(name, text) if SHARE in text.casefold() else None
        if question is not None and question.share and question.intent != "help":
            body = await self._shared(question, command, respond)
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

    async def _shared(
        self, question: Question, command: dict[str, Any], respond: AsyncRespond
    ) -> str:
        asked = replace(question, share=False)
        revision = self._answering.desk.snapshot.number
        answer = await self._answering.desk.answer(asked)
        await self._answering.counting.note(counted(answer))
        composed = self._answering.composed(answer, asked, revision)
        channel, person = command["channel_id"], command["user_id"]
        if isinstance(answer, ASKS_BACK):
            await self._delivering.seen(person, channel, composed.shown)
            return private(composed.message)
        what = answer.name if isinstance(answer, Card) else question.text
        posting = asyncio.create_task(sharing.post(self._delivering, composed, channel, person))
        in_time, _ = await asyncio.wait([posting], timeout=SOON)
        if not in_time:
            self._background.start(_told(posting, respond), partial(_tell, respond))
            return private(sentence(f"Slack is busy; it is shared here in a moment: {what}."))
        problem = posting.result()
        return private(sentence(problem or f"Shared here: {what}."))


async def _told(posting: asyncio.Task[str], respond: AsyncRespond) -> None:
    """Tell the person what keeps a message from being posted, where something does."""
    if problem := await posting:
        await _tell(respond, problem)


async def _tell(respond: AsyncRespond, said: str) -> None:
    await respond(text=said, response_type="ephemeral", replace_original=False)
