"""Plain data → YAML in the form of the curated files, one line for each small thing."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from typing import Any

import yaml

FLOW_ITEMS = frozenset({"evidence", "passages"})
"""Lists whose items stand on one line each."""

FLOW = frozenset({"about", "candidates", "key_facts", "participants", "related", "rests_on"})
"""Lists and mappings that stand on one line whole."""

_BREAK = re.compile("[\n\r\x85\u2028\u2029]")


class _Dumper(yaml.CSafeDumper):
    """Text that holds a line break stands in double quotes, so that it stays on its line."""


def _text(dumper: _Dumper, text: str) -> yaml.ScalarNode:
    style = '"' if _BREAK.search(text) else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


def _moment(dumper: _Dumper, moment: dt.datetime) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:timestamp", moment.isoformat())


_Dumper.add_representer(str, _text)
_Dumper.add_representer(dt.datetime, _moment)


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
    elif name in FLOW_ITEMS or not any(isinstance(v, list | dict | tuple) for v in value.values()):
        yield f"{indent}{name}: {flow(value)}"
    else:
        yield f"{indent}{name}:"
        yield from _fields(value, f"{indent}  ")


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
    text: str = yaml.dump(
        _listed(value),
        Dumper=_Dumper,
        allow_unicode=True,
        default_flow_style=True,
        sort_keys=False,
        width=2**30,
    )
    return text.removesuffix("\n").removesuffix("\n...")


def _listed(value: object) -> object:
    """Return a value with lists for its tuples, which YAML has no form for."""
    if isinstance(value, Mapping):
        return {name: _listed(held) for name, held in value.items()}
    return [_listed(held) for held in value] if isinstance(value, list | tuple) else value
