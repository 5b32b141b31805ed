"""Items of a draft → lines of curated files; comments and the order of a file stay."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields as members

import yaml

from knowledge.drafting.drafted import STATEMENTS, Part
from knowledge.model import Entry
from knowledge.yaml_blocks import (
    Line,
    as_item,
    compose,
    fields,
    indented,
    items,
    last_line,
    taken_out,
)

_ORDER = tuple(member.name for member in members(Entry))
_NOT_FILED = ("review", "on_file")


def block(part: Part, lines: Sequence[str], kept: Iterable[Part] = ()) -> list[Line]:
    """Return an item as it goes into a curated file, at the left edge.

    Args:
        part: the item.
        lines: the draft.
        kept: of an entry, the items under it that are filed with it.
    """
    start = part.item.node.start_mark
    first = start.line if part.what == "source" else part.item.first
    taken = taken_out(list(lines), first, part.item.last, start.column)
    dropped = _dropped(part, set(map(id, kept)))
    return [line for line in taken if line.drafted not in dropped]


def _dropped(part: Part, kept: set[int]) -> set[int]:
    """Return the lines, from 1, that are not filed."""
    dropped: set[int] = set()
    own = fields(part.item.node)
    for name in _NOT_FILED:
        if name in own:
            dropped |= _span(*own[name])
    for name in STATEMENTS if part.what == "entry" else ():
        under = [p for p in part.statements if p.what == name]
        if name in own and not any(id(p) in kept for p in under):
            dropped |= _span(*own[name])
        for statement in under:
            if id(statement) not in kept:
                dropped |= set(range(statement.item.first + 1, statement.item.last + 2))
            else:
                dropped |= _dropped(statement, set())
    return dropped


def _span(key: yaml.Node, value: yaml.Node) -> set[int]:
    first = key.start_mark.line
    return set(range(first + 1, max(first, last_line(value)) + 2))


def added(file: Sequence[Line], name: str, new: Sequence[Line]) -> list[Line]:
    """Return a file with one more item in one of its lists.

    Args:
        file: the curated file.
        name: the list: facts, quotes, also_known_as.
        new: the item, at the left edge.
    """
    texts = [line.text for line in file]
    own = fields(compose("\n".join(texts)))
    if name not in own:
        at = _place(own, name, texts)
        return [*file[:at], Line(f"{name}:"), *as_item(new, 2), *file[at:]]
    key, value = own[name]
    held = items(value, texts)
    if not held:
        first, last = key.start_mark.line, max(key.start_mark.line, last_line(value))
        return [*file[:first], Line(f"{name}:"), *as_item(new, 2), *file[last + 1 :]]
    at = held[-1].last + 1
    return [*file[:at], *as_item(new, value.start_mark.column), *file[at:]]


def with_ids(file: Sequence[Line], name: str, ids: Sequence[str], drafted: int) -> list[Line]:
    """Return a file with further ids at the end of one of its lists of ids."""
    texts = [line.text for line in file]
    own = fields(compose("\n".join(texts)))
    key, value = own.get(name, (None, None))
    held = [str(n.value) for n in value.value] if isinstance(value, yaml.SequenceNode) else []
    new = [id_ for id_ in ids if id_ not in held]
    if not new:
        return list(file)
    if key is None or value is None:
        at = _place(own, name, texts)
        return [*file[:at], Line(f"{name}: [{', '.join(new)}]", drafted), *file[at:]]
    if isinstance(value, yaml.SequenceNode) and not value.flow_style:
        at = last_line(value) + 1
        more = (Line(f"- {id_}", drafted) for id_ in new)
        return [*file[:at], *indented(more, value.start_mark.column), *file[at:]]
    whole = Line(f"{name}: [{', '.join((*held, *new))}]", drafted)
    first, last = key.start_mark.line, max(key.start_mark.line, last_line(value))
    return [*file[:first], whole, *file[last + 1 :]]


def _place(own: dict[str, tuple[yaml.Node, yaml.Node]], name: str, texts: Sequence[str]) -> int:
    """Return the line before which a field is put, so that fields keep the model's order."""
    later = [
        own[other][0].start_mark.line for other in _ORDER[_ORDER.index(name) + 1 :] if other in own
    ]
    if not later:
        return len(texts)
    at = min(later)
    while at > 0 and texts[at - 1].startswith("#"):
        at -= 1
    return at


def rest_of(part: Part, lines: Sequence[str], waiting: Iterable[Part]) -> list[str]:
    """Return what is left in the draft of an entry that was filed: the items that wait."""
    indent = " " * (part.item.node.start_mark.column - 2)
    left = list(waiting)
    if not left:
        return []
    kept = [f"{indent}- id: {part.id}", f"{indent}  on_file: true"]
    for name in STATEMENTS:
        under = [p for p in left if p.what == name]
        if under:
            kept.append(f"{indent}  {name}:")
        for statement in under:
            kept += lines[statement.item.first : statement.item.last + 1]
    return kept
