"""The curated folder is changed whole or not at all, and tried on a copy first."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from knowledge.errors import InputError


@contextlib.contextmanager
def trial_copy(folder: Path) -> Iterator[Path]:
    """Yield a copy of a curated folder that may be changed at will; it goes afterwards.

    Args:
        folder: the folder; where it is missing, the copy is empty.
    """
    with tempfile.TemporaryDirectory(prefix="nutgraf-trial-") as temporary:
        trial = Path(temporary) / "curated"
        if folder.is_dir():
            shutil.copytree(folder, trial)
        else:
            trial.mkdir()
        yield trial


def replace_all(wanted: Mapping[Path, str | None]) -> None:
    """Put every file in its place; where one fails, put the former ones back.

    All are written beside their places first, so that what can fail fails before anything moves.

    Args:
        wanted: the text of each file, or None where the file is to go.

    Raises:
        InputError: a file cannot be written; what was changed is put back.
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
