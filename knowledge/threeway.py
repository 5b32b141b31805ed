"""Two versions of one record and what both came from → one record. There is no other merge.

What one side alone changed is taken over; what both changed differently is a ``Clash``, and our
side stays until somebody decides. Lists of things that have an identity (facts, quotes, names,
ids, evidence) are merged item by item, so that what both sides add is kept. Values that only
mean something together (a quotation's words and its evidence) are taken together.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from types import MappingProxyType
from typing import Any

from knowledge.model import Alias, CopyLine, Entry, Event, Evidence, Fact, Quote, Source

Path = tuple[Any, ...]
"""The way to a value: names of fields, and of an item in a list what tells it from others."""

_BY_FIELD = (Entry, Source, Fact, Quote, Event, CopyLine)
_LISTS = frozenset(
    (
        *("facts", "quotes", "also_known_as", "key_facts", "related"),
        *("about", "participants", "rests_on", "evidence"),
    )
)
_TOGETHER: Mapping[type, tuple[tuple[str, ...], ...]] = MappingProxyType(
    {
        Quote: (("exact", "evidence"), ("said_on", "dated_by")),
        Event: (("date", "not_before", "not_after", "dated_by"),),
        Source: (("passages", "text", "rights"), ("date_published", "desk_date")),
    }
)


@dataclass(frozen=True, slots=True)
class Clash:
    """What both sides changed differently.

    Args:
        path: where in the record; empty for the record itself.
        ours: the value that stays. None where it is gone; of values that go together, a tuple.
        theirs: the value of the other side.
    """

    path: Path
    ours: Any
    theirs: Any


def merged(base: Any, ours: Any, theirs: Any, path: Path = ()) -> tuple[Any, list[Clash]]:  # noqa: ANN401
    """Merge two values that came from one.

    Args:
        base: the value that both started from, or None.
        ours: the value whose side stays where both changed it.
        theirs: the other value.
        path: where the values stand.

    Returns:
        The merged value, and what both changed differently.
    """
    if theirs in (ours, base):
        return ours, []
    if ours == base:
        return theirs, []
    if isinstance(ours, _BY_FIELD) and type(ours) is type(theirs):
        return _merged_fields(base if type(base) is type(ours) else None, ours, theirs, path)
    if path and path[-1] in _LISTS and isinstance(ours, tuple) and isinstance(theirs, tuple):
        return _merged_items(base or (), ours, theirs, path)
    return ours, [Clash(path, ours, theirs)]


def units(kind: type) -> Iterable[tuple[str, ...]]:
    """Yield the fields of a record, those that are taken together in one group."""
    together = _TOGETHER.get(kind, ())
    grouped = {name: group for group in together for name in group}
    yield from dict.fromkeys(grouped.get(f.name, (f.name,)) for f in fields(kind))


def _merged_fields(base: Any, ours: Any, theirs: Any, path: Path) -> tuple[Any, list[Clash]]:  # noqa: ANN401
    chosen: dict[str, Any] = {}
    clashes: list[Clash] = []
    for unit in units(type(ours)):
        was, here, there = (_taken(side, unit) for side in (base, ours, theirs))
        value, found = merged(was, here, there, (*path, unit[0]))
        clashes += found
        chosen.update(zip(unit, value if len(unit) > 1 else (value,), strict=True))
    return replace(ours, **chosen), clashes


def _taken(side: object, unit: Sequence[str]) -> Any:  # noqa: ANN401
    if len(unit) == 1:
        return getattr(side, unit[0], None)
    return None if side is None else tuple(getattr(side, name) for name in unit)


def identity(item: object) -> Hashable:
    """Return what tells an item of a list from the others."""
    if isinstance(item, Fact | Quote):
        return item.id
    return item.name if isinstance(item, Alias) else _hashable(item)


def _hashable(item: object) -> Hashable:
    assert isinstance(item, str | Evidence)  # noqa: S101 - _LISTS holds nothing else # nosec B101
    return item


def _merged_items(
    base: Sequence[Any], ours: Sequence[Any], theirs: Sequence[Any], path: Path
) -> tuple[tuple[Any, ...], list[Clash]]:
    """Merge a list item by item; what the other side adds comes last."""
    was, here, there = ({identity(item): item for item in items} for items in (base, ours, theirs))
    clashes: list[Clash] = []
    kept: dict[Hashable, Any] = {}
    for name in (*here, *(name for name in there if name not in here)):
        value, found = merged(was.get(name), here.get(name), there.get(name), (*path, name))
        clashes += found
        if value is not None:
            kept[name] = value
    first, *others = _orders([*was], [*here], [*there])
    listed, *unlike = (
        tuple(kept[name] for name in names if name in kept) for names in (first, *others)
    )
    return listed, [Clash(path, listed, order) for order in unlike] + clashes


def _orders(
    was: list[Hashable], here: list[Hashable], there: list[Hashable]
) -> Iterator[list[Hashable]]:
    """Yield the order to follow, and the other one where both sides changed it differently."""
    common = set(was) & set(here) & set(there)
    base, ours, theirs = ([n for n in names if n in common] for names in (was, here, there))
    mine, other = list(dict.fromkeys((*here, *there))), list(dict.fromkeys((*there, *here)))
    if ours == base and theirs != base:
        yield other
        return
    yield mine
    if theirs not in (base, ours):
        yield other


def put(record: Any, path: Path, value: Any) -> Any:  # noqa: ANN401
    """Return a record with one value in the place of another; None takes an item out."""
    if not path:
        return value
    if isinstance(record, tuple):
        items = {identity(item): item for item in record}
        items[path[0]] = put(items.get(path[0]), path[1:], value)
        return tuple(item for item in items.values() if item is not None)
    unit = next(unit for unit in units(type(record)) if unit[0] == path[0])
    if len(unit) > 1:
        return replace(record, **dict(zip(unit, value, strict=True)))
    inner = put(getattr(record, path[0]), path[1:], value)
    return replace(record, **{path[0]: inner})


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing in which two versions of a record differ.

    Args:
        path: where in the record; empty for the record itself.
        before: the value that was there, or None; of values that go together, a tuple.
        after: the value that is there now, or None.
    """

    path: Path
    before: Any
    after: Any


def differences(before: Any, after: Any, path: Path = ()) -> Iterator[Difference]:  # noqa: ANN401
    """Yield what differs between two versions, as small as the merge takes things apart."""
    if before == after:
        return
    if isinstance(after, _BY_FIELD) and type(before) is type(after):
        for unit in units(type(after)):
            was, now = _taken(before, unit), _taken(after, unit)
            yield from differences(was, now, (*path, unit[0]))
    elif path and path[-1] in _LISTS and isinstance(before, tuple) and isinstance(after, tuple):
        yield from _differing_items(before, after, path)
    else:
        yield Difference(path, before, after)


def _differing_items(
    before: Sequence[Any], after: Sequence[Any], path: Path
) -> Iterator[Difference]:
    was, now = ({identity(item): item for item in items} for items in (before, after))
    for name in (*was, *(name for name in now if name not in was)):
        yield from differences(was.get(name), now.get(name), (*path, name))
    common = set(was) & set(now)
    if [n for n in was if n in common] != [n for n in now if n in common]:
        yield Difference(path, tuple(before), tuple(after))
