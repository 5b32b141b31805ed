"""Versions of one entry, as editors may have left it."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from knowledge.model import Alias, Entry, Fact
from tests.knowledge.editing.onfile import on_file

ADA = on_file("ada-quist")
[_ROOF] = ADA.facts
[_WORDS] = ADA.quotes


def fact(id_: str, text: str, status: str, about: tuple[str, ...]) -> Fact:
    return replace(_ROOF, id=id_, text=text, status=status, about=about)


def _some(*values: str) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(values), max_size=3, unique=True).map(tuple)


FACTS = st.lists(
    st.builds(
        fact,
        st.sampled_from("abc"),
        st.sampled_from(["X, Quist said.", "Y, Quist said."]),
        st.sampled_from(["attributed", "disputed"]),
        _some("ferry-terminal", "closing-vote"),
    ),
    max_size=3,
    unique_by=lambda each: each.id,
).map(tuple)
NAMES = _some("the boss", "Skipper", "A. Quist").map(
    lambda names: tuple(Alias(name=name, source="desk", note="usual") for name in names)
)


def entry(role, facts, names, related, said_on) -> Entry:
    return replace(
        ADA,
        role=role,
        facts=facts,
        also_known_as=names,
        related=related,
        quotes=(replace(_WORDS, said_on=said_on),),
    )


ENTRIES = st.builds(
    entry,
    st.sampled_from("RST"),
    FACTS,
    NAMES,
    _some("ferry-terminal", "closing-vote", "dockers-union"),
    st.sampled_from(["2025-05", "2025-05-06", None]),
)
VERSIONS = st.none() | ENTRIES
