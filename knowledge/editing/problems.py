"""What an editor is told beside a field."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

Record = TypeVar("Record")


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that cannot be published as it was typed.

    Args:
        field: the field of the form that it is shown beside.
        message: one plain sentence: what is wrong, or what to write.
    """

    field: str
    message: str


Read = tuple[Record | None, tuple[Problem, ...]]
"""What a form gives: the record and no problems, or None and every problem."""
