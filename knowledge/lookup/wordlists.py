"""The lists of words that come with the lookup: read once, when first needed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from importlib import resources

from knowledge.lookup.titles import CONCEPTS


@cache
def english_words() -> frozenset[str]:
    """Return frequent English words."""
    return frozenset(_lines("english_words.txt"))


@cache
def census_names() -> frozenset[str]:
    """Return frequent given and family names."""
    return frozenset(_lines("census_names.txt"))


@cache
def same_given_name() -> Mapping[str, frozenset[str]]:
    """Return, for a given name or short form, the forms that the same person may go by."""
    found: dict[str, set[str]] = defaultdict(set)
    for line in _lines("nicknames.txt"):
        name, _, rest = line.partition(":")
        shorts = rest.split()
        found[name.strip()].update(shorts)
        for short in shorts:
            found[short].add(name.strip())
    return {name: frozenset(forms) for name, forms in found.items()}


@cache
def same_thing() -> Mapping[str, frozenset[str]]:
    """Return, for a word of organizations' names, its forms in other languages."""
    found: dict[str, frozenset[str]] = defaultdict(frozenset)
    for concept in CONCEPTS:
        forms = frozenset(concept.split())
        for form in forms:
            found[form] |= forms - {form}
    return dict(found)


def _lines(name: str) -> list[str]:
    text = (resources.files("knowledge.lookup") / "data" / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
