"""What an editor does to change an entry, step by step."""

from __future__ import annotations

from bot.playground import newsroom
from bot.playground.exchange import Exchange
from bot.playground.model import OpenView
from bot.playground.standin import StandIn

KIND = "What was the old text?"


async def summarised(
    slack: StandIn, summary: str, entry: str = "Quist", user: str = newsroom.EDITOR
) -> OpenView:
    """Type a new summary and go on to the confirm step."""
    await slack.command("/context", f"edit {entry}", user=user)
    parts = slack.modal(user)
    assert parts is not None
    form = await slack.choose(parts, "part:own:", "change:own:", user=user)
    assert form.view is not None
    confirm = (await slack.submit(form.view, {"Summary": summary}, user=user)).view
    assert confirm is not None
    return confirm


async def published(
    slack: StandIn,
    summary: str,
    kind: str = "correction",
    entry: str = "Quist",
    why: str = "a date was misread",
) -> Exchange:
    """Publish a new summary as an update or a correction."""
    confirm = await summarised(slack, summary, entry)
    return await slack.submit(confirm, {"Why?": why, KIND: kind})
