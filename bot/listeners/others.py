"""Events that we subscribe to and do not act on: acknowledged, so that Slack does not retry."""

from __future__ import annotations

import re

from slack_bolt.app.async_app import AsyncApp

ANY = re.compile(r".*", re.DOTALL)


def register(app: AsyncApp) -> None:
    """Listen to every other event. Registered last: Bolt takes the first that fits."""
    app.event(ANY)(_nothing)


async def _nothing() -> None:
    """Do nothing; Bolt acknowledges events by itself."""
