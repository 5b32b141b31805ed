"""Draft → YAML in the curated form, with ``review:`` on each item that an editor has to judge."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

import yaml

from knowledge.drafting.draft import Draft

FLOW_ITEMS = frozenset({"evidence", "passages"})
"""Lists whose items stand on one line each."""

FLOW = frozenset({"about", "candidates", "key_facts", "participants", "related", "rests_on"})
"""Lists and mappings that stand on one line whole."""

HELP = MappingProxyType(
    {
        "source": "the article: no word of it is kept but its quotations, unless the text is held",
        "entries": "what it tells of, new or `on_file`",
        "quotes": "speakers left open: give `speaker` the id of an entry",
    }
)


def to_yaml(draft: Draft) -> str:
    """Return a draft as one YAML file.

    Args:
        draft: the draft.

    Returns:
        YAML that ``knowledge.yaml_lines`` reads: comments that sum the draft up, then
        ``source``, ``entries`` and, where speakers are open, ``quotes``.
    """
    lines = [
        f"# {line}"
        for line in (
            draft.title,
            *draft.overview,
            "To approve an item, see to its `review:` and delete it. `knowledge accept` moves",
            "what is approved into the curated files and leaves the rest here.",
        )
    ]
    for name, part in (("source", draft.source), ("entries", draft.entries)):
        lines += _part(name, part)
    if draft.quotes:
        lines += _part("quotes", draft.quotes)
    return "\n".join(lines) + "\n"


def _part(name: str, part: object) -> list[str]:
    return ["", f"# {HELP[name]}", *_field(name, part, "")]


def _field(name: str, value: object, indent: str) -> Iterator[str]:
    value = list(value) if isinstance(value, tuple) else value
    if not isinstance(value, list | dict) or name in FLOW or not value:
        yield f"{indent}{name}: {_flow(value)}"
    elif isinstance(value, list):
        yield f"{indent}{name}:"
        for item in value:
            yield from _item(name, item, f"{indent}  ")
    elif name in FLOW_ITEMS or not any(isinstance(v, list | dict | tuple) for v in value.values()):
        yield f"{indent}{name}: {_flow(value)}"
    else:
        yield f"{indent}{name}:"
        yield from _fields(value, f"{indent}  ")


def _fields(mapping: Mapping[str, Any], indent: str) -> Iterator[str]:
    for name, value in mapping.items():
        yield from _field(name, value, indent)


def _item(name: str, item: object, indent: str) -> Iterator[str]:
    if not isinstance(item, Mapping) or name in FLOW_ITEMS:
        yield f"{indent}- {_flow(item)}"
        return
    first, *rest = _fields(item, f"{indent}  ")
    yield f"{indent}- {first.strip()}"
    yield from rest


def _flow(value: object) -> str:
    """Return a value on one line, quoted where YAML would read it as something else."""
    plain = dict(value) if isinstance(value, Mapping) else value
    if isinstance(plain, str):
        # a line feed would break the line; nothing that is drafted holds one on purpose
        plain = plain.replace("\n", " ")
    text: str = yaml.dump(
        plain,
        Dumper=yaml.CSafeDumper,
        allow_unicode=True,
        default_flow_style=True,
        sort_keys=False,
        width=2**30,
    )
    return text.removesuffix("\n").removesuffix("\n...")
