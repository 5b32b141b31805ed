"""Changed files → the curated folder, all of them or none."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from knowledge.checks import check
from knowledge.curated import read_folder
from knowledge.drafting.blocks import Line
from knowledge.errors import CuratedError, Fault, InputError

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
    with _copy(folder) as trial:
        for name, lines in changed.items():
            (trial / name).parent.mkdir(parents=True, exist_ok=True)
            (trial / name).write_text(text_of(lines), encoding="utf-8")
        faults = check(read_folder(trial), articles)
    if faults:
        raise CuratedError([_in_draft(fault, changed, str(draft)) for fault in faults])
    wanted = {folder / name: text_of(lines) for name, lines in changed.items()}
    _replace_all({**wanted, draft: rest})


@contextlib.contextmanager
def _copy(folder: Path) -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="nutgraf-accept-") as temporary:
        trial = Path(temporary) / "curated"
        if folder.is_dir():
            shutil.copytree(folder, trial)
        else:
            trial.mkdir()
        yield trial


def _in_draft(fault: Fault, changed: Files, draft: str) -> Fault:
    lines = changed.get(fault.file, ())
    drafted = lines[fault.line - 1].drafted if fault.line <= len(lines) else None
    return Fault(draft, drafted, fault.id, fault.message) if drafted else fault


def _replace_all(wanted: Mapping[Path, str | None]) -> None:
    """Put every file in its place; where one fails, put the former ones back.

    All are written beside their places first, so that what can fail fails before anything moves.
    """
    before: dict[Path, bytes | None] = {}
    try:
        for target, text in wanted.items():
            if text is not None:
                _write_beside(target, text)
        for target, text in wanted.items():
            before[target] = target.read_bytes() if target.exists() else None
            if text is None:
                target.unlink()
            else:
                _beside(target).replace(target)
    except OSError as error:
        for target, former in before.items():
            _put_back(target, former)
        for target in wanted:
            with contextlib.suppress(OSError):
                _beside(target).unlink()
        raise InputError(f"{error.filename} cannot be written to: {error.strerror}") from error


def _write_beside(target: Path, text: str) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    with _beside(target).open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


def _beside(target: Path) -> Path:
    return target.with_name(f".{target.name}.new")


def _put_back(target: Path, former: bytes | None) -> None:
    if former is None:
        target.unlink(missing_ok=True)
    else:
        target.write_bytes(former)
