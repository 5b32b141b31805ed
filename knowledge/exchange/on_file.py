"""What is on file in a store, with what the curated files bring that is not merged in yet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from knowledge.building import open_store
from knowledge.curated import Curated
from knowledge.errors import InputError
from knowledge.merge import merge
from knowledge.revisions import Ledger, Record


@dataclass(frozen=True, slots=True)
class OnFile:
    """The records to write, by id, and a sentence for each conflict that was settled."""

    records: Mapping[str, Record]
    conflicts: tuple[str, ...] = ()


async def read_store(path: Path) -> Ledger:
    """Read what is on file in a store; none is made where there is none.

    Args:
        path: the store's file.

    Raises:
        InputError: there is no store.
        StoreError: it cannot be read, or is in use.
    """
    # a store may keep its newest changes in files beside its own, which bear its name
    if not any(beside.suffix != ".lock" for beside in path.parent.glob(f"{path.name}*")):
        raise InputError(f"there is no store at {path}; name it with --store, or build it first")
    store = open_store(path)
    try:
        return Ledger.of(await store.revisions())
    finally:
        await store.close()


def with_files(ledger: Ledger, curated: Curated) -> OnFile:
    """Return what is on file once the curated files are merged in, as a build would merge them.

    A file that was edited since the last build keeps its edit. An empty folder takes everything
    and withdraws nothing.

    Args:
        ledger: what is on file in the store.
        curated: the folder, its form in order.
    """
    if not curated.files:
        return OnFile(ledger.records)
    merged = merge(ledger, curated.records)
    records = dict(ledger.records)
    for change in merged.changes:
        if change.after is None:
            records.pop(change.subject, None)
        else:
            records[change.subject] = change.after
    return OnFile(records, merged.conflicts)
