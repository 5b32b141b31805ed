"""How long it is kept what was shown to whom."""

from __future__ import annotations

import asyncio
import datetime as dt

from knowledge.deliveries.papers import DELIVERY, SHAPE, stamp
from knowledge.papers import Papers

AT_ONCE = 1000
"""Papers gone through before others get their turn: some milliseconds."""


async def drop_older(papers: Papers, before: dt.datetime) -> int:
    """Destroy deliveries older than a time; return how many there were."""
    oldest = stamp(before)
    found = []
    for number, (id_, paper) in enumerate(await papers.all(DELIVERY), start=1):
        if number % AT_ONCE == 0:
            await asyncio.sleep(0)
        if paper["at"] < oldest:
            found.append(id_)
    count = 0
    for start in range(0, len(found), AT_ONCE):
        # one may have been noted anew while others had their turn
        held = [(id_, await papers.get(DELIVERY, id_)) for id_ in found[start : start + AT_ONCE]]
        gone = [id_ for id_, paper in held if paper and paper["at"] < oldest]
        await papers.drop(DELIVERY, gone)
        count += len(gone)
        await asyncio.sleep(0)
    return count


async def drop_unused_shapes(papers: Papers, before: dt.datetime) -> None:
    """Destroy the shapes filed before a time that no delivery needs."""
    oldest = stamp(before)
    used = {shape for _, paper in await papers.all(DELIVERY) for shape in paper["shapes"]}
    held = await papers.all(SHAPE)
    unused = {id_: paper for id_, paper in held if id_ not in used and paper["at"] < oldest}
    await papers.drop(SHAPE, unused)
    # a delivery may have come to need a shape while it was dropped
    for _, paper in await papers.find(DELIVERY, "shapes", unused):
        for id_ in unused.keys() & set(paper["shapes"]):
            await papers.put(SHAPE, id_, unused[id_])


async def drop_person(papers: Papers, person: str) -> None:
    """Destroy what is noted of a person. Messages for all stay, without who shared them."""
    for field in ("person", "to"):
        own = await papers.find(DELIVERY, field, (person,))
        await papers.drop(DELIVERY, [id_ for id_, _ in own])
    for id_, paper in await papers.find(DELIVERY, "by", (person,)):
        await papers.put(DELIVERY, id_, {**paper, "by": ""})
