"""Papers of a kind that are over, destroyed page by page."""

from __future__ import annotations

from collections.abc import Callable

from knowledge.papers import Paper, Papers


async def drop_where(papers: Papers, kind: str, over: Callable[[str, Paper], bool]) -> int:
    """Destroy the papers of a kind that are over; return how many there were.

    Each page is destroyed as soon as it is read, so that the whole kind is never held and what
    was filed anew meanwhile stays.

    Args:
        papers: where they are kept.
        kind: the kind.
        over: says of an id and its paper whether its time is over.

    Raises:
        StoreError: they could not be read or destroyed.
    """
    count = 0
    async for page in papers.pages(kind):
        if gone := [id_ for id_, paper in page if over(id_, paper)]:
            await papers.drop(kind, gone)
            count += len(gone)
    return count
