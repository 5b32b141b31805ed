"""Everything that the bot sent, each with the verdict on it."""

from __future__ import annotations

import copy
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.playground.rules import control_sequences

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from bot.playground.rules.problem import Json, Problem


@dataclass(frozen=True, slots=True)
class Record:
    """One thing that the bot sent.

    Args:
        what: the Web API method, ``response_url``, or ``ack:`` and what was acknowledged.
        payload: what it sent, as the stand-in read it.
        error: Slack's error code, "" where it was accepted.
        problems: the rules of payloads that it broke.
        answer: what the stand-in answered.
    """

    what: str
    payload: Json
    error: str
    problems: tuple[Problem, ...]
    answer: Json

    @property
    def control_sequences(self) -> list[str]:
        """What in the payload would mention, link or notify."""
        return control_sequences(self.payload)


class Recorder:
    """A list of records that many stand-ins may share, so that a whole test run is judged."""

    def __init__(self) -> None:
        self._records: list[Record] = []

    @property
    def records(self) -> tuple[Record, ...]:
        """Everything so far, in order."""
        return tuple(self._records)

    @property
    def refused(self) -> tuple[Record, ...]:
        """What was refused, for whatever reason."""
        return tuple(each for each in self._records if each.error)

    @property
    def faulty(self) -> tuple[Record, ...]:
        """What broke a rule of payloads; a correct bot leaves this empty."""
        return tuple(each for each in self._records if each.problems)

    def add(
        self,
        what: str,
        payload: Json,
        *,
        error: str = "",
        problems: Sequence[Problem] = (),
        answer: Json | None = None,
    ) -> Record:
        """Note one thing and return its record."""
        noted = Record(what, copy.deepcopy(payload), error, tuple(problems), answer or {})
        self._records.append(noted)
        return noted

    def write(self, path: Path) -> None:
        """Write one JSON object a line, for judges in other languages."""
        lines = (
            json.dumps({"what": each.what, "payload": each.payload, "error": each.error})
            for each in self._records
        )
        path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
