"""The queue of gaps: asked for, filled or declined, and those who asked told once.

Nothing is read, changed and written back: a gap, each of its askers and its closing are papers of
their own, each claimed once. Whoever asks while a gap is being closed is told all the same.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict

from knowledge.errors import InputError
from knowledge.gaps.gap import (
    ASKER,
    CLOSED,
    GAP,
    Asker,
    Closing,
    Gap,
    Outcome,
    Place,
    asker_of,
    asker_paper,
    closing_of,
    closing_paper,
)
from knowledge.gaps.ranking import ranked
from knowledge.gaps.spellings import joined
from knowledge.snapshot import Snapshot
from knowledge.store.papers import Papers
from knowledge.text import digest, key


class Gaps:
    """What the desk was asked for.

    Args:
        papers: where gaps, askers and closings are kept.

    Every method raises ``StoreError`` where the store cannot keep what it is given.
    """

    def __init__(self, papers: Papers) -> None:
        self._papers = papers

    async def ask(self, text: str, person: str, where: Place, at: dt.datetime) -> Gap:
        """Ask the desk for something. Asking twice counts once for each person.

        Args:
            text: the words that nothing answers.
            person: who asks, an id.
            where: where they asked.
            at: when, in UTC.

        Returns:
            The gap, with all who wait for it.

        Raises:
            InputError: the text holds no word to look for.
        """
        asked_key = key(text)
        if not asked_key:
            raise InputError("Ask the desk for a name or a subject: there is no word in that.")
        id_ = await self._open(asked_key, text, at)
        asker = Asker(gap_id=id_, person=person, where=where, at=at, asked=text)
        await self._papers.claim(ASKER, f"{id_}:{person}", asker_paper(asker))
        paper = await self._papers.get(GAP, id_)
        opened = dt.datetime.fromisoformat(paper["opened"]) if paper else at
        asked = paper["asked"] if paper else text
        return Gap(
            id=id_,
            key=asked_key,
            asked=asked,
            opened=opened,
            askers=await self._askers(id_),
        )

    async def _open(self, asked_key: str, text: str, at: dt.datetime) -> str:
        """Return the id of the open gap of a key; one is opened where all are closed."""
        held = await self._papers.find(GAP, "key", (asked_key,))
        for id_, _ in held:
            if await self._papers.get(CLOSED, id_) is None:
                return id_
        turns = [int(id_.rpartition("-")[2]) for id_, _ in held]
        id_ = f"{digest(asked_key)[:16]}-{max(turns, default=0) + 1}"
        paper = {"key": asked_key, "asked": text, "opened": at.isoformat()}
        await self._papers.claim(GAP, id_, paper)
        return id_

    async def _askers(self, gap_id: str) -> tuple[Asker, ...]:
        return tuple(asker_of(p) for _, p in await self._papers.find(ASKER, "gap", (gap_id,)))

    async def _open_gaps(self) -> list[Gap]:
        """Return the gaps for which somebody waits, each spelling for itself."""
        closed = {id_ for id_, _ in await self._papers.all(CLOSED)}
        askers: dict[str, list[Asker]] = defaultdict(list)
        for _, paper in await self._papers.all(ASKER):
            askers[paper["gap"]].append(asker_of(paper))
        return [
            Gap(
                id=id_,
                key=paper["key"],
                asked=paper["asked"],
                opened=dt.datetime.fromisoformat(paper["opened"]),
                askers=tuple(askers[id_]),
            )
            for id_, paper in await self._papers.all(GAP)
            if id_ not in closed and id_ in askers
        ]

    async def waiting(self, today: dt.date) -> tuple[Gap, ...]:
        """Return the open gaps, spellings of one name joined, the most wanted first."""
        return ranked(joined(await self._open_gaps()), today)

    async def gap(self, gap_id: str) -> Gap | None:
        """Return an open gap with the spellings joined to it, or None where it is closed."""
        found = joined(await self._open_gaps())
        return next((gap for gap in found if gap_id in (gap.id, *gap.joined)), None)

    async def fill(self, gap_id: str, entry_id: str, at: dt.datetime) -> tuple[Asker, ...]:
        """Close a gap, and the spellings joined to it, with the entry that fills it.

        Returns:
            Those to tell, for the first who closes it; nobody for all others.
        """
        return await self._close(gap_id, "filled", at, entry_id=entry_id)

    async def decline(
        self, gap_id: str, reason: str, editor: str, at: dt.datetime
    ) -> tuple[Asker, ...]:
        """Close a gap that the desk will not fill.

        Args:
            gap_id: the gap; the spellings joined to it are closed with it.
            reason: why, in words that those who asked read.
            editor: who decides, an id.
            at: when, in UTC.

        Returns:
            Those to tell, for the first who closes it; nobody for all others.
        """
        return await self._close(gap_id, "declined", at, reason=reason, by=editor)

    async def _close(
        self,
        gap_id: str,
        outcome: Outcome,
        at: dt.datetime,
        *,
        entry_id: str = "",
        reason: str = "",
        by: str = "",
    ) -> tuple[Asker, ...]:
        gap = await self.gap(gap_id)
        tell: list[Asker] = []
        for id_ in (gap.id, *gap.joined) if gap else ():
            closing = Closing(
                gap_id=id_,
                name=gap.name if gap else "",
                outcome=outcome,
                opened=gap.opened if gap else at,
                at=at,
                count=len({a.person for a in gap.askers if a.gap_id == id_}) if gap else 0,
                entry_id=entry_id,
                reason=reason,
                by=by,
            )
            if await self._papers.claim(CLOSED, id_, closing_paper(closing)):
                tell.extend(await self._askers(id_))
        return await self._each_once(tell)

    async def _each_once(self, askers: list[Asker]) -> tuple[Asker, ...]:
        """Return each person once; whoever asked for two spellings is told where they first did."""
        first: dict[str, Asker] = {}
        for asker in sorted(askers, key=lambda each: each.at):
            if first.setdefault(asker.person, asker) is not asker:
                await self.told(asker)
        return tuple(first.values())

    async def filled_by(self, snapshot: Snapshot) -> tuple[tuple[Gap, str], ...]:
        """Return the open gaps whose words now name one entry, each with the entry's id."""
        found: list[tuple[Gap, str]] = []
        for gap in await self._open_gaps():
            forms = dict.fromkeys((gap.name, gap.asked))
            ids = (snapshot.names.resolve(form).entry_id for form in forms)
            entry_id = next((id_ for id_ in ids if id_ in snapshot.entries), None)
            if entry_id:
                found.append((gap, entry_id))
        return tuple(found)

    async def closed(self) -> tuple[Closing, ...]:
        """Return every gap that was closed, with those who are yet to be told.

        After a restart it says who is still owed a message.
        """
        askers: dict[str, list[Asker]] = defaultdict(list)
        for _, paper in await self._papers.all(ASKER):
            askers[paper["gap"]].append(asker_of(paper))
        return tuple(
            closing_of(id_, paper, tuple(askers[id_]))
            for id_, paper in await self._papers.all(CLOSED)
        )

    async def told(self, asker: Asker) -> None:
        """Forget somebody who asked, now that they were told."""
        await self._papers.drop(ASKER, [f"{asker.gap_id}:{asker.person}"])
