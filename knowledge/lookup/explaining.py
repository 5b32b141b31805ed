"""In words, how a name was found; nothing where it was typed as it stands."""

from __future__ import annotations

from types import MappingProxyType

from knowledge.lookup.features import Held
from knowledge.lookup.search import Route
from knowledge.lookup.typed import Typed
from knowledge.lookup.variants import Kind


def explain(typed: Typed, held: Held, name: str, route: Route, *, first: bool) -> str:
    """Return how a typed name was found, in words that a card can show.

    Args:
        typed: the typed name.
        held: the name it was held against.
        name: the name as printed.
        route: how it was reached, if not by its tokens.
        first: whether it is the entry's first-reference name.
    """
    if held.whole:
        return "" if first else f"another name, {name}"
    if route in _ROUTES:
        return _ROUTES[route].format(name)
    slips = [
        f"{typed.tokens[pair.typed]} → {held.words[pair.held]}"
        for pair in held.aligned.pairs
        if pair.kind in (Kind.SLIP, Kind.JOINED)
    ]
    if slips:
        return "spelling: " + ", ".join(dict.fromkeys(slips))
    kinds = {pair.kind for pair in held.aligned.pairs}
    for kind, how in _KINDS.items():
        if kind in kinds:
            return how.format(name)
    return _part(held, name, first=first)


_ROUTES = MappingProxyType({Route.INITIALS: "acronym of {}", Route.EXPANDED: "the words of {}"})
_KINDS = MappingProxyType(
    {
        Kind.SCRIPT: "in another script: {}",
        Kind.BEGUN: "the beginning of {}",
        Kind.SHORT_FORM: "another form of {}",
        Kind.INITIAL: "an initial of {}",
    }
)


def _part(held: Held, name: str, *, first: bool) -> str:
    if not held.aligned.held_left:
        return "the words of its name" if first else f"another name, {name}"
    if not held.person:
        return "a part of its name"
    met = {pair.held for pair in held.aligned.pairs}
    return "surname" if met & set(held.family) else "given name"
