"""Answer → the pieces it shows: what must be corrected in it when a piece turns out wrong.

A piece counts where its words stand in the answer. What stands behind a control and is read
only once it is opened (the names under "See also", the copy line) counts when it is shown. The
examples of the help say how to ask, and nothing of their subjects.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from knowledge import answers as a
from knowledge.copy.report import CopyReport, Finding, Mentioned
from knowledge.documents import SourceCard
from knowledge.overview import EntryLine, Overview
from knowledge.pieces import Part, own

Shows = a.Answer | a.InContext | CopyReport | SourceCard | Overview
"""Everything that is shown of what is on file."""


def pieces(answer: Shows) -> frozenset[str]:
    """Return the pieces that an answer shows, all of its items counted.

    Args:
        answer: the answer. Of a list that is shown in pages, ``part`` makes the one page.
    """
    return frozenset(piece for piece in _walk(answer) if piece)


def of_summary(card: a.Card) -> frozenset[str]:
    """Return the pieces of a card in its short form: what it is, and one sentence."""
    return frozenset((*_entry(card.entry_id, "name", "role"), card.summary.piece))


def of_copy_line(card: a.Card) -> frozenset[str]:
    """Return the pieces of a background line as it is handed out for copying."""
    return frozenset(_entry(card.entry_id, "name", "copy_line"))


def _entry(entry_id: str, *parts: Part) -> tuple[str, ...]:
    return tuple(own(entry_id, part) for part in parts) if entry_id else ()


def _roles(refs: Iterable[a.Ref]) -> tuple[str, ...]:
    return tuple(own(ref.entry_id, "role") for ref in refs)


_ITS_OWN: Mapping[type, Callable[[Any], Iterable[str]]] = MappingProxyType(
    {
        a.Card: lambda c: _entry(c.entry_id, "name", "role"),
        a.FactList: lambda f: _entry(f.entry_id, "name"),
        a.QuoteList: lambda q: _entry(q.entry_id, "name"),
        a.InContext: lambda i: _entry(i.entry_id, "name"),
        a.Choice: lambda c: _roles(c.options),
        a.News: lambda n: _roles(newer.ref for newer in n.changes),
        a.Ref: lambda r: _entry(r.entry_id, "name"),
        a.Line: lambda line: (line.piece, *line.also),
        a.QuoteLine: lambda q: (q.id, *_entry(q.speaker_id, "name")),
        a.EventLine: lambda e: _entry(e.entry_id, "name", "summary", "event"),
        a.FigureLine: lambda f: _entry(f.says_id, "name"),
        EntryLine: lambda e: _entry(e.entry_id, "name"),
        Mentioned: lambda m: _entry(m.entry_id, "name", "role"),
        Finding: lambda f: f.pieces,
    }
)
"""What each part of an answer shows by itself; what its own parts show comes on top."""

_CLOSED: Mapping[type, frozenset[str]] = MappingProxyType({a.Card: frozenset({"related"})})
"""Fields that nobody reads before a control is opened."""


def _walk(shown: object) -> Iterator[str]:
    if isinstance(shown, tuple):
        for each in shown:
            yield from _walk(each)
    elif is_dataclass(shown):
        kind: type = type(shown)
        if kind in _ITS_OWN:
            yield from _ITS_OWN[kind](shown)
        for name in _parts(kind):
            yield from _walk(getattr(shown, name))


@cache
def _parts(kind: type) -> tuple[str, ...]:
    closed = _CLOSED.get(kind, frozenset())
    return tuple(field.name for field in fields(kind) if field.name not in closed)
