"""Copy taken apart: words with their places, sentences, and the stems that are compared."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from knowledge.text import key

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|(?:[^\W\d_]\.){2,}|[^\W_]+(?:['’][^\W_]+)*")
_END = re.compile(r"[.?!…]+[”\"’']*(?=\s+[“\"‘'(]*[A-ZÀ-Ý0-9])|\n+")
_SHORTENED = re.compile(
    r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Sec|Pres|Amb|St|No|vs|Jan|Feb|Mar|Apr|Jun|"
    r"Jul|Aug|Sept|Sep|Oct|Nov|Dec))\.$"
)
_LONGEST_SHORTENED = 8
"""Characters of the longest shortened word, its dot and what stands before it."""

_JOINING = re.compile(r"[\s\-‐‑–.'’]*")
_ENDINGS = (
    "ations",
    "ation",
    "ments",
    "ment",
    "ings",
    "ing",
    "ions",
    "ion",
    "edly",
    "ed",
    "es",
    "s",
)
_FORMS = {
    "met": "meet", "spoke": "speak", "spoken": "speak", "held": "hold", "took": "take",
    "taken": "take", "began": "begin", "begun": "begin", "wrote": "write", "written": "write",
    "told": "tell", "gave": "give", "given": "give", "said": "say", "says": "say",
}  # fmt: skip
_WHOLE = frozenset({"statement", "general", "united", "states"})
"""Words whose ending is no ending, or that would meet another word without it."""

STOP_WORDS = frozenset(
    """
    a about after against all also an and any are as at be been before being both but by can could
    did do does for from had has have he her him his how i if in into is it its just may might more
    most must no nor not of on one only or other our out over own said say says she should since so
    some such than that the their them then there these they this those to too under until up upon
    us was we were what when where which while who whom whose why will with would yet you your
    """.split()  # noqa: SIM905 - a list of words is read as words
)


@dataclass(frozen=True, slots=True)
class Token:
    """One word as written, where it stands, and the form in which it is compared."""

    text: str
    start: int
    end: int
    key: str

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[:1].isupper()

    @property
    def possessive(self) -> bool:
        """Whether it ends in a possessive, so that no name goes on after it."""
        return self.text.endswith(("'s", "’s", "'", "’"))


@dataclass(frozen=True, slots=True)
class Copy:
    """A text and its words.

    Args:
        text: as it was written.
        tokens: its words in order.
        sentences: the first word and the one after the last of each sentence.
    """

    text: str
    tokens: tuple[Token, ...]
    sentences: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, text: str) -> Copy:
        """Take a text apart."""
        tokens = tuple(
            Token(m.group(), m.start(), m.end(), key(m.group()).replace(" ", ""))
            for m in _TOKEN.finditer(text)
        )
        return cls(text, tokens, _sentences(text, tokens))

    def gap(self, at: int) -> str:
        """Return what stands between a word and the next."""
        if at + 1 >= len(self.tokens):
            return self.text[self.tokens[at].end :] or "."
        return self.text[self.tokens[at].end : self.tokens[at + 1].start]

    def joined(self, at: int) -> bool:
        """Return whether a word and the next can belong to one name."""
        return at + 1 < len(self.tokens) and bool(_JOINING.fullmatch(self.gap(at)))

    def words(self, start: int, end: int) -> str:
        """Return the text from one word to before another."""
        return self.text[self.tokens[start].start : self.tokens[end - 1].end]

    def sentence_of(self, at: int) -> tuple[int, int]:
        """Return the sentence that a word stands in."""
        return self.sentences[self.place_of(at)]

    def place_of(self, at: int) -> int:
        """Return which sentence a word stands in, counted from 0."""
        return bisect_right(self.sentences, at, key=lambda sentence: sentence[0]) - 1

    @property
    def casual(self) -> bool:
        """Whether it is written without capitals, as people type in a hurry."""
        return not any(t.capital for i, t in enumerate(self.tokens) if i)


def _sentences(text: str, tokens: Sequence[Token]) -> tuple[tuple[int, int], ...]:
    ends = [m.end() for m in _END.finditer(text) if not _shortens(text[: m.end()])]
    found, first = [], 0
    for end in [*ends, len(text) + 1]:
        last = first
        while last < len(tokens) and tokens[last].start < end:
            last += 1
        if last > first:
            found.append((first, last))
        first = last
    return tuple(found)


def _shortens(text: str) -> bool:
    """Return whether a text ends in a shortened word; the last letters tell it."""
    return bool(_SHORTENED.search(text.rstrip()[-_LONGEST_SHORTENED:]))


def stem(word: str) -> str:
    """Return a word in ``key`` form without its commonest endings."""
    if word in _WHOLE:
        return word
    word = _FORMS.get(word, word)
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            word = word.removesuffix(ending)
            break
    return word[:-1] if len(word) > 4 and word[-1] in "ey" else word


def stems(words: Iterable[str]) -> frozenset[str]:
    """Return the stems of words that carry meaning; each word in ``key`` form."""
    return frozenset(stem(w) for w in words if w not in STOP_WORDS and len(w) > 1)


def stems_of(text: str) -> frozenset[str]:
    """Return the stems of a text of ours."""
    return stems(key(text).split())
