"""What is kept of gaps, and of those who asked, goes after its time or when a person asks."""

from __future__ import annotations

import datetime as dt

from knowledge.gaps.gap import ASKER, CLOSED, GAP
from knowledge.papers import Papers


async def prune(papers: Papers, before: dt.date) -> None:
    """Destroy gaps that were closed, or for which nobody asked, since a day.

    Args:
        papers: where they are kept.
        before: the first day, in UTC, of which everything is kept.

    Raises:
        StoreError: they could not be destroyed.
    """
    day = before.isoformat()
    asked: dict[str, str] = {}
    async for page in papers.pages(ASKER):
        for _, paper in page:
            asked[paper["gap"]] = max(asked.get(paper["gap"], ""), paper["at"])
    closed = {id_: paper["at"] async for page in papers.pages(CLOSED) for id_, paper in page}
    async for page in papers.pages(GAP):
        ended = {id_: closed.get(id_) or asked.get(id_) or gap["opened"] for id_, gap in page}
        old = [id_ for id_, end in ended.items() if end[: len(day)] < day]
        if old:
            await papers.drop(ASKER, [id_ for id_, _ in await papers.find(ASKER, "gap", old)])
            await papers.drop(GAP, old)
            await papers.drop(CLOSED, old)


async def forget(papers: Papers, person: str) -> None:
    """Destroy what names a person: that they wait for a gap, that they declined one.

    Args:
        papers: where gaps are kept.
        person: their id.

    Raises:
        StoreError: it could not be destroyed.
    """
    await papers.drop(ASKER, [id_ for id_, _ in await papers.find(ASKER, "person", (person,))])
    for id_, paper in await papers.find(CLOSED, "by", (person,)):
        await papers.put(CLOSED, id_, {**paper, "by": ""})
