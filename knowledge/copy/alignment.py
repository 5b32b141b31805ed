"""Quotations laid beside one another, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from knowledge.copy.report import Change
from knowledge.model import Quote
from knowledge.text import key

_WORD = re.compile(r"\[[^\]]*\]|\S+")
GAP = re.compile(r"\s*(?:…|\.\s?\.\s?\.)\s*")


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a quotation as printed, and the forms in which it is compared."""

    text: str
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Aligned:
    """A quotation on file laid beside what was written: how alike, and what changed."""

    quote: Quote
    score: float
    exact: bool
    first: int
    last: int


def words_of(text: str) -> tuple[Word, ...]:
    """Return the words of a quotation; those in square brackets are left out."""
    found = []
    for m in _WORD.finditer(GAP.sub(" ", text)):
        keys = tuple(key(m.group().replace("-", " ")).split())
        if keys and not m.group().startswith("["):
            found.append(Word(m.group(), keys))
    return tuple(found)


def flat(words: Sequence[Word]) -> list[str]:
    """Return the words of a quotation in the form in which they are compared."""
    return [k for word in words for k in word.keys]


def aligned(
    quote: Quote,
    parts: Sequence[tuple[Word, ...]],
    words: tuple[Word, ...],
    on_file: tuple[Word, ...],
) -> Aligned:
    """Lay a quotation on file beside what was written, in parts where an ellipsis parts it."""
    whole = flat(on_file)
    at, exact = 0, True
    for part in parts:
        place = _find(flat(part), whole, at)
        if place < 0:
            exact = False
            break
        at = place + len(flat(part))
    if exact:
        return Aligned(quote, 1.0, exact, 0, len(on_file))
    left, right = [w.keys for w in words], [w.keys for w in on_file]
    blocks = SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks()[:-1]
    matched = sum(block.size for block in blocks)
    if not blocks:
        return Aligned(quote, 0.0, exact, 0, 0)
    first = max(0, blocks[0].b - blocks[0].a)
    last = min(len(on_file), blocks[-1].b + len(left) - blocks[-1].a)
    return Aligned(quote, matched / len(left), exact, first, last)


def _find(part: list[str], whole: list[str], start: int) -> int:
    for at in range(start, len(whole) - len(part) + 1):
        if whole[at : at + len(part)] == part:
            return at
    return -1


def difference(written: Sequence[Word], on_file: Sequence[Word]) -> Iterator[tuple[Change, str]]:
    """Yield what was kept of the words on file, cut from them and added to them, in order."""
    left, right = [w.keys for w in on_file], [w.keys for w in written]
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            yield "same", " ".join(w.text for w in on_file[a:b])
            continue
        if b > a:
            yield "cut", " ".join(w.text for w in on_file[a:b])
        if d > c:
            yield "added", " ".join(w.text for w in written[c:d])
