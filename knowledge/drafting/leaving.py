"""What is left of a draft when the approved items have gone."""

from __future__ import annotations

from collections.abc import Iterable

from knowledge.drafting.deciding import Decision
from knowledge.drafting.drafted import IDS, STATEMENTS, Drafted, Part
from knowledge.drafting.filing import rest_of
from knowledge.yaml_blocks import compose, fields, items, last_line


def left(drafted: Drafted, decision: Decision) -> str | None:
    """Return the text of the draft without what is approved, or None where nothing is left.

    Comments stay with the items that they stand above.
    """
    approved = set(map(id, decision.approved))
    gone: set[int] = set()
    instead: dict[int, list[str]] = {}
    if drafted.source and id(drafted.source) in approved:
        gone |= _lines(drafted.source)
    for entry in drafted.entries:
        waiting = [p for p in entry.statements if id(p) not in approved]
        if id(entry) in approved and not entry.on_file:
            gone |= _lines(entry)
            instead[entry.item.first] = rest_of(entry, drafted.lines, waiting)
        elif entry.on_file and not waiting and not entry.notes:
            gone |= _lines(entry)
        else:
            gone |= _statements_gone(entry, approved)
            gone |= _ids_gone(entry) if id(entry) in approved else set()
    gone |= {n for part in drafted.quotes if id(part) in approved for n in _lines(part)}
    text = "\n".join(_kept(drafted.lines, gone, instead)) + "\n"
    return _without_empty_parts(text)


def _lines(part: Part) -> set[int]:
    return set(range(part.item.first, part.item.last + 1))


def _statements_gone(entry: Part, approved: set[int]) -> set[int]:
    gone: set[int] = set()
    own = fields(entry.item.node)
    for name in STATEMENTS:
        under = [p for p in entry.statements if p.what == name]
        filed = [p for p in under if id(p) in approved]
        for part in filed:
            gone |= _lines(part)
        if under and len(filed) == len(under):
            gone.add(own[name][0].start_mark.line)
    return gone


def _ids_gone(entry: Part) -> set[int]:
    own = fields(entry.item.node)
    found = (own[name] for name in IDS if name in own)
    return {n for k, v in found for n in range(k.start_mark.line, last_line(v) + 1)}


def _kept(lines: Iterable[str], gone: set[int], instead: dict[int, list[str]]) -> Iterable[str]:
    for number, line in enumerate(lines):
        yield from instead.get(number, ())
        if number not in gone:
            yield line


def _without_empty_parts(text: str) -> str | None:
    """Drop ``entries:`` and ``quotes:`` where their last item has gone."""
    root = fields(compose(text))
    lines = text.splitlines()
    empty = [n for n, (_, v) in root.items() if n != "source" and not items(v, lines)]
    if len(empty) == len(root):
        return None
    for name in empty:
        key, value = root[name]
        for number in range(key.start_mark.line, max(key.start_mark.line, last_line(value)) + 1):
            lines[number] = ""
    while lines and not lines[-1]:
        lines.pop()
    return "\n".join(lines) + "\n"
