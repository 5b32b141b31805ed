"""What the doctor found, for people and for programs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict

from knowledge.diagnosis import Finding

_MARKS = {"good": "ok", "warning": "warning", "bad": "BAD", "not looked at": "–"}


def as_text(found: Sequence[Finding]) -> str:
    """Return findings as lines: the state, the part, what was seen; below it what to mend."""
    lines = []
    for finding in found:
        lines.append(f"{_MARKS[finding.state]:8} {finding.part}: {finding.said}")
        if finding.mend:
            lines.append(f"{'':8} → {finding.mend}")
    bad = sum(finding.state == "bad" for finding in found)
    things = "1 thing is" if bad == 1 else f"{bad} things are"
    lines.append(f"{things} to be mended." if bad else "The bot can run.")
    return "\n".join(lines)


def as_json(found: Sequence[Finding]) -> str:
    """Return findings as one JSON object."""
    told = {"well": is_well(found), "findings": [asdict(finding) for finding in found]}
    return json.dumps(told, ensure_ascii=False, indent=2)


def is_well(found: Sequence[Finding]) -> bool:
    """Return whether nothing keeps the bot from working."""
    return all(finding.state != "bad" for finding in found)
