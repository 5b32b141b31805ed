"""All that a store keeps, on its way from one store into another or into a backup."""

from __future__ import annotations

from dataclasses import dataclass

from knowledge.papers import Paper
from knowledge.revisions import Revision

NOT_EMPTY = "the store is not empty; nothing was changed; give one that does not exist yet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Archive:
    """What a store keeps.

    Args:
        revisions: every revision, numbered from 1 without gaps.
        digest: the digest of the curated files that were last merged in, or None.
        papers: kind, id and paper of each paper, by kind, and within a kind in the order in
            which each was first filed.
    """

    revisions: tuple[Revision, ...] = ()
    digest: str | None = None
    papers: tuple[tuple[str, str, Paper], ...] = ()
