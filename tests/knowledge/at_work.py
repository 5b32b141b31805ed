"""Processes at work on one store, each with a clock of its own that tests move."""

from __future__ import annotations

from dataclasses import dataclass

from knowledge.attendance import Attendance
from knowledge.papers import Papers

LEASE = 30.0


@dataclass
class Clock:
    """Seconds that pass when a test says so."""

    seconds: float = 0.0

    def __call__(self) -> float:
        return self.seconds


async def arrived(papers: Papers, clock: Clock) -> Attendance:
    """A process that has just come to work."""
    attendance = Attendance(papers, LEASE, clock)
    await attendance.renew()
    return attendance


async def outlasted(watching: Attendance, clock: Clock) -> None:
    """Let a process look until whoever renewed nothing meanwhile is gone."""
    await watching.look()
    for _ in range(3):
        clock.seconds += LEASE / 2
        await watching.renew()
        await watching.look()
