"""A record that a form made, held to the forms of the model before anybody sees it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from knowledge.editing.problems import Problem, Read
from knowledge.editing.typed import Form
from knowledge.model import Entry, Source
from knowledge.validation import dump, parse
from knowledge.yaml_lines import Path

Record = TypeVar("Record", Entry, Source)
_SHOWN_AS = {"facts": 2, "quotes": 2, "event": 1, "standing": 1}
"""How many steps of a path lie before the field that a form shows."""


def whole(form: Form, make: Callable[[], Record]) -> Read[Record]:
    """Return the record that a form makes where it is in the form of the model, or the problems."""
    made, problems = form.read(make)
    if made is None:
        return None, problems
    valid, faults = parse(type(made), dump(made))
    return valid, tuple(Problem(field_at(path), as_sentence(said)) for path, said in faults)


def field_at(path: Path) -> str:
    """Return the field of a form in which a value of a record is typed.

    A field bears the name that it has in the model; ``copy_line`` is the copy line's text.
    """
    shown = path[_SHOWN_AS.get(str(path[0]), 0) :] if len(path) > 1 else path
    if shown[:2] == ("copy_line", "rests_on"):
        return "rests_on"
    return str((shown or path)[0]) if path else ""


def as_sentence(said: str) -> str:
    """Return what a rule says as a sentence that stands alone."""
    plain = said.replace("`", "")
    ending = "" if plain.endswith((".", "?", "!")) else "."
    return f"{plain[:1].upper()}{plain[1:]}{ending}"
