"""Countries and what their people are called, so that "Salvadoran" meets "El Salvador"."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib import resources

from knowledge.text import key


@cache
def countries() -> dict[tuple[str, ...], str]:
    """Return each form of a country's name, as words in ``key`` form → the country; read once."""
    text = (resources.files("knowledge.copy") / "data" / "countries.txt").read_text("utf-8")
    found: dict[tuple[str, ...], str] = {}
    for line in text.splitlines():
        if line and not line.startswith("#"):
            country, _, forms = line.partition(":")
            for form in (country, *forms.split(",")):
                found[tuple(key(form).split())] = country
    return found


def named(words: Iterable[str]) -> tuple[str, ...]:
    """Return the countries that words in ``key`` form name, in order, each once."""
    listed = list(words)
    known = countries()
    found: dict[str, None] = {}
    at = 0
    while at < len(listed):
        for size in (4, 3, 2, 1):
            country = known.get(tuple(listed[at : at + size]))
            if country and len(listed[at : at + size]) == size:
                found[country] = None
                at += size - 1
                break
        at += 1
    return tuple(found)
