"""Counts what a check finds in paragraphs that an editor wrote without knowing the checker."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from knowledge.copy import Finding, check_copy
from knowledge.snapshot import Snapshot

ASKED = Path(__file__).parents[2] / "stories" / "asked" / "copy.yaml"


@dataclass(frozen=True, slots=True)
class Outcome:
    """One paragraph: whether its mistake was found, and what else was said of it."""

    id: str
    kind: str
    found: bool
    false: tuple[Finding, ...]


def paragraphs() -> list[dict[str, Any]]:
    """Read the paragraphs."""
    return list(yaml.safe_load(ASKED.read_text("utf-8")))


def outcome(snapshot: Snapshot, item: dict[str, Any]) -> Outcome:
    """Check one paragraph. A finding counts where it is of the kind and meets the wrong words."""
    mistake, text = item["mistake"], item["text"]
    findings = check_copy(snapshot, text).findings
    if mistake is None:
        return Outcome(item["id"], "", found=False, false=findings)
    first = text.index(mistake["wrong"])
    last = first + len(mistake["wrong"])
    right = [
        f
        for f in findings
        if f.kind == mistake["kind"] and f.start < last and first < f.start + len(f.written)
    ]
    rest = tuple(f for f in findings if f not in right)
    return Outcome(item["id"], mistake["kind"], found=bool(right), false=rest)
