"""Several workspaces, a few at a time."""

from __future__ import annotations

import asyncio

import pytest

from bot.workspaces.at_once import AT_ONCE, at_once

TEAMS = [f"T{number:03}" for number in range(30)]


async def test_workspaces_wait_for_slack_together_and_not_all_at_once():
    under_way: list[int] = []
    count = 0

    async def look(_: str) -> None:
        nonlocal count
        count += 1
        under_way.append(count)
        await asyncio.sleep(0)
        count -= 1

    await at_once(look, TEAMS)
    assert max(under_way) == AT_ONCE
    assert len(under_way) == len(TEAMS)


async def test_one_that_fails_keeps_no_other_from_its_turn_and_is_told():
    seen: list[str] = []

    async def look(team: str) -> None:
        seen.append(team)
        if team == "T003":
            raise LookupError(team)

    with pytest.raises(LookupError, match="T003"):
        await at_once(look, TEAMS)
    assert sorted(seen) == TEAMS
