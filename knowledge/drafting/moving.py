"""Changed files → the curated folder, all of them or none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from knowledge.checks import check
from knowledge.curated import read_folder
from knowledge.errors import CuratedError, Fault
from knowledge.replacing import replace_all, trial_copy
from knowledge.yaml_blocks import Line

Files = Mapping[str, Sequence[Line]]
"""Curated files by their name in the folder."""


def text_of(lines: Sequence[Line]) -> str:
    """Return lines as the text of a file."""
    return "\n".join(line.text for line in lines).rstrip("\n") + "\n"


def move(
    folder: Path, changed: Files, draft: Path, rest: str | None, articles: Sequence[str]
) -> None:
    """Check the curated folder as it would be, and only then change it and the draft.

    Args:
        folder: the curated folder; it is made where it is missing.
        changed: the files that are new or changed, whole.
        draft: the draft.
        rest: what is left of the draft, or None where it is to go.
        articles: the text of sources at hand, held against every span.

    Raises:
        CuratedError: the result would have faults. Nothing was changed; a fault in what the
            draft brings names the line of the draft.
        InputError: a file cannot be written; what was changed is put back.
    """
    with trial_copy(folder) as trial:
        for name, lines in changed.items():
            (trial / name).parent.mkdir(parents=True, exist_ok=True)
            (trial / name).write_text(text_of(lines), encoding="utf-8")
        faults = check(read_folder(trial), articles)
    if faults:
        raise CuratedError([_in_draft(fault, changed, str(draft)) for fault in faults])
    wanted = {folder / name: text_of(lines) for name, lines in changed.items()}
    replace_all({**wanted, draft: rest})


def _in_draft(fault: Fault, changed: Files, draft: str) -> Fault:
    lines = changed.get(fault.file, ())
    drafted = lines[fault.line - 1].drafted if fault.line <= len(lines) else None
    return Fault(draft, drafted, fault.id, fault.message) if drafted else fault
