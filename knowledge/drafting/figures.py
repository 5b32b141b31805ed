"""The figures in an article: how many of what, how exactly, and who says so."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from knowledge.drafting.dates import date_spans
from knowledge.drafting.figure_words import (
    ATTRIBUTIONS,
    BOUNDS,
    CURRENCIES,
    DEFINITE,
    FIGURE,
    HARMED_AFTER,
    HARMED_BEFORE,
    NAMES_BEFORE,
    NOT_FIGURES_AFTER,
    NOT_FIGURES_BEFORE,
    PART_OF,
    POINTS_BACK,
    SCALE_LETTERS,
    UNIT,
    unit_of,
)
from knowledge.drafting.number_words import SCALES, spelled
from knowledge.drafting.sentence_spans import sentence_spans

Number = int | float
MOST = 1500
"""So many places of a text are looked at: far more than an article has, and a bound on time."""
_BEFORE, _AFTER = 24, 90
_INITIALS = re.compile(r"\b[A-Z]\.\Z")


@dataclass(frozen=True, slots=True)
class FigureFound:
    """A figure as printed, and what it says.

    Args:
        start: where it begins in the text with its bound, in code points from 0.
        end: where it ends (exclusive), unit included.
        number: the number, or the lower one of a range.
        upper: the upper number of a range, or None.
        unit: what is counted, as printed ("people"), "percent", or a currency in words; None
            where the words do not say.
        bound: "exactly", "between" for a range, or one of the values of ``figure_words.BOUNDS``.
        attributed_to: who says so in the same sentence, as printed, or None: then the article
            says so itself.
        sentence: the start and end of the sentence that it stands in.
    """

    start: int
    end: int
    number: Number
    upper: Number | None
    unit: str | None
    bound: str
    attributed_to: str | None
    sentence: tuple[int, int]


def figures(text: str) -> tuple[FigureFound, ...]:
    """Find every figure in a text.

    Dates, ages, ordinals, times of day, telephone numbers and numbers that are part of a name
    are none; neither are vague ones ("dozens", "hundreds of").

    Args:
        text: an article, one paragraph per line.
    """
    matches = list(islice(FIGURE.finditer(text), MOST))
    if not matches:
        return ()
    taken = _Taken(date_spans(text))
    sentences = sentence_spans(text)
    starts = [start for start, _ in sentences]
    speakers: dict[int, list[tuple[int, str]]] = {}
    found = []
    for match in matches:
        read = _read(text, match)
        if read is None or taken.overlaps(match.start("core"), match.end("core")):
            continue
        at = max(bisect_right(starts, match.start()) - 1, 0)
        if at not in speakers:
            speakers[at] = list(_speakers(text, *sentences[at]))
        number, upper, unit, end = read
        who = _nearest(speakers[at], match.start())
        found.append(
            FigureFound(match.start(), end, number, upper, unit, _bound(match), who, sentences[at])
        )
    return tuple(found)


class _Taken:
    """Spans that are something else."""

    def __init__(self, spans: list[tuple[int, int]]) -> None:
        self._spans, self._starts = spans, [start for start, _ in spans]

    def overlaps(self, start: int, end: int) -> bool:
        at = bisect_right(self._starts, end - 1) - 1
        return at >= 0 and self._spans[at][1] > start


def _read(text: str, match: re.Match[str]) -> tuple[Number, Number | None, str | None, int] | None:
    """Return number, upper number, unit and end, or None where it is no figure."""
    before = text[max(match.start("core") - _BEFORE, 0) : match.start("core")]
    after = text[match.end() : match.end() + _AFTER]
    number, upper = _number(match), _upper(match)
    other = NOT_FIGURES_BEFORE.search(before) or NOT_FIGURES_AFTER.match(after)
    if number is None or other:
        return None
    if match["percent"]:
        points = "point" in match["percent"]
        return number, upper, "percentage points" if points else "percent", match.end()
    if match["currency"]:
        return number, upper, CURRENCIES[match["currency"]], match.end()
    if not match["measure"] and not match["scale"] and POINTS_BACK.match(after):
        return None
    unit, length = (match["measure"], 0) if match["measure"] else _unit(after)
    harmed = bool(HARMED_BEFORE.search(before) or HARMED_AFTER.match(after))
    if not (harmed or _counts(match, before, unit, number, has_upper=upper is not None)):
        return None
    return number, upper, unit, match.end() + length


def _unit(after: str) -> tuple[str | None, int]:
    """Return the unit that follows a number, and how far on it ends."""
    whole = PART_OF.match(after)
    if whole:
        return _unit(after[whole.end() :])[0], 0
    found = UNIT.match(after)
    unit = unit_of(found["unit"]) if found else None
    return (unit, found.start("unit") + len(unit)) if found and unit else (None, 0)


def _counts(
    match: re.Match[str], before: str, unit: str | None, number: Number, *, has_upper: bool
) -> bool:
    """Tell a count from a number that only names or points back."""
    if match["bound"]:
        return unit is not None or number > 10
    if match["words"] and (unit is None or (number <= 10 and DEFINITE.search(before))):
        return False
    if match["words"] and number <= 1:
        return unit in ("person", "man", "woman", "child", "people")
    if unit is None:
        # "3-1" is a score, "737" a name or a page: a bare number counts when it is large.
        return not has_upper and ("," in match["core"] or bool(match["scale"]))
    return bool(match["scale"]) or not NAMES_BEFORE.search(before)


def _number(match: re.Match[str]) -> Number | None:
    if match["half"]:
        return SCALES[match["half"]] // 2
    if match["words"]:
        return spelled(match["words"])
    return _scaled(match["digits"], match["scale"] or (match["to"] and match["to_scale"]))


def _upper(match: re.Match[str]) -> Number | None:
    if not match["to"]:
        return None
    return _scaled(match["to"], match["to_scale"] or match["scale"])


def _scaled(digits: str, scale: str | None) -> Number | None:
    plain = digits.replace(",", "")
    if len(plain) > 15:
        return None
    name = (scale or "").strip(" -").lower()
    factor = SCALES.get(SCALE_LETTERS.get(name, name), 1)
    if "." not in plain:
        return int(plain) * factor
    value = round(float(plain) * factor, 6)
    return int(value) if value.is_integer() and factor > 1 else value


def _bound(match: re.Match[str]) -> str:
    words = match["bound"]
    if match["to"] and not words:
        return "between"
    return BOUNDS[words.lower().split(" an ")[0].strip()] if words else "exactly"


def _speakers(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """Yield those who are said to say something in a sentence, and where."""
    for match in ATTRIBUTIONS.finditer(text, start, end):
        words = next(filter(None, match.groups())).strip()
        if not any(map(str.isdigit, words)):
            yield match.start(), words if _INITIALS.search(words) else words.rstrip(".")


def _nearest(speakers: list[tuple[int, str]], offset: int) -> str | None:
    """Return the last speaker before an offset, else the first after it."""
    before = [words for at, words in speakers if at < offset]
    after = [words for at, words in speakers if at >= offset]
    return before[-1] if before else after[0] if after else None
