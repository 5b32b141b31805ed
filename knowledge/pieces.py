"""The names of pieces: the parts of what is on file that are shown, changed and corrected alone.

A fact or a quote is a piece under its own id, which no other record bears. An entry's own words
are pieces under the entry's id and what they are: ``cecot:summary``.
"""

from __future__ import annotations

from typing import Literal, get_args

Part = Literal["name", "role", "summary", "copy_line", "event"]
PARTS: tuple[Part, ...] = get_args(Part)


def own(entry_id: str, part: Part) -> str:
    """Return the piece that a part of an entry's own words is: ``cecot:role``."""
    return f"{entry_id}:{part}"
