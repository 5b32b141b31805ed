"""The tasks of corrections: begun by exactly one process, and done once."""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from knowledge.corrections.plan import Task, from_paper, to_paper
from knowledge.store.papers import Papers

TASK = "task"
BEGUN = "begun"

LEASE = 300.0
"""Seconds after which a task that another process began counts as given up."""


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
        lease: seconds after which a task that another process began may be begun anew; 0 where
            an earlier process is certainly gone.
        worker: this process, by a name that no other has.
    """

    def __init__(self, papers: Papers, *, lease: float = LEASE, worker: str = "") -> None:
        self._papers = papers
        self._lease = lease
        self._worker = worker or uuid.uuid4().hex

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
        """Begin a task; of several who try, exactly one may.

        Args:
            task: the task.
            now: the time in POSIX seconds.

        Returns:
            False where it is done or somebody else is at it.
        """
        mine = {"task": task.id, "by": self._worker, "at": now}
        attempt = 1
        while not await self._papers.claim(BEGUN, f"{task.id}:{attempt}", mine):
            held = await self._papers.get(BEGUN, f"{task.id}:{attempt}")
            if held is None or held["by"] == self._worker or now - held["at"] < self._lease:
                return False
            attempt += 1
        paper = await self._papers.get(TASK, task.id)
        return paper is not None and paper["state"] == "open"

    async def give_up(self, task: Task) -> None:
        """Let a task be begun anew, by anybody: it could not be done now."""
        found = await self._papers.find(BEGUN, "task", (task.id,))
        await self._papers.drop(BEGUN, [id_ for id_, _ in found])

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
