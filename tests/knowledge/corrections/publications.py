"""Corrections of one piece or of several, for tests."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from knowledge.corrections import Correction, CorrectionKind, History, Intent
from knowledge.deliveries import Shown, Stood
from knowledge.editing import PieceChange
from knowledge.revisions import Revision

NOON = dt.datetime(2026, 3, 2, 12, tzinfo=dt.UTC)
LATER = NOON + dt.timedelta(hours=1)
SUMMARY, NAME = "cecot:summary", "cecot:name"


def card(revision: int, *pieces: str, asked: str = "card:cecot") -> Shown:
    held = frozenset(pieces or (SUMMARY, NAME))
    return Shown(pieces=held, entries=("cecot",), revision=revision, asked=asked)


def correction(
    since: int = 1,
    revision: int = 5,
    *pieces: str,
    kind: CorrectionKind = "correction",
    at: dt.datetime = NOON,
) -> Correction:
    """Return a correction of texts that stood from one revision to another."""
    changed = pieces or (SUMMARY,)
    after = None if kind == "withdrawal" else "It holds 14,000 people."
    return Correction(
        id=f"r{revision}",
        kind=kind,
        revision=revision,
        changes=tuple(PieceChange(p, "cecot", "It holds 40,000 people.", after) for p in changed),
        stood=tuple(Stood(p, since, revision) for p in changed),
        names=(("cecot", "CECOT"),),
        reason="a figure was misread",
        editor="U9",
        at=at,
    )


def intent(correction: Correction) -> Intent:
    """Return what is noted before a correction is published."""
    return Intent(
        id=correction.id,
        kind=correction.kind,
        subjects=("cecot",),
        reason=correction.reason,
        editor=correction.editor,
        after=correction.revision - 1,
    )


def histories(kept: Sequence[Revision]) -> History:
    """Return what reads the revisions of a record, as a store does."""

    async def history(record_id: str) -> Sequence[Revision]:
        return [each for each in kept if record_id in ("", each.subject)]

    return history
