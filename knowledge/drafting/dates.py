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
from functools import lru_cache

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

_QUOTED = re.compile(r"“[^”\n]{0,2000}|\"[^\"\n]{0,2000}\"")
_LOWER_NOUN = re.compile(r"\A(?:[’']s)?\ [a-z]")
_EVENT = re.compile(
    r"\A,?\ (?:\w+\ )?(?:attack|terror|riot|insurrection|committee|defendant|siege|massacre|assault"
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
    found = [match for match in DATE.finditer(text) if _is_date(text, match)]
    if not found:
        return ()
    senses = _senses(text, found)
    quoted = [(m.start(), m.end()) for m in _QUOTED.finditer(text)]
    answers = []
    for match, sense in zip(found, senses, strict=True):
        value = _value(text, match, sense, published)
        if _deictic(match) and _inside(quoted, match.start()):
            value = _said(value, match)
        answers.append(_dated(match, value))
    return tuple(answers)


def _dated(match: re.Match[str], value: Value) -> Dated:
    words = match[0].strip()
    start = match.start() + match[0].index(words)
    return Dated(start, start + len(words), words, value.value, value.future, value.working)


def _value(text: str, match: re.Match[str], sense: Sense | None, published: dt.date) -> Value:
    names_event = bool(match["md_month"]) and bool(
        _EVENT.match(text[match.end() : match.end() + 40])
    )
    groups = tuple((name, part) for name, part in match.groupdict().items() if part)
    return _resolved(groups, sense, published, names_event)


@lru_cache(maxsize=4096)
def _resolved(
    groups: tuple[tuple[str, str], ...], sense: Sense | None, published: dt.date, event: object
) -> Value:
    try:
        return resolve(dict(groups), sense, published, names_event=bool(event))
    except (ValueError, OverflowError):
        return left_open("there is no such day in the calendar")


def _senses(text: str, found: list[re.Match[str]]) -> Iterator[Sense | None]:
    sentences = sentence_spans(text)
    starts = [start for start, _ in sentences]
    current: tuple[int, list[tuple[int, int]], dict[int, Clause]] = (-1, [], {})
    for match in found:
        number = bisect_right(starts, match.start()) - 1
        if number != current[0]:
            current = (number, clauses(text, *sentences[number]), {})
        _, spans, read = current
        at = bisect_right([start for start, _ in spans], match.start()) - 1
        if at not in read:
            read[at] = Clause(text, *spans[at])
        yield read[at].sense(match.start(), match.end())


def _deictic(match: re.Match[str]) -> bool:
    return bool(match["day_word"] or match["day_part"])


def _inside(quoted: list[tuple[int, int]], offset: int) -> bool:
    at = bisect_right(quoted, (offset, 1 << 60)) - 1
    return at >= 0 and quoted[at][0] < offset < quoted[at][1]


def _said(value: Value, match: re.Match[str]) -> Value:
    words = match[0]
    reason = f"“{words}” stands in a quotation and is counted from the day of speaking"
    return left_open(reason, future=value.future)


def _is_date(text: str, match: re.Match[str]) -> bool:
    before, after = text[max(match.start() - 40, 0) : match.start()], text[match.end() :][:40]
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
