"""A correction in words: what was wrong, what is right, why, of which entry, and when."""

from __future__ import annotations

from dataclasses import dataclass

from knowledge.corrections.correction import Correction, CorrectionKind
from knowledge.editing.changes import PieceChange
from knowledge.pieces import PARTS, Part, own

_OWN: dict[Part, str] = {
    "name": "The name",
    "role": "The description",
    "summary": "The summary",
    "copy_line": "The background line",
    "event": "The date",
}


@dataclass(frozen=True, slots=True)
class Reworded:
    """One text that changed.

    Args:
        entry: the name of its entry, as people read it.
        what: what it is: ``The summary``.
        was: the old text, whole, or "" where there was none.
        now: the new text, whole, or "" where it is withdrawn.
    """

    entry: str
    what: str
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class Notice:
    """A correction as people are told of it, without markup.

    Args:
        title: what it is, of which entries, and the day: ``Correction of 2 March 2026: CECOT``.
        texts: what changed.
        why: the editor's reason.
        kind: whether there is a new text.
    """

    title: str
    texts: tuple[Reworded, ...]
    why: str
    kind: CorrectionKind

    @property
    def plain(self) -> str:
        """The whole of it in plain sentences, for a notification or a screen reader."""
        return " ".join([f"{self.title}.", *map(sentence, self.texts), f"Why: {self.why}."])


def told(correction: Correction) -> Notice:
    """Return what people are told of a correction: the texts that they may have read."""
    names = dict(correction.names)
    changed = [change for change in correction.changes if change.before is not None]
    entries = dict.fromkeys(names.get(c.entry_id, c.entry_id) for c in changed)
    day = f"{correction.at.day} {correction.at:%B %Y}"
    return Notice(
        f"{correction.kind.capitalize()} of {day}: {', '.join(entries)}",
        tuple(_reworded(change, names.get(change.entry_id, change.entry_id)) for change in changed),
        correction.reason.rstrip(". "),
        correction.kind,
    )


def sentence(text: Reworded) -> str:
    """Return one text that changed as plain sentences."""
    now = f"It is now: “{text.now}”" if text.now else "It is withdrawn."
    return f"{text.what} was: “{text.was}” {now}"


def _reworded(change: PieceChange, name: str) -> Reworded:
    part = next((part for part in PARTS if change.piece == own(change.entry_id, part)), None)
    what = _OWN[part] if part else "A statement"
    return Reworded(name, what, change.before or "", change.after or "")
