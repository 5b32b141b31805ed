"""“This looks wrong”, on every card: one line, and the card, to the desk."""

from __future__ import annotations

import asyncio
import datetime as dt
import json
import logging
from typing import Any

from slack_bolt.app.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.answering import Answering
from bot.delivering import Delivering
from bot.views import reports
from bot.views.answer import render
from knowledge.answers import Card
from knowledge.preferences import Report

log = logging.getLogger(__name__)
SOON = 2.0
"""Seconds that a modal waits for a report to be posted; Slack waits for three."""

_CLOSED = frozenset({"not_in_channel", "channel_not_found", "is_archived", "restricted_action"})


def register(
    app: AsyncApp, answering: Answering, delivering: Delivering, desk_channel: str
) -> None:
    """Listen before the other controls: the option stands in their menu."""
    listener = Reporting(answering, delivering, desk_channel)
    for action_id in ("more", "view:more"):
        app.action(action_id, matchers=[is_report])(listener.ask)
    app.view(reports.CALLBACK)(listener.sent)


async def is_report(action: dict[str, Any]) -> bool:
    """Return whether "This looks wrong" was chosen."""
    option = action.get("selected_option") or {}
    return str(option.get("value") or "").startswith("wrong:")


class Reporting:
    """Takes reports of mistakes.

    Args:
        answering: the desk as listeners see it.
        delivering: posts to the desk.
        desk_channel: where reports go, or "" to hold them in the Home tab.
    """

    def __init__(self, answering: Answering, delivering: Delivering, desk_channel: str) -> None:
        self._answering = answering
        self._delivering = delivering
        self._channel = desk_channel

    async def ask(
        self, ack: AsyncAck, action: dict[str, Any], body: dict[str, Any], client: AsyncWebClient
    ) -> None:
        """Ask what looks wrong, in a modal; on another modal where there is one."""
        await ack()
        _, entry_id, revision = (*action["selected_option"]["value"].split(":"), "")[:3]
        entry = self._answering.desk.snapshot.entries.get(entry_id)
        name = entry.name if entry else entry_id
        view = reports.ask(entry_id, name, int(revision) if revision.isdecimal() else 0)
        in_modal = (body.get("view") or {}).get("type") == "modal"
        show = client.views_push if in_modal else client.views_open
        await show(trigger_id=body["trigger_id"], view=view)

    async def sent(self, ack: AsyncAck, view: dict[str, Any], body: dict[str, Any]) -> None:
        """Send the line with the card to the desk, or hold it."""
        about = json.loads(view["private_metadata"])
        report = Report(
            entry_id=about["entry"],
            name=about["name"],
            revision=about["revision"],
            said=" ".join(view["state"]["values"]["said"]["said"]["value"].split()),
            by=body["user"]["id"],
            at=dt.datetime.now(dt.UTC),
        )
        if not report.said:
            await ack(response_action="errors", errors={"said": "Write one line."})
            return
        posted = bool(self._channel) and await self._post(report)
        if not posted:
            await self._answering.desk.personal.add(report)
        await ack(response_action="update", view=reports.thanks(held=not posted))

    async def _post(self, report: Report) -> bool:
        """Post a report; return whether the channel took it.

        Raises:
            SlackApiError: Slack refused for a reason that is not the channel's.
        """
        answer = self._answering.card(report.entry_id)
        number = self._answering.desk.snapshot.number
        now = answer.revision if isinstance(answer, Card) else number
        message = reports.to_the_desk(report, render(answer), now)
        try:
            # the card in a report stays as it was reported
            async with asyncio.timeout(SOON):
                await self._delivering.say(self._channel, message)
        except SlackApiError as error:
            if error.response["error"] not in _CLOSED:
                raise
            log.warning("DESK_CHANNEL takes no messages: %s", error.response["error"])
            return False
        except TimeoutError:
            log.warning("Slack is busy; a report is held in the Home tab")
            return False
        return True
