"""The tasks of corrections: begun by exactly one process, and done once."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass

from knowledge.attendance import Attendance
from knowledge.corrections.plan import Task, from_paper, to_paper
from knowledge.papers import Paper, Papers

TASK = "task"
BEGUN = "begun"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a correction has got.

    Args:
        done: tasks that are settled, those that could not be done among them.
        of: all of its tasks.
        refused: tasks that could not be done.
        places: channels that it concerns.
        people: people who are told.
    """

    done: int
    of: int
    refused: int
    places: int
    people: int


class Tasks:
    """The tasks of corrections.

    Args:
        papers: where they are kept.
        attendance: says which processes are at work; without it this one is alone.
    """

    def __init__(self, papers: Papers, attendance: Attendance | None = None) -> None:
        self._papers = papers
        self._attendance = attendance or Attendance(papers)

    async def file(self, tasks: Iterable[Task]) -> tuple[Task, ...]:
        """File tasks; return those that were not there before."""
        wanted = list(tasks)
        claims = (self._papers.claim(TASK, task.id, to_paper(task)) for task in wanted)
        new = await asyncio.gather(*claims)
        return tuple(task for task, is_new in zip(wanted, new, strict=True) if is_new)

    async def open(self) -> tuple[Task, ...]:
        """Return the tasks that are not done, in the order in which they were filed.

        A task that a process began before it was stopped is among them.
        """
        found = await self._papers.find(TASK, "state", ("open",))
        return tuple(from_paper(paper) for _, paper in found)

    async def of(self, correction_id: str) -> tuple[Task, ...]:
        """Return the tasks of a correction, without those that could not be done."""
        found = await self._papers.find(TASK, "correction", (correction_id,))
        return tuple(from_paper(paper) for _, paper in found if paper["state"] != "refused")

    async def begin(self, task: Task, now: float) -> bool:
        """Begin a task; of several processes that try, exactly one may.

        What this process began before it may begin again: the attempt came to nothing, or it was
        noted and the answer was lost. That it is not at it twice is for the caller to see to.

        Args:
            task: the task.
            now: the time in POSIX seconds.

        Returns:
            False where it is done or another process is at it.

        Raises:
            StoreError: it could not be noted.
        """
        mine = {"task": task.id, "by": self._attendance.me, "at": now}
        last, paper = await self._last(task)
        if paper is None or paper["by"] != mine["by"]:
            if paper is not None and not await self._attendance.gone(paper["by"]):
                return False
            if not await self._papers.claim(BEGUN, f"{task.id}:{last + 1}", mine):
                return False
        paper = await self._papers.get(TASK, task.id)
        return paper is not None and paper["state"] == "open"

    async def _last(self, task: Task) -> tuple[int, Paper | None]:
        """Return the number of the last attempt at a task, and its paper."""
        begun = await self._papers.find(BEGUN, "task", (task.id,))
        if not begun:
            return 0, None
        id_, paper = begun[-1]
        return int(id_.rpartition(":")[2]), paper

    async def give_up(self, task: Task) -> None:
        """Let a task that this process began be begun anew, by anybody: it failed for now."""
        found = await self._papers.find(BEGUN, "task", (task.id,))
        mine = [id_ for id_, paper in found if paper["by"] == self._attendance.me]
        await self._papers.drop(BEGUN, mine)

    async def done(self, task: Task, ts: str = "") -> None:
        """Note that a task is done, and by what its message is known, where there is one."""
        await self._settle(task, {"state": "done", "ts": ts})

    async def refused(self, task: Task, why: str) -> None:
        """Note that a task cannot be done: the person left, the message was deleted."""
        await self._settle(task, {"state": "refused", "why": why})

    async def _settle(self, task: Task, outcome: dict[str, str]) -> None:
        paper = await self._papers.get(TASK, task.id)
        if paper:
            await self._papers.put(TASK, task.id, {**paper, **outcome})

    async def progress(self, correction_id: str) -> Progress:
        """Return how far a correction has got."""
        found = [p for _, p in await self._papers.find(TASK, "correction", (correction_id,))]
        return Progress(
            done=sum(paper["state"] != "open" for paper in found),
            of=len(found),
            refused=sum(paper["state"] == "refused" for paper in found),
            places=len({paper["channel"] for paper in found if paper["channel"]}),
            people=len({paper["person"] for paper in found if paper["person"]}),
        )

    async def forget(self, person: str) -> None:
        """Destroy the tasks of telling a person."""
        await self._drop("person", person)

    async def drop_of(self, correction_id: str) -> None:
        """Destroy the tasks of a correction."""
        await self._drop("correction", correction_id)

    async def _drop(self, field: str, value: str) -> None:
        gone = [id_ for id_, _ in await self._papers.find(TASK, field, (value,))]
        begun = await self._papers.find(BEGUN, "task", gone)
        await self._papers.drop(BEGUN, [id_ for id_, _ in begun])
        await self._papers.drop(TASK, gone)
