"""Curated files meet what editors published: changed files become revisions, nothing is lost.

A three-way merge. The base is the record as the files last had it. A field
that only the file changed follows the file; one that only an editor changed
stays; where both changed it, the editor's published words stay and the
conflict is named, because readers have seen them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from knowledge.revisions import Change, Ledger, Record
from knowledge.threeway import Path, merged

FILES = "curated files"
_STATEMENTS = ("facts", "quotes")


@dataclass(frozen=True, slots=True)
class Merge:
    """The changes that the files bring, and a sentence for each conflict that was found."""

    changes: tuple[Change, ...]
    conflicts: tuple[str, ...]


def merge(ledger: Ledger, files: Iterable[Record]) -> Merge:
    """Work out which revisions the curated files bring to a store.

    Args:
        ledger: what is on file in the store.
        files: the records of the curated folder, already checked.

    Returns:
        One change for each record that the files add, alter or withdraw.
    """
    wanted = {record.id: record for record in files}
    changes: list[Change] = []
    conflicts: list[str] = []
    for id_ in sorted({*wanted, *ledger.filed}):
        new, base, current = wanted.get(id_), ledger.filed.get(id_), ledger.records.get(id_)
        if new == base:
            continue
        after, found = _merged(base, current, new)
        conflicts.extend(f"{id_}: {conflict}" for conflict in found)
        if new is None and after is not None:
            continue
        changes.append(
            Change(
                subject=id_,
                after=after,
                origin="curated",
                editor=FILES,
                reason=_reason(base, new),
                filed=new if after != new else None,
            )
        )
    return Merge(tuple(changes), tuple(conflicts))


def _reason(base: Record | None, new: Record | None) -> str:
    if new is None:
        return "file removed"
    return "file added" if base is None else "file changed"


def _merged(
    base: Record | None, current: Record | None, new: Record | None
) -> tuple[Record | None, list[str]]:
    if current in (base, new):
        return new, []
    if new is None:
        return current, ["the file is gone, but an editor changed the entry; it is kept"]
    if current is None:
        return None, ["the file changed, but an editor withdrew the entry; it stays withdrawn"]
    if type(current) is not type(new):
        return current, ["the file holds a record of another type; what is published is kept"]
    found, clashes = merged(base, current, new)
    return found, [_kept(clash.path) for clash in clashes]


def _kept(path: Path) -> str:
    what = " of ".join(f"`{step}`" for step in reversed(path) if step not in _STATEMENTS)
    return (
        f"{what or f'`{path[0]}`'} was changed in the file and by an editor; the editor’s is kept"
    )
