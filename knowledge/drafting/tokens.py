"""An article outside its quotations as a row of tokens: quoted pieces, names, words, marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from knowledge.drafting.marks import Piece
from knowledge.drafting.vocabulary import COURTESY, FUNCTION, MONTHS_DAYS, RANKS

FILLER = "\ue000"

QUOTE, NAME, WORD, TIME, MARK, BREAK = "q", "n", "w", "t", "c", "b"

_ABBREVIATIONS = (
    "Mr|Mrs|Ms|Dr|Sen|Sens|Rep|Reps|Gov|Govs|Gen|Col|Lt|Sgt|Capt|Cmdr|Maj|Adm|Prof|Rev|Hon|Pres"
    "|Supt|Amb|Atty|Det|St|Jr|Sr|Mme|Corp|Inc|Ltd|Co|Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill"
    "|Ind|Kan|Ky|Md|Mass|Mich|Minn|Mo|Mont|Neb|Nev|Okla|Ore|Pa|Tenn|Tex|Vt|Va|Wash|Wis|Wyo|Jan|Feb"
    "|Aug|Sept|Oct|Nov|Dec"
)
_LETTER = "A-ZÀ-ÖØ-Þ\u0100-\u017f\u0391-\u03a9\u0410-\u042f"
_CAPITAL = (
    rf"(?:(?:[A-Z]\.)+|(?:{_ABBREVIATIONS})\.|[{_LETTER}]\w{{0,40}}(?:[’'](?!s\b)\w{{1,20}}"
    rf"|[-‐‑](?:(?:[A-Z]\.)+|(?=[{_LETTER}0-9])\w{{1,30}})){{0,3}})"
)
_SMALL = r"(?:de|da|di|del|della|der|den|van|von|bin|ibn|al|el|la|le|du|dos|y|ter|ten)"
_LEADING = r"(?:(?<!\w)(?:de|van|von|bin|di|del|della) )?"
RUN = rf"{_LEADING}{_CAPITAL}(?:[ \xa0]{{1,2}}(?:{_SMALL} ){{0,2}}{_CAPITAL}){{0,11}}"
RUNS = re.compile(RUN)
_TOKEN = re.compile(
    rf"(?P<q>{FILLER}+)|(?P<h>[A-Z]\w{{0,40}}-(?=[a-z])\w[\w-]{{0,60}})|(?P<n>{RUN})|(?P<b>\n)"
    rf"|(?P<c>[’']s\b|[^\s\w{FILLER}]{{4,}}|\.{{2,}}|--+|[^\s\w]|_)"
    r"|(?P<w>[^\W_]+(?:[-‐’'&/.](?=[^\W_])[^\W_]+)*)"
)
_TITLED = RANKS | COURTESY.keys()
_ADVERB_ENDINGS = (
    "ically", "ually", "nally", "ously", "fully", "ively", "ently", "antly", "edly", "ingly",
    "ately",
)  # fmt: skip
"""Endings of adverbs that no surname has."""

_PARTS = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Row:
    """The tokens of a text, column by column.

    Args:
        kind: QUOTE, NAME (capitalised words that may be a name), WORD, TIME (a month or a day),
            MARK or BREAK (the end of a paragraph).
        text: as printed.
        low: in lower case, curly apostrophes straightened.
        start: where each stands.
        end: where each ends.
        piece: by token number, the number of the quoted piece.
    """

    kind: list[str]
    text: list[str]
    low: list[str]
    start: list[int]
    end: list[int]
    piece: dict[int, int]


def masked(text: str, found: list[Piece]) -> str:
    """Return the text with every piece, its marks included, overwritten by FILLER."""
    if FILLER in text:
        text = text.replace(FILLER, " ")
    parts: list[str] = []
    at = 0
    for piece in found:
        parts.append(text[at : piece.outer_start])
        parts.append(FILLER * (piece.outer_end - piece.outer_start))
        at = piece.outer_end
    parts.append(text[at:])
    return "".join(parts)


def tokens(outer: str, found: list[Piece]) -> Row:
    """Cut a masked text into tokens."""
    row = Row([], [], [], [], [], {})
    number = {piece.outer_start: i for i, piece in enumerate(found)}
    for match in _TOKEN.finditer(outer):
        kind = match.lastgroup or WORD
        if kind == NAME:
            _name(row, match.group(), match.start())
            continue
        if kind == QUOTE:
            _quotes(row, match.start(), match.end(), number, found)
            continue
        _add(row, WORD if kind == "h" else kind, match.group(), match.start())
    return row


def _add(row: Row, kind: str, text: str, start: int) -> None:
    row.kind.append(kind)
    row.text.append(text)
    row.low.append(text.lower().replace("’", "'"))
    row.start.append(start)
    row.end.append(start + len(text))


def _quotes(row: Row, start: int, end: int, number: dict[int, int], found: list[Piece]) -> None:
    at = start
    while at < end:
        which = number[at]
        row.piece[len(row.kind)] = which
        _add(row, QUOTE, "", at)
        at = found[which].outer_end
        row.end[-1] = at


def _name(row: Row, text: str, start: int) -> None:
    """Add a run of capitalised words, its function words and days split off as their own."""
    if " " not in text and "\xa0" not in text:
        low = text.lower().replace("’", "'")
        _add(row, _other(low) or NAME, text, start)
        return
    held = -1
    last = 0
    before = ""
    for part in _PARTS.finditer(text):
        low = part.group().lower().replace("’", "'")
        split = _other(low)
        if split == TIME and before in _TITLED:  # "Councilwoman June Aldane"
            split = ""
        before = low
        if split:
            if held >= 0:
                _add(row, NAME, text[held:last], start + held)
            held = -1
            _add(row, split, part.group(), start + part.start())
        elif held < 0:
            held = part.start()
        last = part.end()
    if held >= 0:
        _add(row, NAME, text[held:last], start + held)


def _other(low: str) -> str:
    """Return the kind of a capitalised word that is part of no name, or ""."""
    if low in FUNCTION or low.endswith(_ADVERB_ENDINGS):
        return WORD
    return TIME if low in MONTHS_DAYS else ""


def single_words(row: Row) -> Iterator[str]:
    """Give the names of one word in lower case, twice where a sentence goes on with them."""
    for i, kind in enumerate(row.kind):
        if kind == NAME and " " not in row.text[i]:
            yield row.low[i]
            if i and row.kind[i - 1] in (WORD, QUOTE):
                yield row.low[i]
