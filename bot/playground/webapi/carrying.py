"""What becomes of a call that is in order: it is counted, done, or fails as a test asked."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING

from bot.playground.errors import Dropped, Refusal
from bot.playground.rules import conduct

if TYPE_CHECKING:
    from bot.playground.faults import Fault
    from bot.playground.rules.problem import Json
    from bot.playground.webapi.call import Method
    from bot.playground.world import World


async def carry_out(world: World, name: str, method: Method, given: Json) -> Json:
    """Do what a method does and return Slack's answer.

    Raises:
        Refusal: it is called too often, breaks a rule, or is meant to fail.
        Dropped: the caller is meant to hear nothing.
    """
    world.turnstile.step(name, method.tier)
    return {"ok": True, **await meddled(world, name, lambda: method.answer(world, given))}


async def meddled(world: World, name: str, work: Callable[[], Json]) -> Json:
    """Do some work, late or not at all where a test asked for that.

    Args:
        world: the stand-in.
        name: the method, or ``response_url``.
        work: what is done; returns the answer.

    Raises:
        Refusal: the work breaks a rule, or is meant to fail.
        Dropped: the caller is meant to hear nothing.
    """
    fault = world.faults.take(name)
    if fault is None:
        return work()
    if fault.delay:
        await asyncio.sleep(fault.delay)
    answer = work() if fault.unnoticed or not fault.fails else {}
    if fault.fails:
        raise _failure(fault)
    return answer


def _failure(fault: Fault) -> Exception:
    if fault.dropped:
        return Dropped()
    return Refusal(
        conduct.INJECTED, error=fault.error, retry_after=fault.retry_after, status=fault.status
    )
