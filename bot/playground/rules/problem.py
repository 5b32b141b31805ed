"""A rule of Slack's, and one place in a payload that breaks it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]
"""A JSON object, as it came over the wire."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that Slack refuses.

    Args:
        id: dotted name, the same in docs/stand-in.md and in the tests.
        sentence: what holds, in words.
        error: the error code that Slack answers with. Views turn
            ``invalid_blocks`` into ``invalid_arguments``, as Slack does.
    """

    id: str
    sentence: str
    error: str = "invalid_blocks"


@dataclass(frozen=True, slots=True)
class Problem:
    """A rule, and the JSON pointer of the value that breaks it."""

    rule: Rule
    pointer: str

    def __str__(self) -> str:
        """The line that Slack puts into ``response_metadata.messages``."""
        return f"[ERROR] {self.rule.sentence} [json-pointer:{self.pointer or '/'}]"
