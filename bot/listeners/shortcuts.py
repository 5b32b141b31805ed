"""Explain this message, Check this copy: of a message, or of what is pasted into a modal."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

from slack_bolt.app.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_sdk.web.async_client import AsyncWebClient

from bot.answering import Answering
from bot.composed import noted
from bot.delivering import Delivering
from bot.incoming import copy_of
from bot.place import place_of
from bot.views.copycheck import FIELDS, ask_for_copy, checked, explained
from bot.views.modals import note
from knowledge.copy import CopyReport

NO_WORDS = "There are no words in this message to read."


def register(app: AsyncApp, answering: Answering, delivering: Delivering) -> None:
    """Listen to the shortcuts about copy."""
    shortcuts = Shortcuts(answering, delivering)
    app.message_shortcut("explain_message")(shortcuts.explain)
    app.message_shortcut("check_message")(shortcuts.check)
    app.global_shortcut("check_copy")(shortcuts.ask)
    app.view("check_copy")(shortcuts.submitted)


class Shortcuts:
    """Reads copy for the one who asks; nobody else sees the report."""

    def __init__(self, answering: Answering, delivering: Delivering) -> None:
        self._desk = answering.desk
        self._delivering = delivering

    async def explain(
        self, ack: AsyncAck, shortcut: dict[str, Any], client: AsyncWebClient
    ) -> None:
        """Say who and what a message names."""
        await ack()
        report = await self._of_message(self._desk.explain, shortcut)
        view = explained(report) if report else note("Explain this message", NO_WORDS)
        await client.views_open(trigger_id=shortcut["trigger_id"], view=view)

    async def check(self, ack: AsyncAck, shortcut: dict[str, Any], client: AsyncWebClient) -> None:
        """Hold a message against the store."""
        await ack()
        report = await self._of_message(self._desk.check, shortcut)
        view = checked(report) if report else note("Check this copy", NO_WORDS)
        await client.views_open(trigger_id=shortcut["trigger_id"], view=view)

    async def ask(self, ack: AsyncAck, shortcut: dict[str, Any], client: AsyncWebClient) -> None:
        """Open the modal that takes copy."""
        await ack()
        await client.views_open(trigger_id=shortcut["trigger_id"], view=ask_for_copy())

    async def submitted(self, ack: AsyncAck, view: dict[str, Any], body: dict[str, Any]) -> None:
        """Show the report in place of the modal."""
        values = view["state"]["values"]
        parts = [values.get(f"copy:{i}", {}).get(f"copy:{i}", {}) for i in range(FIELDS)]
        text = "\n".join(part["value"] for part in parts if part.get("value"))
        report = await self._read(self._desk.check, text, body)
        await ack(response_action="update", view=checked(report))

    async def _of_message(
        self, read: Callable[[str], CopyReport], shortcut: dict[str, Any]
    ) -> CopyReport | None:
        text = copy_of(shortcut.get("message") or {})
        return await self._read(read, text, shortcut) if text else None

    async def _read(
        self, read: Callable[[str], CopyReport], text: str, body: dict[str, Any]
    ) -> CopyReport:
        """Read copy, and note what the report is about to show."""
        # what is published while it is read makes it an answer of the snapshot before
        number = self._desk.snapshot.number
        # long copy takes some tenths of a second, in which others are to be answered
        report = await asyncio.to_thread(read, text)
        await self._delivering.seen(*place_of(body), noted(report, number))
        return report
