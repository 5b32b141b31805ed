"""A curated file → the same file with a record's changes, every other line as it was.

Lines are moved and replaced, never written anew from the whole record. A round trip through
ruamel.yaml was measured on our files and lost: it rewrites ``date: null``, and where a fact goes,
the comment over the next one goes with it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import yaml

from knowledge.exchange.chunks import Chunk, chunks
from knowledge.exchange.pairing import paired
from knowledge.yaml_blocks import compose
from knowledge.yaml_writing import field, flow, item

_Fields = Mapping[str, Any]


def patched(text: str, old: _Fields, new: _Fields) -> str | None:
    """Return a file with what changed between two forms of its record.

    Args:
        text: the file.
        old: the record as the file holds it, fields at their default left out.
        new: the record as it is to be, in the same form and in the order of the model.

    Returns:
        The text, or None where the file has no block of fields to work on.
    """
    end = "\r\n" if "\r\n" in text else "\n"
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    lines = text.removeprefix(mark).replace("\r\n", "\n").split("\n")
    node = compose("\n".join(lines))
    if node is None or node.flow_style:
        return None
    return mark + end.join(_mapping(node, lines, (0, len(lines)), old, new))


def _mapping(
    node: yaml.MappingNode, lines: Sequence[str], span: tuple[int, int], old: _Fields, new: _Fields
) -> list[str]:
    """Return the lines of a mapping; new fields follow the one before them in the model."""
    column = node.value[0][0].start_mark.column
    names = [str(key.value) for key, _ in node.value]
    starts = [(key.start_mark.line, value) for key, value in node.value]
    held, behind = chunks(starts, lines, *span, column)
    indent = " " * column
    made: dict[str, list[str]] = {}
    for name, chunk in zip(names, held, strict=True):
        if old.get(name) == new.get(name):
            made[name] = [*chunk.above, *chunk.body]
        elif name not in new:
            made[name] = list(chunk.headings)
        else:
            made[name] = [*chunk.above, *_value(name, chunk, lines, indent, (old.get(name), new))]
    order = list(names)
    for name, before in zip(new, (None, *new), strict=False):
        if name not in made:
            made[name] = list(field(name, new[name], indent))
            order.insert(order.index(before) + 1 if before else 0, name)
    return [line for name in order for line in made[name]] + list(behind)


def _value(
    name: str, chunk: Chunk, lines: Sequence[str], indent: str, change: tuple[object, _Fields]
) -> list[str]:
    """Return the lines of a field with another value."""
    was, now, node = change[0], change[1][name], chunk.node
    within = (chunk.first + 1, chunk.first + len(chunk.body))
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and now and was:
        if isinstance(node, yaml.MappingNode) and isinstance(now, Mapping):
            before = was if isinstance(was, Mapping) else {}
            return [chunk.body[0], *_mapping(node, lines, within, before, now)]
        if isinstance(node, yaml.SequenceNode) and isinstance(was, list | tuple):
            return [chunk.body[0], *_sequence(name, node, lines, within, (was, now))]
    written = list(field(name, now, indent))
    return _replaced(chunk, written, flow(now) if len(written) == 1 else None)


def _sequence(
    name: str,
    node: yaml.SequenceNode,
    lines: Sequence[str],
    span: tuple[int, int],
    change: tuple[Sequence[Any], Sequence[Any]],
) -> list[str]:
    """Return the lines of a list; each item takes its comments along, wherever it goes."""
    old, new = change
    dash = _dash(node.value[0], lines)
    starts = [(part.start_mark.line, part) for part in node.value]
    held, behind = chunks(starts, lines, *span, dash)
    was = paired(old, new)
    gone = [chunk for i, chunk in enumerate(held) if i not in was]
    made = [line for chunk in gone for line in chunk.headings]
    for value, at in zip(new, was, strict=True):
        if at is None:
            made += item(name, value, " " * dash)
        elif old[at] == value:
            made += (*held[at].above, *held[at].body)
        else:
            made += (*held[at].above, *_item(name, held[at], lines, dash, (old[at], value)))
    return made + list(behind)


def _dash(node: yaml.Node, lines: Sequence[str]) -> int:
    at = lines[node.start_mark.line].rfind("-", 0, node.start_mark.column)
    return at if at >= 0 else max(node.start_mark.column - 2, 0)


def _item(
    name: str, chunk: Chunk, lines: Sequence[str], dash: int, change: tuple[Any, Any]
) -> list[str]:
    """Return the lines of an item that changed."""
    was, now = change
    node = chunk.node
    if isinstance(node, yaml.MappingNode) and not node.flow_style and isinstance(now, Mapping):
        # the first field stands behind the dash; it is a field like the others meanwhile
        first, end = chunk.first, chunk.first + len(chunk.body)
        bare = [*lines]
        bare[first] = f"{lines[first][:dash]} {lines[first][dash + 1 :]}"
        top, *rest = _mapping(node, bare, (first, end), was, now)
        return [f"{top[:dash]}-{top[dash + 1 :]}", *rest]
    written = list(item(name, now, " " * dash))
    return _replaced(chunk, written, flow(now) if len(written) == 1 else None)


def _replaced(chunk: Chunk, written: list[str], inline: str | None) -> list[str]:
    """Return a chunk's lines with its value replaced; comments in and behind it stay.

    Args:
        chunk: the field or item.
        written: its lines as they would be written anew.
        inline: the value alone, where it fits on one line.
    """
    body, node = chunk.body, chunk.node
    own = body[: len(body) - chunk.tail]
    tail = body[len(own) :]
    inner = [line for line in own[1:] if line.lstrip().startswith("#")]
    if isinstance(node, yaml.ScalarNode):
        inner = []
    start, end = node.start_mark, node.end_mark
    if inline is None or start.line != chunk.first or not _ends_within(node):
        return [*inner, *written, *tail]
    head = own[0][: start.column]
    behind = own[end.line - chunk.first][end.column :]
    spaced = "" if head.endswith(" ") else " "
    return [*inner, f"{head}{spaced}{inline}{behind}".rstrip(), *tail]


def _ends_within(node: yaml.Node) -> bool:
    """Return whether a value ends on a line of its own, with nothing of it on the next."""
    if isinstance(node, yaml.ScalarNode):
        return node.style not in ("|", ">")
    return isinstance(node, yaml.CollectionNode) and bool(node.flow_style)
