"""Which workspace a request belongs to, and nobody else's bot sees it."""

from __future__ import annotations

import json

from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse

from bot.access import refusal
from bot.workspaces.leaving import EVENTS, Leaving
from bot.workspaces.open import OpenWorkspaces

NOT_INSTALLED = "Nutgraf is not installed in this workspace. Ask an admin to install it."


class Dispatching:
    """Answers verified requests of all workspaces, each by its own bot.

    Args:
        workspaces: those that are open, or can be.
        leaving: lets go of those that took the app out.
    """

    def __init__(self, workspaces: OpenWorkspaces, leaving: Leaving) -> None:
        self._workspaces = workspaces
        self._leaving = leaving

    async def async_dispatch(self, req: AsyncBoltRequest) -> BoltResponse:
        """Answer one request.

        Raises:
            NutgrafError: its workspace cannot be opened.
        """
        body = req.body
        if body.get("type") == "url_verification":
            return _json({"challenge": str(body.get("challenge") or "")})
        if body.get("ssl_check"):
            return BoltResponse(status=200, body="")
        team = req.context.team_id or ""
        if (body.get("event") or {}).get("type") in EVENTS:
            # Slack sends an event again that is not acknowledged
            looked = not team or await self._leaving.heard(team)
            return BoltResponse(status=200 if looked else 503, body="")
        workspace = await self._workspaces.of(team) if team else None
        if workspace is None:
            return refusal(body, NOT_INSTALLED)
        return await workspace.bolt.async_dispatch(req)


def _json(body: dict[str, str]) -> BoltResponse:
    return BoltResponse(
        status=200,
        body=json.dumps(body),
        headers={"content-type": "application/json;charset=utf-8"},
    )
