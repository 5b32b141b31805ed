"""Corrections follow the answers: everybody whom an old text reached is found, and told once.

The rule for what comes late. An answer may be composed from the old snapshot and noted after a
correction was planned: a message begun before and confirmed after, another process that has not
caught up. So a correction stays unsettled, and is asked again whom it reached, until

- nothing new appears,
- no message that showed an old text is begun and neither confirmed nor given up,
- every earlier correction that told a text which this one takes back is settled, what is only
  announced among them, and
- some time has passed since it was published, in which every process takes the new snapshot.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from knowledge.attendance import Attendance
from knowledge.corrections import intent as intents
from knowledge.corrections.correction import Correction, from_paper, to_paper
from knowledge.corrections.intent import Intent
from knowledge.corrections.plan import Task, plan
from knowledge.corrections.tasks import Progress, Tasks
from knowledge.deliveries import Deliveries, Reach
from knowledge.papers import Papers

CORRECTION = "correction"
INTENT = "intent"

GRACE = dt.timedelta(minutes=10)
"""How long after a publication somebody may still be answered from the old snapshot."""


class Corrections:
    """What was corrected, and how far it is told.

    Args:
        papers: where corrections are kept.
        deliveries: what was shown to whom.
        tasks: what is to be done.
        grace: how long after a publication an answer may still come from the old snapshot.
        attendance: says which processes are at work; without it this one is alone.
    """

    def __init__(
        self,
        papers: Papers,
        deliveries: Deliveries,
        tasks: Tasks,
        *,
        grace: dt.timedelta = GRACE,
        attendance: Attendance | None = None,
    ) -> None:
        self._papers = papers
        self._deliveries = deliveries
        self._tasks = tasks
        self._grace = grace
        self._attendance = attendance or Attendance(papers)

    async def announce(self, intent: Intent) -> None:
        """Note a correction before it is published, so that no kill in between loses it."""
        paper = {**intents.to_paper(intent), "by": self._attendance.me}
        await self._papers.put(INTENT, intent.id, paper)

    async def announced(self) -> tuple[Intent, ...]:
        """Return what was announced and neither issued nor revoked: it may be published or not.

        At a start, each is issued as the correction of the revisions that it ``became``, or
        revoked where there are none.
        """
        return tuple(intents.from_paper(paper) for _, paper in await self._papers.all(INTENT))

    async def abandoned(self) -> tuple[Intent, ...]:
        """Return what was announced and is no other process's to end: its own, and of who is gone.

        Which of its own it is publishing right now, the caller knows.
        """
        held = await self._papers.all(INTENT)
        at_work = await self._attendance.others(paper.get("by", "") for _, paper in held)
        return tuple(
            intents.from_paper(paper) for _, paper in held if paper.get("by", "") not in at_work
        )

    async def revoke(self, id_: str) -> None:
        """Forget what was announced and is not published, or needs no correction."""
        await self._papers.drop(INTENT, (id_,))

    async def issue(self, correction: Correction) -> tuple[Task, ...]:
        """File a correction and plan what is to be done; issued again, it adds what is missing.

        Returns:
            The tasks that were not planned before.
        """
        paper = {**to_paper(correction), "state": "open"}
        await self._papers.claim(CORRECTION, correction.id, paper)
        await self._papers.drop(INTENT, (correction.id,))
        return await self._plan(correction, await self._reach(correction))

    async def late(self, correction: Correction, now: dt.datetime) -> tuple[Task, ...]:
        """Ask again whom a correction reached, and settle it where nobody can be missing.

        Corrections are asked again in the order in which they were issued.

        Returns:
            The tasks that were not planned before.
        """
        earlier = [each for each in await self.unsettled() if each.revision < correction.revision]
        reach = await self._reach(correction)
        new = await self._plan(correction, reach)
        waits = any(correction.wrong_since(each) for each in earlier) or any(
            intent.after < correction.revision for intent in await self.announced()
        )
        if not (new or reach.begun or waits) and now - correction.at >= self._grace:
            paper = {**to_paper(correction), "state": "settled"}
            await self._papers.put(CORRECTION, correction.id, paper)
        return new

    async def unsettled(self) -> tuple[Correction, ...]:
        """Return the corrections of which somebody may yet be missing, the oldest first."""
        found = await self._papers.find(CORRECTION, "state", ("open",))
        return tuple(sorted((from_paper(p) for _, p in found), key=lambda c: c.revision))

    async def get(self, correction_id: str) -> Correction | None:
        """Return a correction, or None where there is none."""
        paper = await self._papers.get(CORRECTION, correction_id)
        return from_paper(paper) if paper else None

    async def open_tasks(self) -> tuple[Task, ...]:
        """Return what is yet to be done."""
        return await self._tasks.open()

    async def begin(self, task: Task, now: dt.datetime) -> bool:
        """Begin a task; of several who try, exactly one may.

        Returns:
            False where it is done, where somebody else is at it, or where there is nothing left
            to do: a message that was refreshed for a later correction shows the newest text.
        """
        if not await self._tasks.begin(task, now.timestamp()):
            return False
        if task.what != "refresh":
            return True
        message = await self._deliveries.message(task.delivery)
        correction = await self.get(task.correction)
        if message and correction and message.revision < correction.revision:
            return True
        await self._tasks.done(task)
        return False

    async def give_up(self, task: Task) -> None:
        """Let a task be begun anew, by anybody: it could not be done now."""
        await self._tasks.give_up(task)

    async def done(self, task: Task, ts: str = "") -> None:
        """Note that a task is done, and by what its message is known, where there is one."""
        await self._tasks.done(task, ts)

    async def refused(self, task: Task, why: str) -> None:
        """Note that a task cannot be done: the person left, the message was deleted."""
        await self._tasks.refused(task, why)

    async def progress(self, correction: Correction) -> Progress:
        """Return how far a correction has got."""
        return await self._tasks.progress(correction.id)

    async def forget(self, person: str) -> None:
        """Destroy what is to be told, or was told, to a person; an editor is taken out.

        That they published it stays in the history.
        """
        await self._tasks.forget(person)
        for id_, paper in await self._papers.find(CORRECTION, "editor", (person,)):
            await self._papers.put(CORRECTION, id_, {**paper, "editor": ""})

    async def prune(self, before: dt.datetime) -> None:
        """Destroy settled corrections older than a time, with their tasks.

        The revisions stay, and what was announced and never taken up goes as well.
        """
        for id_, paper in await self._papers.find(CORRECTION, "state", ("settled",)):
            if dt.datetime.fromisoformat(paper["at"]) < before:
                await self._tasks.drop_of(id_)
                await self._papers.drop(CORRECTION, (id_,))
        old = [each.id for each in await self.announced() if each.at < before.timestamp()]
        await self._papers.drop(INTENT, old)

    async def _reach(self, correction: Correction) -> Reach:
        """Return whom the old texts reached: in answers, and in earlier corrections."""
        reach = await self._deliveries.showing(correction.stood)
        if not correction.tells:
            return reach
        people, told = dict.fromkeys(reach.people), {}
        for _, paper in await self._papers.all(CORRECTION):
            earlier = from_paper(paper)
            if correction.wrong_since(earlier):
                tasks = await self._tasks.of(earlier.id)
                people.update(dict.fromkeys(t.person for t in tasks if t.what == "direct"))
                told.update({t.channel: t.thread for t in tasks if t.what == "reply"})
        return replace(reach, people=tuple(people), told=tuple(told.items()))

    async def _plan(self, correction: Correction, reach: Reach) -> tuple[Task, ...]:
        return await self._tasks.file(plan(correction, reach))
