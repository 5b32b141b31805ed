"""A modal that is opened at once, and filled when what it shows is known.

A trigger opens a modal within 3 seconds and not later; what stands in it may take longer.
"""

from __future__ import annotations

from collections.abc import Awaitable, Mapping
from dataclasses import dataclass
from typing import Any

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.views.blocks import Block
from bot.views.modals import failed, note

LATE = "Slack let the moment to open this pass. Try again."
_LATE = frozenset({"expired_trigger_id", "trigger_expired", "trigger_exchanged"})

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
