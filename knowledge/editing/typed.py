"""A form as an editor filled it in, read field by field; what cannot be read is named."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from knowledge.editing.dates import day, partial_date
from knowledge.editing.problems import Problem, Read
from knowledge.editing.tidying import own_words, verbatim

Typed = Mapping[str, str | Sequence[str]]
"""What an editor typed: text, or the ids that were picked, by field. A field that the form did
not show is left out; the value on file then stays."""

Value = TypeVar("Value")
ENDINGS = (".", "?", "!", ".”", "?”", "!”")
DAY_WANTED = "Write the date as 2025-02-03 or 3 Feb 2025."
DATE_WANTED = "Write the date as 2025, 2025-02 or 2025-02-03."


def values_of(record: object) -> dict[str, object]:
    """Return the fields of a record by name; none where there is no record."""
    names = getattr(record, "__dataclass_fields__", ())
    return {name: getattr(record, name) for name in names}


class Form:
    """Reads the fields of one form and gathers the problems.

    Args:
        typed: what was typed.
        before: the values on file, by field; empty for something new.
    """

    def __init__(self, typed: Typed, before: Mapping[str, object]) -> None:
        self._typed = typed
        self._before = before
        self.problems: list[Problem] = []

    def refuse(self, field: str, message: str) -> None:
        """Note what is wrong with a field."""
        self.problems.append(Problem(field, message))

    def read(self, make: Callable[[], Value]) -> Read[Value]:
        """Return what the fields make, or the problems where there are any."""
        return (None, tuple(self.problems)) if self.problems else (make(), ())

    def shows(self, field: str) -> bool:
        """Whether the form had a field."""
        return field in self._typed

    def raw(self, field: str) -> str:
        """Return the text of a field as it was typed."""
        value = self._typed.get(field, "")
        return value if isinstance(value, str) else "\n".join(value)

    def optional(self, field: str) -> str | None:
        """Return words, or None where the field was left empty."""
        before = self._on_file(field, str)
        if not self.shows(field):
            return before
        typed = verbatim(self.raw(field))
        return before if typed == before else own_words(typed) or None

    def words(self, field: str, wanted: str) -> str:
        """Return words that have to be there.

        Args:
            field: the field.
            wanted: what to tell the editor who left it empty.
        """
        found = self.optional(field)
        if not found:
            self.refuse(field, wanted)
        return found or ""

    def sentence(self, field: str, wanted: str) -> str:
        """Return a sentence; it ends like one."""
        found = self.words(field, wanted)
        if found and not found.endswith(ENDINGS):
            self.refuse(field, "End the sentence with a full stop.")
        return found

    def choice(self, field: str, options: Sequence[Value], wanted: str) -> Value:
        """Return one of several values."""
        typed = self.raw(field).strip() if self.shows(field) else self._before.get(field)
        found = next((option for option in options if option == typed), None)
        if found is None:
            self.refuse(field, wanted)
        return found or options[0]

    def day(self, field: str) -> dt.date | None:
        """Return a day, or None where the field was left empty."""
        if not self.shows(field):
            return self._on_file(field, dt.date)
        typed = self.raw(field).strip()
        found = day(typed)
        if typed and found is None:
            self.refuse(field, DAY_WANTED)
        return found

    def needed_day(self, field: str) -> dt.date:
        """Return a day that has to be there."""
        found = self.day(field)
        if found is None and not any(problem.field == field for problem in self.problems):
            self.refuse(field, DAY_WANTED)
        return found or dt.date.min

    def date(self, field: str) -> str | None:
        """Return a date as exact as it was typed, or None where the field was left empty."""
        if not self.shows(field):
            return self._on_file(field, str)
        typed = self.raw(field).strip()
        found = partial_date(typed)
        if typed and found is None:
            self.refuse(field, DATE_WANTED)
        return found

    def ids(self, field: str) -> tuple[str, ...]:
        """Return the ids that were picked, each once."""
        if not self.shows(field):
            return self._on_file(field, tuple) or ()
        return tuple(dict.fromkeys(self.raw(field).replace(",", " ").split()))

    def ticked(self, field: str) -> bool:
        """Whether a box is ticked: anything picked or typed but "no" ticks it."""
        if not self.shows(field):
            return self._before.get(field) is True
        return self.raw(field).strip().lower() not in ("", "no", "false")

    def _on_file(self, field: str, form: type[Value]) -> Value | None:
        value = self._before.get(field)
        return value if isinstance(value, form) else None
