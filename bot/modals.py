"""A modal that is opened or answered in time, and filled when what it shows is known.

A trigger opens a modal within 3 seconds and not later, and a modal that was sent waits as long for
its answer; what is to stand in it may take longer.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Mapping
from dataclasses import dataclass
from typing import Any

from slack_bolt.context.ack.async_ack import AsyncAck
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.background import Background
from bot.views.blocks import Block
from bot.views.modals import failed, note

LATE = "Slack let the moment to open this pass. Try again."
_LATE = frozenset({"expired_trigger_id", "trigger_expired", "trigger_exchanged"})

READING = "Reading what is on file."

MOMENT = "One moment"

SOON = 1.5
"""Seconds after which a modal says "One moment" before it shows what it is to show."""


@dataclass(frozen=True, slots=True)
class Modal:
    """A modal that is open.

    Args:
        client: the way to Slack.
        view_id: the modal.
    """

    client: AsyncWebClient
    view_id: str

    async def show(self, work: Awaitable[Block]) -> None:
        """Show what comes of some work."""
        await self.client.views_update(view_id=self.view_id, view=await work)

    async def tell(self, said: str) -> None:
        """Show a sentence."""
        await self.client.views_update(view_id=self.view_id, view=failed(said))


async def opening(client: AsyncWebClient, body: Mapping[str, Any]) -> Modal:
    """Open a modal for what was pressed, on the one that is open already."""
    on_modal = (body.get("view") or {}).get("type") == "modal"
    show = client.views_push if on_modal else client.views_open
    opened = await show(trigger_id=body["trigger_id"], view=note(MOMENT, READING))
    view: dict[str, Any] = opened["view"]
    return Modal(client, str(view["id"]))


async def open_soon(
    client: AsyncWebClient,
    body: Mapping[str, Any],
    work: Awaitable[Block],
    background: Background,
) -> None:
    """Open a modal with what comes of some work: at once, or as soon as it is done.

    Args:
        client: the way to Slack.
        body: the request, with its trigger.
        work: makes what the modal shows.
        background: where it goes on if it takes long.
    """
    making = asyncio.ensure_future(work)
    await asyncio.wait([making], timeout=SOON)
    if making.done():
        await client.views_open(trigger_id=body["trigger_id"], view=making.result())
        return
    modal = await opening(client, body)
    background.start(modal.show(making), modal.tell)


async def answer_soon(
    ack: AsyncAck,
    modal: Modal,
    work: Awaitable[Block],
    background: Background,
    said: str = READING,
) -> None:
    """Answer a modal that was sent with what comes of some work: at once, or when it is done.

    Args:
        ack: answers it.
        modal: the modal.
        work: makes what it is to show.
        background: where it goes on if it takes long.
        said: what is shown meanwhile.
    """
    making = asyncio.ensure_future(work)
    await asyncio.wait([making], timeout=SOON)
    if making.done():
        await ack(response_action="update", view=making.result())
        return
    await ack(response_action="update", view=note(MOMENT, said))
    background.start(modal.show(making), modal.tell)


async def came_late(client: AsyncWebClient, trigger_id: str, view: Block) -> bool:
    """Open a modal; return whether it was too late for that.

    Raises:
        SlackApiError: Slack refused for another reason.
    """
    try:
        await client.views_open(trigger_id=trigger_id, view=view)
    except SlackApiError as error:
        if error.response["error"] not in _LATE:
            raise
        return True
    return False
