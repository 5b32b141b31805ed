"""Reads labelled articles: one JSON object a line, with at least an id and a text."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple


class Labelled(NamedTuple):
    """One article of a labelled set."""

    id: str
    text: str


def articles(path: Path) -> Iterator[Labelled]:
    """Read the articles of a labelled set, in order."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            yield Labelled(record["id"], record["text"])
