"""Where, how and when quoted words were said, as the words around them print it."""

from __future__ import annotations

from dataclasses import dataclass

from knowledge.drafting.sentences import Sentence
from knowledge.drafting.tokens import BREAK, NAME, QUOTE, TIME, WORD, Row
from knowledge.drafting.verbs import POSTED, WRITTEN
from knowledge.drafting.vocabulary import DAYS, OUTLETS, PLATFORMS, PREPOSITIONS

_POSTS = frozenset("post tweet tweets posts thread hashtag posting".split())  # noqa: SIM905
_PAPERS = frozenset(
    """statement letter email e-mail memo op-ed column report book filing essay release editorial
    note affidavit complaint brief lawsuit ruling opinion article memoir blog order advisory
    document manifesto communique communiqué declaration transcript survey study platform
    resolution bill message messages""".split()  # noqa: SIM905
)
_TALKS = frozenset(
    """interview speech address conference rally hearing debate meeting event gathering podcast
    appearance briefing call hall testimony remarks lecture fundraiser fund-raiser convention
    breakfast luncheon dinner forum panel summit session broadcast show program video
    toast sermon stop ceremony vigil march protest deposition trial""".split()  # noqa: SIM905
)
_LISTENERS = frozenset(
    """reporters journalists supporters voters lawmakers senators delegates students
    congress parliament fans attendees viewers listeners""".split()  # noqa: SIM905
)
_PARTS = frozenset("morning afternoon evening night".split())  # noqa: SIM905
_UNITS = frozenset("week month year weekend".split())  # noqa: SIM905
_SPEAKING = frozenset("speaking talking told telling tells speaks spoke".split())  # noqa: SIM905


@dataclass(frozen=True, slots=True)
class Setting:
    """The circumstances of a quotation: venue, manner, date words; None where nothing is printed.

    The manner is "said", "written" or "posted".
    """

    venue: str | None
    manner: str
    date_words: str | None


def setting(row: Row, text: str, part: Sentence, cue: int | None, verb: str, head: str) -> Setting:
    """Read the circumstances from the sentence of an attribution.

    Args:
        row: the tokens.
        text: the article.
        part: the sentence.
        cue: the token of the verb of speech, or None.
        verb: the verb, in its base form.
        head: the noun of the speaker in lower case: a document writes.
    """
    venue, medium = _venue(row, text, part)
    manner = "said"
    if medium == "posted" or verb in POSTED:
        manner = "posted"
    elif medium == "written" or verb in WRITTEN or head in _PAPERS:
        manner = "written"
    return Setting(venue, manner, when(row, text, part, cue))


def _venue(row: Row, text: str, part: Sentence) -> tuple[str | None, str]:
    platform = _platform(row, part)
    occasion = medium = None
    for i in range(part.first, part.stop - 1):
        low = row.low[i]
        if low in ("in", "at", "during", "on", "by", "from", "via") and occasion is None:
            occasion, medium = _occasion(row, text, i + 1, part.stop)
        elif low in _SPEAKING and occasion is None:
            occasion = _listener(row, text, i + 1, part.stop)
    if platform and (occasion is None or medium == "posted"):
        return platform, "posted"
    return occasion, medium or ""


def _platform(row: Row, part: Sentence) -> str | None:
    for i in range(part.first, part.stop - 1):
        if row.low[i] in ("on", "to", "via") and row.low[i + 1] in PLATFORMS:
            return row.text[i + 1]
    return None


def _occasion(row: Row, text: str, at: int, stop: int) -> tuple[str | None, str | None]:
    """Read "a statement to CNN", "a press conference", "CNN"."""
    if at < stop and row.kind[at] == NAME:
        first = row.text[at].split()[0].lower()
        if row.low[at - 1] in ("on", "to") and first in OUTLETS and first not in PLATFORMS:
            return row.text[at], None
        return None, None
    for i in range(at, min(stop, at + 6)):
        low = row.low[i]
        if row.kind[i] not in (WORD, TIME, NAME) or (i > at and low in PREPOSITIONS):
            break
        if row.kind[i] == WORD and low in _POSTS | _PAPERS | _TALKS:
            twice = i + 1 < stop and row.low[i + 1] in _TALKS
            last = _whom(row, i + twice, stop)
            medium = "posted" if low in _POSTS else "written" if low in _PAPERS else None
            return text[row.start[at] : row.end[last]], medium
    return None, None


def _whom(row: Row, i: int, stop: int) -> int:
    """Widen "an interview" to "an interview with CNN"."""
    if i + 2 < stop and row.low[i + 1] in ("with", "to", "on", "for", "in"):
        k = i + 2
        if row.low[k] == "the" and k + 1 < stop:
            k += 1
        if row.kind[k] == NAME or row.low[k] in _LISTENERS:
            return k
    return i


def _listener(row: Row, text: str, at: int, stop: int) -> str | None:
    """Read to whom: "told CNN", "speaking to reporters"."""
    if at < stop and row.low[at] in ("to", "with"):
        at += 1
    first = at
    if at < stop and row.low[at] == "the":
        at += 1
    if at >= stop:
        return None
    if row.kind[at] == NAME or row.low[at] in _LISTENERS:
        return text[row.start[first] : row.end[at]]
    return None


def when(row: Row, text: str, part: Sentence, cue: int | None) -> str | None:
    """Return the time expression nearest to a verb: "Tuesday", "Feb. 3", "last month"."""
    best: tuple[int, str] | None = None
    middle = part.first if cue is None or not part.first <= cue < part.stop else cue
    for i in range(part.first, part.stop):
        last = _time(row, i, part.stop)
        if last is None:
            continue
        distance = abs(i - middle)
        if best is None or distance < best[0]:
            best = (distance, text[row.start[i] : row.end[last]])
    return best[1] if best else None


def _time(row: Row, i: int, stop: int) -> int | None:
    """Return the last token of a time expression that begins at a token, or None."""
    low, kind = row.low[i], row.kind[i]
    if kind == TIME or low in DAYS:
        last = i
        if i + 1 < stop and (row.low[i + 1] in _PARTS or row.low[i + 1].isdigit()):
            last = i + 1
            if i + 3 < stop and row.low[i + 2] == "," and row.low[i + 3].isdigit():
                last = i + 3
        return last
    if low in ("last", "this", "earlier") and i + 1 < stop:
        if row.low[i + 1] in _UNITS | _PARTS or row.kind[i + 1] == TIME:
            return i + 1
        if (
            low == "earlier"
            and row.low[i + 1] == "this"
            and row.low[min(i + 2, stop - 1)] in _UNITS
        ):
            return i + 2
    return None


def before(parts: list[Sentence], number: int, row: Row) -> Sentence | None:
    """Return the sentence before, if it is of the same paragraph and quotes nobody."""
    if number == 0:
        return None
    earlier = parts[number - 1]
    if earlier.paragraph != parts[number].paragraph or earlier.quotes:
        return None
    return earlier if row.kind[earlier.stop - 1] not in (BREAK, QUOTE) else None
