"""A loop that stands still is noticed while it stands, with what it was doing."""

import asyncio
import logging
import time

from bot.watchdog import watching


def busy_with_something():
    until = time.monotonic() + 2.2
    while time.monotonic() < until:
        pass


async def test_a_stall_is_logged_with_what_was_running_and_how_long_it_took(caplog):
    late = []
    async with watching(late.append):
        await asyncio.sleep(0.3)
        busy_with_something()
        await asyncio.sleep(0.6)
    still, after = [r.getMessage() for r in caplog.records if r.name == "bot.watchdog"]
    assert "stands still, in: busy_with_something (" in still
    assert "test_watchdog.py:" in still
    assert after.startswith("The event loop stood still for ")
    assert max(late) > 1.0


async def test_a_loop_that_turns_is_nothing_to_log(caplog):
    caplog.set_level(logging.DEBUG)
    async with watching():
        await asyncio.sleep(1.8)
    assert not [r for r in caplog.records if r.name == "bot.watchdog" and "stood" in r.message]
