"""The same for several workspaces, a few at a time."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable

AT_ONCE = 8
"""Workspaces under way together: most of the time goes into waiting for Slack and the database."""


async def at_once(act: Callable[[str], Awaitable[object]], teams: Iterable[str]) -> None:
    """Do something for each workspace; all of them are tried.

    Args:
        act: what is done for a workspace, given its id.
        teams: the ids.

    Raises:
        Exception: the first one that was raised, when all were tried.
    """
    room = asyncio.Semaphore(AT_ONCE)

    async def one(team: str) -> None:
        async with room:
            await act(team)

    done = await asyncio.gather(*map(one, teams), return_exceptions=True)
    for each in done:
        if isinstance(each, BaseException):
            raise each
