"""A modal that is opened at once, and filled when what it shows is known.

A trigger opens a modal within 3 seconds and not later; what stands in it may take longer.
"""

from __future__ import annotations

from collections.abc import Awaitable, Mapping
from dataclasses import dataclass
from typing import Any

from slack_sdk.web.async_client import AsyncWebClient

from bot.views.blocks import Block
from bot.views.modals import failed, note

READING = "Reading what is on file."


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
    opened = await show(trigger_id=body["trigger_id"], view=note("One moment", READING))
    view: dict[str, Any] = opened["view"]
    return Modal(client, str(view["id"]))
