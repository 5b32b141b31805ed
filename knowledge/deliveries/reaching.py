"""Old texts → whom they reached."""

from __future__ import annotations

from collections.abc import Iterable

from knowledge.deliveries.papers import DELIVERY, SHAPE, is_private, posted
from knowledge.deliveries.reach import Reach, Stood
from knowledge.papers import Paper, Papers


async def reached(papers: Papers, stood: Iterable[Stood]) -> Reach:
    """Return whom old texts reached.

    Args:
        papers: where deliveries are kept.
        stood: each old text, with the revisions in which it stood.
    """
    old = await _old_shapes(papers, stood)
    if not old:
        return Reach()
    held = await papers.find(DELIVERY, "shapes", old)
    people = [paper["person"] for _, paper in held if is_private(paper)]
    messages = [(id_, paper) for id_, paper in held if not is_private(paper)]
    shapes: dict[str, Paper | None] = dict(old)
    for now in {paper["shapes"][-1] for _, paper in messages} - old.keys():
        shapes[now] = await papers.get(SHAPE, now)
    all_ = [posted(id_, paper, shapes[paper["shapes"][-1]], old) for id_, paper in messages]
    standing = tuple(each for each in all_ if each.ts)
    direct = [each.to for each in standing if each.to]
    return Reach(
        posted=standing,
        people=tuple(dict.fromkeys((*people, *direct))),
        begun=tuple(each for each in all_ if not each.ts),
    )


async def _old_shapes(papers: Papers, stood: Iterable[Stood]) -> dict[str, Paper]:
    spans: dict[str, list[Stood]] = {}
    for each in stood:
        spans.setdefault(each.piece, []).append(each)
    found = await papers.find(SHAPE, "pieces", spans)
    return {
        id_: paper
        for id_, paper in found
        if any(
            span.at(paper["revision"]) for piece in paper["pieces"] for span in spans.get(piece, ())
        )
    }
