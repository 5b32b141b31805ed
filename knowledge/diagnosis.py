"""Is what the desk rests on in order? Looks, changes nothing, and says what to mend."""

from __future__ import annotations

import fcntl
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from knowledge.checks import checked
from knowledge.curated import DEFAULT_FOLDER, read_folder
from knowledge.errors import CuratedError, StoreError, StoreUnavailable, StoreUnreadable
from knowledge.store.postgres.database import Database
from knowledge.store.reading import ReadStore
from knowledge.store.tinydb import edited_marker

State = Literal["good", "warning", "bad", "not looked at"]

ROOM = 50_000_000
"""Bytes that should be free where a store is kept; a file of 10,000 entries takes about 40 MB."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What a look at one part told.

    Args:
        part: what was looked at, in a word or two.
        state: whether it is in order. Only ``bad`` keeps the bot from working.
        said: what was seen, one sentence without any secret.
        mend: what to do, one sentence; "" where nothing is to be done.
    """

    part: str
    state: State
    said: str
    mend: str = ""


def of_curated(folder: Path = DEFAULT_FOLDER) -> Finding:
    """Look at the curated files."""
    part = "curated files"
    try:
        curated = checked(read_folder(folder))
    except (CuratedError, OSError) as error:
        mend = "Run python -m knowledge check: it names every fault with its line."
        return Finding(part, "bad", str(error), mend)
    return Finding(part, "good", f"{len(curated.records)} records, without a fault.")


async def of_database(url: str) -> Finding:
    """Look at a database: is it reached, and is its schema the one of this version?"""
    part = "database"
    try:
        database = Database(url)
    except StoreError as error:
        return Finding(part, "bad", f"{error}.", "Correct DATABASE_URL.")
    try:
        await database.open()
    except StoreUnavailable as error:
        mend = "See that the database runs and that DATABASE_URL is its address."
        return Finding(part, "bad", f"{error}.", mend)
    except StoreError as error:
        mend = "Run python -m knowledge migrate, with the version that is to run."
        return Finding(part, "bad", f"{error}.", mend)
    finally:
        await database.close()
    return Finding(part, "good", "It is reached, and set up for this version.")


def of_file(path: Path, room: int = ROOM) -> Finding:
    """Look at a store's file: can it be read, locked and written?

    Args:
        path: the file.
        room: bytes that should be free.
    """
    part = "store"
    if edited_marker(path).exists() and not path.exists():
        said = f"{path} is gone, but editors had published in it."
        return Finding(part, "bad", said, "Put a backup in its place.")
    try:
        kept = _kept(path)
    except StoreUnreadable as error:
        return Finding(part, "bad", f"{error}.", "Put a backup in its place.")
    folder = _existing(path.parent)
    try:
        with tempfile.TemporaryFile(dir=folder, buffering=0) as probe:
            probe.write(b"probe")
        free = shutil.disk_usage(folder).free
    except OSError as error:
        said = f"{folder} takes no files ({error.strerror})."
        return Finding(part, "bad", said, "Set KNOWLEDGE_DB to a file in a folder that does.")
    if holder := _holder(path):
        said = f"{kept} The process {holder} holds it, which is right where that is the bot."
        return Finding(part, "good", said)
    if free < room:
        said = f"{kept} There are {free // 1_000_000} MB left on its disk."
        return Finding(part, "warning", said, "Make room: a full disk takes no edits.")
    return Finding(part, "good", f"{kept} It can be locked and written.")


def _kept(path: Path) -> str:
    if not path.exists():
        return f"{path} is not there yet; it is built at the first start."
    ReadStore(path)
    return f"{path} can be read."


def _existing(folder: Path) -> Path:
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    return folder


def _holder(path: Path) -> str:
    """Return the id of the process that holds a store, or "" where none does."""
    try:
        with path.with_name(f"{path.name}.lock").open(encoding="utf-8") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
            except OSError:
                return lock.read().strip() or "unknown"
    except OSError:
        return ""
    return ""
