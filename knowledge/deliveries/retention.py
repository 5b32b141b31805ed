"""How long it is kept what was shown to whom."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from knowledge.deliveries.papers import DELIVERY, SHAPE, stamp
from knowledge.papers import Papers
from knowledge.retention import drop_where


async def drop_older(papers: Papers, before: dt.datetime) -> int:
    """Destroy deliveries older than a time; return how many there were."""
    oldest = stamp(before)
    return await drop_where(papers, DELIVERY, lambda _, paper: paper["at"] < oldest)


async def drop_unused_shapes(papers: Papers, before: dt.datetime) -> None:
    """Destroy the shapes filed before a time that no delivery needs.

    A shape is filed anew with the deliveries that need it, so few of those that are left need
    an old one: they are looked for, instead of going through all of them.
    """
    oldest = stamp(before)
    async for page in papers.pages(SHAPE):
        old = {id_: paper for id_, paper in page if paper["at"] < oldest}
        unused = old.keys() - await _needed(papers, old)
        await papers.drop(SHAPE, unused)
        # a delivery may have come to need a shape while it was dropped
        for id_ in await _needed(papers, unused):
            await papers.put(SHAPE, id_, old[id_])


async def _needed(papers: Papers, shapes: Collection[str]) -> set[str]:
    """Return those of some shapes that a delivery needs."""
    found = await papers.find(DELIVERY, "shapes", shapes) if shapes else ()
    return {shape for _, paper in found for shape in paper["shapes"]} & set(shapes)


async def drop_person(papers: Papers, person: str) -> None:
    """Destroy what is noted of a person. Messages for all stay, without who shared them."""
    for field in ("person", "to"):
        own = await papers.find(DELIVERY, field, (person,))
        await papers.drop(DELIVERY, [id_ for id_, _ in own])
    for id_, paper in await papers.find(DELIVERY, "by", (person,)):
        await papers.put(DELIVERY, id_, {**paper, "by": ""})
