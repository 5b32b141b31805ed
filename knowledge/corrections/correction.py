"""A publication that changed what people may have read, and why."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict, dataclass
from typing import Literal

from knowledge.deliveries import Stood
from knowledge.editing.changes import PieceChange
from knowledge.store.papers import Paper

CorrectionKind = Literal["update", "correction", "withdrawal"]
"""An update was right when it was read; what a correction or a withdrawal takes back was not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A publication that changed what people may have read.

    Args:
        id: its id, of letters, digits and hyphens.
        kind: whether the old text was wrong, and whether there is a new one.
        revision: the number of its last revision: a message of this revision shows the new text.
        changes: each piece that changed.
        stood: when each old text had stood; a piece that is new has none.
        names: the name of each entry concerned, by id, as it was shown to people.
        reason: why, in a few words.
        editor: who published it, an id.
        at: when, in UTC.
    """

    id: str
    kind: CorrectionKind
    revision: int
    changes: tuple[PieceChange, ...]
    stood: tuple[Stood, ...]
    names: tuple[tuple[str, str], ...]
    reason: str
    editor: str
    at: dt.datetime

    @property
    def tells(self) -> bool:
        """Whether people are told; an update only puts new text in place of the old."""
        return self.kind != "update"

    def wrong_since(self, earlier: Correction) -> bool:
        """Return whether an earlier correction told people a text that this one takes back."""
        return earlier.tells and any(
            span.piece == change.piece and span.at(earlier.revision)
            for span in self.stood
            for change in earlier.changes
        )


def to_paper(correction: Correction) -> Paper:
    """Return a correction as a paper."""
    return {**asdict(correction), "at": correction.at.isoformat()}


def from_paper(paper: Paper) -> Correction:
    """Return the correction that a paper holds."""
    return Correction(
        id=paper["id"],
        kind=paper["kind"],
        revision=int(paper["revision"]),
        changes=tuple(PieceChange(**each) for each in paper["changes"]),
        stood=tuple(Stood(**each) for each in paper["stood"]),
        names=tuple((str(id_), str(name)) for id_, name in paper["names"]),
        reason=paper["reason"],
        editor=paper["editor"],
        at=dt.datetime.fromisoformat(paper["at"]),
    )
