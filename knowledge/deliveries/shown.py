"""What one message showed, without its text: enough to find it again and to compose it anew."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field

from knowledge.store.papers import Paper


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What a message showed.

    Args:
        pieces: the pieces (``knowledge.pieces``).
        entries: the entries that it is about, by id.
        revision: the number of the snapshot that answered.
        asked: how it can be composed again, known to the one who composed it.
        shape: the digest of all of this. Messages with the same one showed the same.
    """

    pieces: frozenset[str]
    entries: tuple[str, ...]
    revision: int
    asked: str
    shape: str = field(init=False)

    def __post_init__(self) -> None:
        """Work out the digest once: the same answer is shown to many."""
        told = json.dumps(self.paper(), ensure_ascii=False, separators=(",", ":"))
        digest = hashlib.blake2b(told.encode(), digest_size=16).hexdigest()
        object.__setattr__(self, "shape", digest)

    def paper(self) -> Paper:
        """Return it as a paper."""
        return {
            "pieces": sorted(self.pieces),
            "entries": list(self.entries),
            "revision": self.revision,
            "asked": self.asked,
        }


def from_paper(paper: Paper) -> Shown:
    """Return what a paper says was shown."""
    return Shown(
        pieces=frozenset(paper["pieces"]),
        entries=tuple(paper["entries"]),
        revision=int(paper["revision"]),
        asked=paper["asked"],
    )
