"""Draft → YAML in the curated form, with ``review:`` on each item that an editor has to judge."""

from __future__ import annotations

from types import MappingProxyType

from knowledge.drafting.draft import Draft
from knowledge.yaml_writing import field

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
    return ["", f"# {HELP[name]}", *field(name, part, "")]
