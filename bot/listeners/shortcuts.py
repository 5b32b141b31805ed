"""Explain this message, Check this copy: of a message, or of what is pasted into a modal."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

from slack_bolt.app.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_sdk.web.async_client import AsyncWebClient

from bot.answering import Answering
from bot.background import Background
from bot.composed import noted
from bot.delivering import Delivering
from bot.incoming import copy_of
from bot.modals import Modal, answer_soon, open_soon
from bot.place import place_of
from bot.views.blocks import Block
from bot.views.copycheck import CHECK, FIELDS, ask_for_copy, checked, explained
from bot.views.modals import note
from knowledge.copy import CopyReport

Read = Callable[[str], CopyReport]

NO_WORDS = "There are no words in this message to read."


def register(
    app: AsyncApp, answering: Answering, delivering: Delivering, background: Background
) -> None:
    """Listen to the shortcuts about copy."""
    shortcuts = Shortcuts(answering, delivering, background)
    app.message_shortcut("explain_message")(shortcuts.explain)
    app.message_shortcut("check_message")(shortcuts.check)
    app.global_shortcut("check_copy")(shortcuts.ask)
    app.view(CHECK)(shortcuts.submitted)


class Shortcuts:
    """Reads copy for the one who asks; nobody else sees the report.

    Long copy takes some tenths of a second, and right after a start the first to ask waits for
    what copy is held against.
    """

    def __init__(
        self, answering: Answering, delivering: Delivering, background: Background
    ) -> None:
        self._desk = answering.desk
        self._delivering = delivering
        self._background = background

    async def explain(
        self, ack: AsyncAck, shortcut: dict[str, Any], client: AsyncWebClient
    ) -> None:
        """Say who and what a message names."""
        await ack()
        work = self._of_message(self._desk.explain, explained, "Explain this message", shortcut)
        await open_soon(client, shortcut, work, self._background)

    async def check(self, ack: AsyncAck, shortcut: dict[str, Any], client: AsyncWebClient) -> None:
        """Hold a message against the store."""
        await ack()
        work = self._of_message(self._desk.check, checked, "Check this copy", shortcut)
        await open_soon(client, shortcut, work, self._background)

    async def ask(self, ack: AsyncAck, shortcut: dict[str, Any], client: AsyncWebClient) -> None:
        """Open the modal that takes copy."""
        await ack()
        await client.views_open(trigger_id=shortcut["trigger_id"], view=ask_for_copy())

    async def submitted(
        self, ack: AsyncAck, view: dict[str, Any], body: dict[str, Any], client: AsyncWebClient
    ) -> None:
        """Show the report in place of the modal."""
        values = view["state"]["values"]
        parts = [values.get(f"copy:{i}", {}).get(f"copy:{i}", {}) for i in range(FIELDS)]
        text = "\n".join(part["value"] for part in parts if part.get("value"))
        work = self._read(self._desk.check, checked, text, body)
        await answer_soon(ack, Modal(client, str(view["id"])), work, self._background)

    async def _of_message(
        self, read: Read, view: Callable[[CopyReport], Block], title: str, shortcut: dict[str, Any]
    ) -> Block:
        text = copy_of(shortcut.get("message") or {})
        return await self._read(read, view, text, shortcut) if text else note(title, NO_WORDS)

    async def _read(
        self, read: Read, view: Callable[[CopyReport], Block], text: str, body: dict[str, Any]
    ) -> Block:
        """Read copy, and note what the report is about to show."""
        # what is published while it is read makes it an answer of the snapshot before
        number = self._desk.snapshot.number
        report = await asyncio.to_thread(read, text)  # others are to be answered meanwhile
        await self._delivering.seen(*place_of(body), noted(report, number))
        return view(report)
