"""Explain this message, Check this copy: of a message, or of what is pasted into a modal."""

from __future__ import annotations

import asyncio
from typing import Any

from slack_bolt.app.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_sdk.web.async_client import AsyncWebClient

from bot.answering import Answering
from bot.incoming import copy_of
from bot.views.copycheck import FIELDS, ask_for_copy, checked, explained
from bot.views.modals import note
from knowledge.copy import CopyReport


def register(app: AsyncApp, answering: Answering) -> None:
    """Listen to the shortcuts about copy."""
    shortcuts = Shortcuts(answering)
    app.message_shortcut("explain_message")(shortcuts.explain)
    app.message_shortcut("check_message")(shortcuts.check)
    app.global_shortcut("check_copy")(shortcuts.ask)
    app.view("check_copy")(shortcuts.submitted)


class Shortcuts:
    """Reads copy for the one who asks; nobody else sees the report."""

    def __init__(self, answering: Answering) -> None:
        self._desk = answering.desk

    async def explain(
        self, ack: AsyncAck, shortcut: dict[str, Any], client: AsyncWebClient
    ) -> None:
        """Say who and what a message names."""
        await ack()
        text = copy_of(shortcut.get("message") or {})
        view = explained(await self._explained(text)) if text else _empty("Explain this message")
        await client.views_open(trigger_id=shortcut["trigger_id"], view=view)

    async def check(self, ack: AsyncAck, shortcut: dict[str, Any], client: AsyncWebClient) -> None:
        """Hold a message against the store."""
        await ack()
        text = copy_of(shortcut.get("message") or {})
        view = checked(await self._checked(text)) if text else _empty("Check this copy")
        await client.views_open(trigger_id=shortcut["trigger_id"], view=view)

    async def ask(self, ack: AsyncAck, shortcut: dict[str, Any], client: AsyncWebClient) -> None:
        """Open the modal that takes copy."""
        await ack()
        await client.views_open(trigger_id=shortcut["trigger_id"], view=ask_for_copy())

    async def submitted(self, ack: AsyncAck, view: dict[str, Any]) -> None:
        """Show the report in place of the modal."""
        values = view["state"]["values"]
        parts = [values.get(f"copy:{i}", {}).get(f"copy:{i}", {}) for i in range(FIELDS)]
        text = "\n".join(part["value"] for part in parts if part.get("value"))
        await ack(response_action="update", view=checked(await self._checked(text)))

    # long copy takes some tenths of a second, in which others are to be answered
    async def _explained(self, text: str) -> CopyReport:
        return await asyncio.to_thread(self._desk.explain, text)

    async def _checked(self, text: str) -> CopyReport:
        return await asyncio.to_thread(self._desk.check, text)


def _empty(title: str) -> dict[str, Any]:
    return note(title, "There are no words in this message to read.")
