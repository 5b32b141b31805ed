"""Changed files → the curated folder, all of them or none."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
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


def move(folder: Path, changed: Files, draft: str, articles: Sequence[str]) -> None:
    """Check the curated folder as it would be, and only then change it.

    Args:
        folder: the curated folder; it is made where it is missing.
        changed: the files that are new or changed, whole.
        draft: the name of the draft, for its faults.
        articles: the text of sources at hand, held against every span.

    Raises:
        CuratedError: the result would have faults. Nothing was changed; a fault in what the
            draft brings names the line of the draft.
        InputError: the folder cannot be written to; what was changed is put back.
    """
    with _copy(folder) as trial:
        for name, lines in changed.items():
            (trial / name).parent.mkdir(parents=True, exist_ok=True)
            (trial / name).write_text(text_of(lines), encoding="utf-8")
        faults = check(read_folder(trial), articles)
    if faults:
        raise CuratedError([_in_draft(fault, changed, draft) for fault in faults])
    _replace_all(folder, changed)


@contextmanager
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


def _replace_all(folder: Path, changed: Files) -> None:
    """Put every file in its place; where one fails, put the former ones back."""
    before: dict[Path, bytes | None] = {}
    try:
        ready = [_written(folder / name, lines) for name, lines in changed.items()]
        for new, target in ready:
            before[target] = target.read_bytes() if target.exists() else None
            os.replace(new, target)  # noqa: PTH105 - named for what it is: atomic
    except OSError as error:
        for target, former in before.items():
            _put_back(target, former)
        for name in changed:
            _beside(folder / name).unlink(missing_ok=True)
        raise InputError(f"{folder} cannot be written to: {error.strerror}") from error


def _written(target: Path, lines: Sequence[Line]) -> tuple[Path, Path]:
    target.parent.mkdir(parents=True, exist_ok=True)
    new = _beside(target)
    with new.open("w", encoding="utf-8") as file:
        file.write(text_of(lines))
        file.flush()
        os.fsync(file.fileno())
    return new, target


def _beside(target: Path) -> Path:
    return target.with_name(f".{target.name}.new")


def _put_back(target: Path, former: bytes | None) -> None:
    if former is None:
        target.unlink(missing_ok=True)
    else:
        target.write_bytes(former)
