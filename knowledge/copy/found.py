"""What one check found, before its lines are composed."""

from __future__ import annotations

from dataclasses import dataclass

from knowledge.copy.report import Change, FindingKind
from knowledge.model import Evidence


@dataclass(frozen=True, slots=True)
class Found:
    """A contradiction, with the evidence that it rests on.

    Args:
        kind: what it is about.
        start: where the words begin, in characters.
        end: where they end (exclusive).
        on_file: what is on file, as a sentence of ours.
        suggested: the wording to put in place of the words.
        entry_id: the entry that it rests on.
        evidence: where what is on file stands.
        changes: for a quotation, what was kept, cut and added.
        pieces: what on file the sentence shows.
    """

    kind: FindingKind
    start: int
    end: int
    on_file: str
    suggested: str
    entry_id: str
    evidence: tuple[Evidence, ...]
    changes: tuple[tuple[Change, str], ...] = ()
    pieces: tuple[str, ...] = ()
