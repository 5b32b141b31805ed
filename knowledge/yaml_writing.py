"""Plain data → YAML in the form of the curated files, one line for each small thing."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import yaml

FLOW_ITEMS = frozenset({"evidence", "passages"})
"""Lists whose items stand on one line each."""

FLOW = frozenset({"about", "candidates", "key_facts", "participants", "related", "rests_on"})
"""Lists and mappings that stand on one line whole."""

BLOCKS = frozenset({"desk_date", "standing"})
"""Mappings of single values that stand on lines of their own, because one of them is a sentence."""

_BREAK = re.compile("[\n\r\x85\u2028\u2029]")
_SIGNS = re.compile(r'["\\]')
"""What would have to be escaped in double quotes."""


def block(data: Mapping[str, Any]) -> list[str]:
    """Return the lines of a whole record, fields in the order given."""
    return list(_fields(data, ""))


def field(name: str, value: object, indent: str) -> Iterator[str]:
    """Yield the lines of one field of a mapping.

    Args:
        name: the field.
        value: text, numbers, dates, or mappings and lists of them.
        indent: the spaces that the field stands in by.
    """
    value = list(value) if isinstance(value, tuple) else value
    if not isinstance(value, list | dict) or name in FLOW or not value:
        yield f"{indent}{name}: {flow(value)}"
    elif isinstance(value, list):
        yield f"{indent}{name}:"
        for member in value:
            yield from item(name, member, f"{indent}  ")
    elif name in FLOW_ITEMS or not (name in BLOCKS or any(map(_holds_more, value.values()))):
        yield f"{indent}{name}: {flow(value)}"
    else:
        yield f"{indent}{name}:"
        yield from _fields(value, f"{indent}  ")


def _holds_more(value: object) -> bool:
    return isinstance(value, list | dict | tuple)


def _fields(mapping: Mapping[str, Any], indent: str) -> Iterator[str]:
    for name, value in mapping.items():
        yield from field(name, value, indent)


def item(name: str, value: object, indent: str) -> Iterator[str]:
    """Yield the lines of one item of a list.

    Args:
        name: the field that holds the list.
        value: the item.
        indent: the spaces before the dash.
    """
    if not isinstance(value, Mapping) or name in FLOW_ITEMS:
        yield f"{indent}- {flow(value)}"
        return
    first, *rest = _fields(value, f"{indent}  ")
    yield f"{indent}- {first.strip()}"
    yield from rest


def flow(value: object) -> str:
    """Return a value on one line, quoted where YAML would read it as something else."""
    if isinstance(value, Mapping | list | tuple):
        return _collection(value)
    return _scalar(value)


def _collection(value: Mapping[str, Any] | Sequence[Any]) -> str:
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{name}: {_inner(held)}' for name, held in value.items())}}}"
    return f"[{', '.join(map(_inner, value))}]"


def _inner(value: object) -> str:
    """Return a value as it stands inside brackets, where a comma would end it."""
    if isinstance(value, Mapping | list | tuple):
        return _collection(value)
    return _scalar([value])[1:-1] if isinstance(value, str) else _scalar(value)


def _scalar(value: object) -> str:
    """Return text, a number, a date or, for its rules of quoting, a list of one text."""
    if isinstance(value, dt.datetime):
        return value.isoformat()
    text = value[0] if isinstance(value, list) else value
    broken = isinstance(text, str) and _BREAK.search(text)
    made: str = yaml.dump(
        value,
        Dumper=yaml.CSafeDumper,
        allow_unicode=True,
        default_flow_style=True,
        # a line break is written as a sign, so that the text stays on its line
        default_style='"' if broken else None,
        width=2**30,
    )
    made = made.removesuffix("\n").removesuffix("\n...")
    if "'" in made and isinstance(text, str) and not _SIGNS.search(text):
        made = _in_double_quotes(made, text)
    return made


def _in_double_quotes(made: str, text: str) -> str:
    """Return a text that stands in single quotes in double ones, as the curated files have it."""
    single = text.replace("'", "''")
    return made.replace(f"'{single}'", f'"{text}"') if made.lstrip("[")[:1] == "'" else made
