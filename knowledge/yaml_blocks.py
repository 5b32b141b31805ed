"""YAML as lines: where an item begins and ends, so that files are edited and comments stay."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

import yaml

Node = yaml.Node


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a text, and its number (from 1) in the draft, where it comes from one."""

    text: str
    drafted: int | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list: its node and its lines, both ends included, counted from 0.

    ``first`` is that of the comments above it, ``dash`` that of its own first line.
    """

    node: Node
    first: int
    dash: int
    last: int


def compose(text: str) -> yaml.MappingNode | None:
    """Return the root mapping of a text that was read without fault, or None."""
    node = yaml.compose(text, Loader=yaml.CSafeLoader)
    return node if isinstance(node, yaml.MappingNode) else None


def fields(node: Node | None) -> dict[str, tuple[Node, Node]]:
    """Return the fields of a mapping: each name with its key and its value."""
    if not isinstance(node, yaml.MappingNode):
        return {}
    return {str(key.value): (key, value) for key, value in node.value}


def last_line(node: Node) -> int:
    """Return the line, from 0, on which a node ends, blank lines and comments behind it not."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        tail = node.value[-1]
        parts = tail if isinstance(tail, tuple) else (tail,)
        return max(last_line(part) for part in parts)
    if isinstance(node, yaml.ScalarNode) and node.style in ("|", ">"):
        return max(node.start_mark.line, node.end_mark.line - 1)
    return int(node.end_mark.line)


def items(sequence: Node, lines: list[str]) -> list[Item]:
    """Return the items of a block list with the lines that belong to each."""
    if not isinstance(sequence, yaml.SequenceNode) or sequence.flow_style:
        return []
    found = []
    for node in sequence.value:
        dash = node.start_mark.line
        first = dash
        while first > 0 and lines[first - 1].lstrip().startswith("#"):
            first -= 1
        found.append(Item(node, first, dash, _trimmed(last_line(node), lines)))
    return found


def _trimmed(last: int, lines: list[str]) -> int:
    while last > 0 and (last >= len(lines) or not lines[last].strip()):
        last -= 1
    return last


def taken_out(lines: list[str], first: int, last: int, column: int) -> list[Line]:
    """Return lines moved to the left edge.

    Args:
        lines: the whole text.
        first: the first line, from 0.
        last: the last line, included.
        column: how far the content stands in; a dash before it goes.
    """
    moved = []
    for number in range(first, last + 1):
        line = lines[number]
        head, rest = line[:column], line[column:]
        bare = rest if not head.strip() or head.strip() == "-" else line.lstrip()
        moved.append(Line(bare.rstrip(), number + 1))
    return moved


def as_item(block: Iterable[Line], indent: int) -> list[Line]:
    """Return a block as an item of a list; comments above it stay above the dash."""
    placed: list[Line] = []
    begun = False
    for line in block:
        if not begun and (line.text.startswith("#") or not line.text):
            placed.append(replace(line, text=" " * indent + line.text))
            continue
        sign = "- " if not begun else "  "
        begun = True
        placed.append(replace(line, text=(" " * indent + sign + line.text).rstrip()))
    return placed


def indented(block: Iterable[Line], indent: int) -> Iterator[Line]:
    """Yield a block further in."""
    for line in block:
        yield replace(line, text=(" " * indent + line.text).rstrip())
