"""The dates in an article, worked out from the day of its publication.

The spans are found by a pattern, the direction by the verbs around them, the value by calendar
arithmetic: a general date parser, asked for each span, takes the last weekday where the
publication day itself is meant and gives an exact day where the words name a week.
"""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from knowledge.drafting.date_resolving import resolve
from knowledge.drafting.date_sense import Clause, Sense, clauses
from knowledge.drafting.date_values import Value, left_open
from knowledge.drafting.date_words import (
    DATE,
    FOLLOWS_NAME,
    MONTH_CUE,
    NAME_LIKE,
    NOT_A_YEAR,
    NOT_DATES,
    RECURS,
    YEAR_CUE,
)
from knowledge.drafting.sentence_spans import sentence_spans

MOST = 1500
"""So many places of a text are looked at: far more than an article has, and a bound on time."""
_BEFORE, _AFTER = 18, 24
"""How far around a date words can make it something else."""
_QUOTED = re.compile(r"“[^”\n]{0,2000}|\"[^\"\n]{0,2000}\"")
_COUNTED = (
    "weekday",
    "md_month",
    "dm_month",
    "month",
    "unit_from",
    "within",
    "end",
    "year_end",
    "holiday",
)
_EVENT = re.compile(
    r",?\ (?:\w+\ )?(?:attack|terror|riot|insurrection|committee|defendant|siege|massacre|assault"
    r"|hijack|Capitol|Hamas|pardon)",
)


@dataclass(frozen=True, slots=True)
class Dated:
    """A date as printed, and what it means.

    Args:
        start: where it begins in the text, in code points from 0.
        end: where it ends (exclusive).
        words: the words as printed.
        value: the date, as exact as it is known (``PartialDate``: day, month or year), or None
            where it is left open.
        future: True where it lies ahead of publication, or the words say so.
        working: how it was worked out, or why it was left open, in words.
    """

    start: int
    end: int
    words: str
    value: str | None
    future: bool
    working: str


def dates(text: str, published: dt.date) -> tuple[Dated, ...]:
    """Find and work out every date in a text.

    Args:
        text: an article, one paragraph per line.
        published: the day of its publication, from which relative dates are counted.
    """
    found = _found(text)
    if not found:
        return ()
    senses = _senses(text, found)
    quoted = [(m.start(), m.end()) for m in _QUOTED.finditer(text)]
    # Papers repeat themselves: the same words with the same verb are worked out once.
    known: dict[tuple[str, int | None, Sense | None, bool], Value] = {}
    answers = []
    for match, sense in zip(found, senses, strict=True):
        event = bool(match["md_month"]) and bool(_EVENT.match(text, match.end()))
        key = (match[0], match.lastindex, sense, event)
        if key not in known:
            known[key] = _value(match, sense, published, names_event=event)
        value = known[key]
        if match["day_word"] or match["day_part"]:
            value = _as_spoken(value, match[0]) if _inside(quoted, match.start()) else value
        answers.append(_dated(match, value))
    return tuple(answers)


def date_spans(text: str) -> list[tuple[int, int]]:
    """Return where the dates of a text stand, in order."""
    return [match.span() for match in _found(text)]


def _found(text: str) -> list[re.Match[str]]:
    return [match for match in islice(DATE.finditer(text), MOST) if _is_date(text, match)]


def _dated(match: re.Match[str], value: Value) -> Dated:
    words = match[0].strip()
    start = match.start() + match[0].index(words)
    return Dated(start, start + len(words), words, value.value, value.future, value.working)


def _value(
    match: re.Match[str], sense: Sense | None, published: dt.date, *, names_event: bool
) -> Value:
    groups = {name: part for name, part in match.groupdict().items() if part}
    try:
        return resolve(groups, sense, published, names_event=names_event)
    except (ValueError, OverflowError):
        return left_open("there is no such day in the calendar")


def _senses(text: str, found: list[re.Match[str]]) -> Iterator[Sense | None]:
    """Tell which way the words look at each date that does not name its year."""
    spans = [span for sentence in sentence_spans(text) for span in clauses(text, *sentence)]
    starts = [start for start, _ in spans]
    at, clause = -1, None
    for match in found:
        if not any(map(match.__getitem__, _COUNTED)):
            yield None
            continue
        number = max(bisect_right(starts, match.start()) - 1, 0)
        if number != at or clause is None:
            at, clause = number, Clause(text, *spans[number])
        yield clause.sense(match.start(), match.end())


def _inside(quoted: list[tuple[int, int]], offset: int) -> bool:
    at = bisect_right(quoted, (offset, 1 << 60)) - 1
    return at >= 0 and quoted[at][0] < offset < quoted[at][1]


def _as_spoken(value: Value, words: str) -> Value:
    reason = f"“{words}” stands in a quotation and is counted from the day of speaking"
    return left_open(reason, future=value.future)


def _is_date(text: str, match: re.Match[str]) -> bool:
    before = text[max(match.start() - _BEFORE, 0) : match.start()]
    after = text[match.end() : match.end() + _AFTER]
    if match["weekday"]:
        named = NOT_DATES.search(before) or FOLLOWS_NAME.match(after)
        return not named and not RECURS.search(before)
    if match["year"]:
        return bool(YEAR_CUE.search(before)) and not NOT_A_YEAR.match(after)
    if match["unit_from"] and before.endswith("ago "):
        return False
    if match["month"]:
        return _is_month(match, before, after)
    return bool(match[0].strip())


def _is_month(match: re.Match[str], before: str, after: str) -> bool:
    plain = match[0] == match["month"]
    if not plain or match["month"] not in NAME_LIKE:
        # "Jan" and "Dec" cut short stand before a day; "January Jones" is a person.
        return not plain or bool(MONTH_CUE.search(before) or not re.match(r" [A-Z]", after))
    return bool(MONTH_CUE.search(before)) and not re.match(r" [A-Z]", after)
