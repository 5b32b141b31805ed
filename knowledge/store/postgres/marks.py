"""Papers are found by marks: one number for each value of each field, which an index holds."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from hashlib import blake2b

from knowledge.papers import Paper


def marks_of(workspace: str, kind: str, paper: Paper) -> list[int]:
    """Return the marks of a paper.

    The rule may never change: the marks of papers that are kept would not follow.
    """
    return sorted({mark(workspace, kind, f, v) for f in paper for v in texts(paper, f)})


def mark(workspace: str, kind: str, field: str, value: str) -> int:
    """Return the mark of a field's value. Two values may share one, so a find is looked over."""
    named = json.dumps([workspace, kind, field, value], separators=(",", ":"))
    return int.from_bytes(blake2b(named.encode(), digest_size=8).digest(), signed=True)


def texts(paper: Paper, field: str) -> Iterator[str]:
    """Yield the text that a field is, or the texts that it holds as a list."""
    held = paper.get(field)
    yield from (each for each in _listed(held) if isinstance(each, str))


def _listed(held: object) -> Iterable[object]:
    return held if isinstance(held, (list, tuple)) else [held]
