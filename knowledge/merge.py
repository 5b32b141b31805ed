"""Curated files meet what editors published: changed files become revisions, nothing is lost.

A three-way merge. The base is the record as the files last had it. A field
that only the file changed follows the file; one that only an editor changed
stays; where both changed it, the editor's published words stay and the
conflict is named, because readers have seen them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from knowledge.revisions import Change, Ledger, Record

FILES = "curated files"


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
    return _merged_fields(base, current, new)


def _merged_fields(base: Record | None, current: Record, new: Record) -> tuple[Record, list[str]]:
    conflicts: list[str] = []
    chosen: dict[str, Any] = {}
    for field in fields(new):
        ours, theirs = getattr(current, field.name), getattr(new, field.name)
        before = getattr(base, field.name, None)
        if _by_id(ours) is not None and _by_id(theirs) is not None:
            chosen[field.name], found = _merged_lists(before or (), ours, theirs)
            conflicts.extend(found)
        elif ours == before:
            chosen[field.name] = theirs
        elif theirs not in (before, ours):
            conflicts.append(_kept(field.name))
    return replace(current, **chosen), conflicts


def _kept(what: str) -> str:
    return f"`{what}` was changed in the file and by an editor; the editor’s is kept"


def _by_id(items: object) -> Mapping[str, Any] | None:
    if isinstance(items, tuple) and all(hasattr(item, "id") for item in items):
        return {item.id: item for item in items}
    return None


def _merged_lists(
    base: tuple[Any, ...], ours: tuple[Any, ...], theirs: tuple[Any, ...]
) -> tuple[tuple[Any, ...], list[str]]:
    """Merge facts or quotes one by one; the order is ours, what the file adds comes last."""
    before, mine, new = (_by_id(items) or {} for items in (base, ours, theirs))
    conflicts: list[str] = []
    merged: list[Any] = []
    for id_ in (*mine, *(i for i in new if i not in mine)):
        was, here, there = before.get(id_), mine.get(id_), new.get(id_)
        keep = there if here == was else here
        if here not in (was, there) and there != was:
            conflicts.append(_kept(id_))
        if keep is not None:
            merged.append(keep)
    return tuple(merged), conflicts
