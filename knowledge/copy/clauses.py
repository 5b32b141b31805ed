"""The clause that a date stands in, by the marks and the small words around it."""

from __future__ import annotations

from knowledge.copy.calendar import DAYS, MONTHS, Written
from knowledge.copy.words import Copy

PRONOUNS = frozenset({"he", "him", "his", "she", "her"})
_SUBORDINATORS = frozenset(
    {"after", "before", "when", "while", "until", "since", "because", "that", "which", "but"}
)
_BEFORE_DATES = frozenset({"on", "in", "since", "by", "from", "late", "early", *DAYS})
_DATE_WORDS = frozenset({*MONTHS, *(month[:3] for month in MONTHS), "sept"})


def sentence_before(copy: Copy, sentence: tuple[int, int]) -> tuple[int, int]:
    """Return the sentence before one, whose people a pronoun may mean; an empty one at first."""
    at = copy.place_of(sentence[0])
    return copy.sentences[at - 1] if at else (0, 0)


def part_of(copy: Copy, at: int, sentence: tuple[int, int]) -> tuple[int, int]:
    """Return the main or subordinate clause that a date stands in, its commas included."""
    first, last = at, at + 1
    while first > sentence[0] and not _subordinates(copy, first - 1):
        first -= 1
    while last < sentence[1] and not _subordinates(copy, last):
        last += 1
    return first, last


def _subordinates(copy: Copy, at: int) -> bool:
    """Return whether a word begins another clause; "since 2022" is a date."""
    after = copy.tokens[at + 1] if at + 1 < len(copy.tokens) else None
    dated = after is not None and (after.text.isdigit() or after.key in _DATE_WORDS)
    return copy.tokens[at].key in _SUBORDINATORS and not dated


def clause_of(copy: Copy, at: int, sentence: tuple[int, int]) -> tuple[int, int]:
    """Return the part of a sentence between commas, dashes or "and" that a date stands in.

    A date that stands between two commas by itself belongs to what surrounds it.
    """
    start, end = at, at + 1
    while start > sentence[0] and copy.tokens[start - 1].key in _BEFORE_DATES:
        start -= 1
    while end < sentence[1] and (copy.tokens[end].text.isdigit() or not _parted(copy, end - 1)):
        if copy.tokens[end].key not in _DATE_WORDS and not copy.tokens[end].text.isdigit():
            break
        end += 1
    if start > sentence[0] and _parted(copy, start - 1) and _parted(copy, end - 1):
        start = start - 1
    while (
        start > sentence[0]
        and copy.gap(start - 1).strip() in ("", ".", "-")
        and (copy.tokens[start - 1].key not in ("and", "but", "after", "before", "since", "while"))
    ):
        start -= 1
    while (
        end < sentence[1]
        and copy.gap(end - 1).strip() in ("", ".", "-")
        and (copy.tokens[end].key not in ("and", "but", "after", "before", "while"))
    ):
        end += 1
    return start, end


def _parted(copy: Copy, at: int) -> bool:
    """Return whether a mark stands behind a word."""
    return copy.gap(at).strip() not in ("", ".", "-")


def is_quoted(copy: Copy, date: Written) -> bool:
    """Return whether a date stands inside quotation marks, where it is the speaker's."""
    before = copy.text[: date.start]
    return before.count("“") > before.count("”")
