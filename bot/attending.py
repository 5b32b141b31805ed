"""This process says that it is at work, and takes up what others left."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Awaitable, Callable

from knowledge.attendance import Attendance
from knowledge.errors import StoreError

log = logging.getLogger(__name__)

ALONE = 0.0
"""The lease of a store with one process: what an earlier one began, it certainly gave up."""

AMONG_OTHERS = 30.0
"""The lease of a store that other processes use too, in seconds: one that renews nothing for so
long is gone, and what it began is taken up."""

OFTEN = 6
"""Renewals and looks in one lease: two or three that fail in a row take nothing from anybody."""


@contextlib.asynccontextmanager
async def attending(attendance: Attendance) -> AsyncIterator[None]:
    """Be at work until the block ends; then let go of everything at once.

    Raises:
        StoreError: it could not be kept that this process is at work.
    """
    await attendance.renew()
    renewing = asyncio.create_task(_every(attendance.lease / OFTEN, attendance.renew))
    try:
        yield
    finally:
        renewing.cancel()
        await asyncio.gather(renewing, return_exceptions=True)
        await attendance.leave()


async def taking_up(
    attendance: Attendance, resume: Callable[[], Awaitable[object]], gone: Callable[[], None]
) -> None:
    """Take up what other processes leave, until cancelled.

    It is looked often for who is gone, and once in a lease for what waits all the same.

    Args:
        attendance: says which processes are at work.
        resume: takes up messages that wait and are nobody else's to send.
        gone: called when another process is gone.
    """

    async def look() -> None:
        if await attendance.look():
            gone()
            await resume()

    lease = attendance.lease
    await asyncio.gather(_every(lease / OFTEN, look), _every(lease, resume))


async def _every(seconds: float, act: Callable[[], Awaitable[object]]) -> None:
    """Do something again and again; 0 seconds are for alone, where there is nothing to do."""
    while seconds:
        await asyncio.sleep(seconds)
        try:
            await act()
        except StoreError as error:
            log.warning("who is at work, and what is left, cannot be asked now: %s", error)
        except Exception:
            log.exception("who is at work, and what is left, could not be asked")
