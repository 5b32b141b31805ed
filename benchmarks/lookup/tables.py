"""The three tables: names on file, names as typed, and names that are not on file."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple


class Named(NamedTuple):
    """An entry by its id, its kind and its names, the first-reference form first."""

    entry_id: str
    kind: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Query:
    """A typed name.

    Args:
        text: as typed.
        category: the kind of difference from the name on file, or of absent name.
        gold: the entries that are right; empty where the name is not on file.
    """

    text: str
    category: str
    gold: frozenset[str] = frozenset()


def records(path: Path) -> Iterator[Named]:
    """Yield the entries of a JSON Lines file of ``id``, ``type``, ``name`` and ``aliases``.

    They are read as they are asked for, so that memory measured afterwards is the engine's.
    """
    for line in _lines(path):
        yield Named(line["id"], line["type"], (line["name"], *line["aliases"]))


def load(queries: Path, negatives: Path) -> tuple[list[Query], list[Query]]:
    """Read what is asked.

    Args:
        queries: JSON Lines of ``q``, ``gold`` (a list of ids) and ``cat``.
        negatives: JSON Lines of ``q`` and ``cat``.

    Returns:
        The names on file as typed, and the absent names.
    """
    return typed_names(queries), typed_names(negatives)


def typed_names(path: Path) -> list[Query]:
    """Read one file of what is asked; ``gold`` may be missing."""
    return [Query(q["q"], q["cat"], frozenset(q.get("gold", ()))) for q in _lines(path)]


def _lines(path: Path) -> Iterator[Any]:
    with path.open(encoding="utf-8") as file:
        yield from map(json.loads, file)
