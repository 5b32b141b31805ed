"""What a check of copy says: plain data, no markup."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from knowledge.answers import Line, Mark

FindingKind = Literal["name", "title", "quotation", "figure", "date"]
Change = Literal["same", "cut", "added"]


@dataclass(frozen=True, slots=True)
class Mentioned:
    """An entry that the copy names: who or what it is, with the marks that carry it."""

    entry_id: str
    name: str
    role: str
    line: Line


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing in the copy that contradicts what is on file.

    Args:
        kind: what it is about.
        written: the words of the copy.
        start: where they begin, in characters from 0.
        on_file: what is on file, as a sentence with its marks.
        suggested: the wording to put in their place.
        entry_id: the entry that it rests on.
        entry_name: its name.
        changes: for a quotation, what was changed: kept, cut from it, and added to it.
        pieces: what on file the sentence shows.
    """

    kind: FindingKind
    written: str
    start: int
    on_file: Line
    suggested: str
    entry_id: str
    entry_name: str
    changes: tuple[tuple[Change, str], ...] = ()
    pieces: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CopyReport:
    """The entries that a piece of copy names, and what in it contradicts the store.

    Args:
        mentioned: each entry once, in order of appearance.
        findings: in order of appearance.
        marks: where each mark stands.
        characters: how much was read.
        cut: whether the text was longer than what was read.
    """

    mentioned: tuple[Mentioned, ...]
    findings: tuple[Finding, ...]
    marks: tuple[Mark, ...]
    characters: int
    cut: bool = False
