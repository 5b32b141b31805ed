"""Curated files → store → desk: builds what is missing, merges what changed, loses nothing."""

from __future__ import annotations

import datetime as dt
import logging
from dataclasses import dataclass
from pathlib import Path

from knowledge.checks import checked
from knowledge.curated import DEFAULT_FOLDER, Curated, digest_of, read_folder
from knowledge.errors import StoreMoved, StoreReadOnly, StoreUnreadable
from knowledge.merge import merge
from knowledge.papers import Papers
from knowledge.personal import PersonalPapers, old_path, take_over
from knowledge.revisions import Ledger, Revision
from knowledge.snapshot import Snapshot
from knowledge.store.passing import OFF, PassingStore
from knowledge.store.protocol import Store
from knowledge.store.tinydb import TinyStore, edited_marker, journal_path

__all__ = [
    "OFF",
    "Built",
    "PassingStore",
    "build",
    "curated_snapshot",
    "open_personal",
    "open_store",
    "release",
    "snapshot_of",
]

log = logging.getLogger(__name__)

MERGED = "curated"
"""The kind of the papers that say which curated files were merged, by their digest."""


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did: the revisions it added, and the conflicts it settled."""

    revisions: tuple[Revision, ...]
    conflicts: tuple[str, ...]


async def build(
    store: Store, folder: Path = DEFAULT_FOLDER, *, beside: Papers | None = None
) -> Built:
    """Merge the curated files into a store, where they changed since the last time.

    Args:
        store: the store.
        folder: the curated files.
        beside: given where another version may run beside this one; which files were ever merged
            is kept there, and those are not merged again. A process of an earlier version that
            starts during a release would take back what the newer files brought. Whoever goes
            back to earlier files on purpose releases them (``release``).

    Raises:
        CuratedError: the files have faults; the store is left as it was.
        StoreError: the store cannot be read or written.
    """
    if beside and await beside.get(MERGED, digest_of(folder)) is not None:
        return Built((), ())
    return await _merged_in(store, folder, beside)


async def release(store: Store, papers: Papers, folder: Path = DEFAULT_FOLDER) -> Built:
    """Merge the curated files of a release, though they were merged before.

    Args:
        store: the store.
        papers: where it is kept which files were ever merged.
        folder: the curated files.

    Raises:
        CuratedError: the files have faults; the store is left as it was.
        StoreError: the store cannot be read or written.
    """
    return await _merged_in(store, folder, papers)


async def _merged_in(store: Store, folder: Path, papers: Papers | None) -> Built:
    built, digest = Built((), ()), digest_of(folder)
    if digest != await store.curated_digest():
        curated = read_folder(folder)
        digest = curated.digest
        built = await _merged(store, curated)
        await store.set_curated_digest(digest)
    if papers:
        await papers.put(MERGED, digest, {})
    return built


async def _merged(store: Store, curated: Curated) -> Built:
    while True:
        ledger = Ledger.of(await store.revisions())
        merged = merge(ledger, checked(curated).records)
        try:
            revisions = await store.append(merged.changes, expected=ledger.number)
            break
        except StoreMoved:
            # another process started at the same time, and merges the same files
            if curated.digest == await store.curated_digest():
                return Built((), ())
    for conflict in merged.conflicts:
        log.warning("while merging the curated files: %s", conflict)
    return Built(revisions, merged.conflicts)


def open_store(path: Path) -> TinyStore:
    """Open the TinyDB store; a file that cannot be read is set aside, never taken for empty.

    Args:
        path: the store's file.

    Raises:
        StoreLocked: another process holds the file.
        StoreUnreadable: the file cannot be read, or is gone, and held editors' work.
    """
    edited = edited_marker(path)
    if edited.exists() and not path.exists():
        raise StoreUnreadable(
            f"{path} is gone, but editors had published in it: put a backup in its place, "
            f"or delete {edited} to begin again from the curated files"
        )
    try:
        return TinyStore(path)
    except StoreUnreadable as error:
        aside = _set_aside(path)
        if edited.exists():
            raise StoreUnreadable(
                f"{error}. It held editors' work and was set aside as {aside}: put a backup "
                f"at {path}, or delete {edited} to begin again from the curated files"
            ) from error
        log.warning(
            "%s. It was set aside as %s and is rebuilt from the curated files", error, aside
        )
        return TinyStore(path)


async def open_personal(papers: Papers, store: Path) -> PersonalPapers:
    """Read preferences and reports, with what an older version left in a file beside the store.

    Args:
        papers: where they are kept.
        store: the store's file. An old file beside it that cannot be read is set aside.

    Raises:
        StoreError: they could not be kept.
    """
    old = old_path(store)
    try:
        await take_over(papers, old)
    except StoreReadOnly as error:
        log.warning("%s. %s stays as it is", error, old)
    except StoreUnreadable as error:
        log.warning("%s. It was set aside as %s", error, _set_aside(old))
    return await PersonalPapers.read(papers)


def _set_aside(path: Path) -> Path:
    """Rename a file that cannot be read, and the journal that belongs to it."""
    stamp = dt.datetime.now(dt.UTC).strftime("%Y%m%dT%H%M%S%fZ")
    aside = path.with_name(f"{path.name}.unreadable-{stamp}")
    for each in (journal_path(path), path):
        if each.exists():
            each.rename(each.with_name(f"{each.name}.unreadable-{stamp}"))
    return aside


async def snapshot_of(store: Store, cache: Path | None = None) -> Snapshot:
    """Read a store from its first revision to its last and index what is on file.

    Args:
        store: the store.
        cache: a file beside the store for the index of names.
    """
    return Snapshot.of(Ledger.of(await store.revisions()), cache=cache)


def curated_snapshot(folder: Path = DEFAULT_FOLDER) -> Snapshot:
    """Index the curated files alone, without a store.

    Raises:
        CuratedError: the files have faults.
    """
    curated = checked(read_folder(folder))
    return Snapshot.of(Ledger({record.id: record for record in curated.records}))
