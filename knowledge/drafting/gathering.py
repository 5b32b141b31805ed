"""Names that their surroundings tell: long names of groups, and places nobody has listed.

What the first reading left is read again here: names held together by “and”, “&”, “of” or a
possessive, names that explain an acronym, and names that stand where places stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from knowledge.drafting.naming import GROUP, PERSON, PLACE, UNKNOWN, parse
from knowledge.drafting.vocabulary import FUNCTION, GROUP_WORDS, MONTHS_DAYS, PARTY_WORDS
from knowledge.lookup.wordlists import english_words

_WORD = r"[A-ZÀ-ÖØ-Þ][\w-]*(?:[’'](?!s\b)\w+)?(?:[’']s?(?=\s[A-ZÀ-ÖØ-Þ]))?"
_JOIN = r"(?:and|&|of|for|on|in|the|de|del|la|las|los|y|e|du|des|für|und)"
CHAIN = re.compile(rf"{_WORD}(?:[ \xa0](?:{_JOIN}[ \xa0]){{0,3}}{_WORD}){{0,11}}")
_ACRONYM = re.compile(r"[ \xa0]\(([A-Z][A-Za-z.&-]{1,9})\)")
_GROUP_ENDS = frozenset(
    """airways alliance anglers armada artists association bakers builders bureau carriers club
    cooperative co-op courier directorate drivers dockers employers engineers farmers farms
    fishermen foods growers hotels inspectorate lines mechanics miners motors musicians nurses
    ombudsman orchestra owners parents pensioners players railways riders secretariat ships stores
    students teachers tenants theatre trades trawlers union veterans wire workers works writers
    mercury argus echo mirror record""".split()  # noqa: SIM905
)
_GROUP_STARTS = frozenset(
    """alianza asociación asociacion banco cámara camara colegio comisión comision compañía
    confederación confederacion congreso consejo cooperativa coordinadora corporación corporacion
    corte diario empresa federación federacion fiscalía fiscalia frente fundación fundacion grupo
    ingenio instituto junta liga ministerio movimiento organización organizacion partido policía
    policia secretaría secretaria sindicato sociedad tribunal unión universidad parti syndicat
    ministère université association fédération banque""".split()  # noqa: SIM905
)
_PLACE_ENDS = frozenset(
    """airport archipelago arena armory auditorium avenue bay beach boulevard bridge canal canyon
    cape castle center centre county creek crossing dam delta desert district falls foot forest
    gardens glacier gorge gulf hall harbor harbour heights highway hill hills island islands lake
    lighthouse marina meadows mountain mountains ocean park pass peak peninsula pier plains plaza
    point port prairie quay reef ridge river road rock sea shore springs square stadium station
    strait street terminal theater tower town valley village volcano wharf woods""".split()  # noqa: SIM905
)
_WHERE = re.compile(
    r"\b(?:in|near|outside|inside|below|above|across|throughout|around|toward|towards|into|leaving"
    r"|(?:village|town|city|port|island|district|province|region|suburb|county|capital|mayor"
    r"|archbishop|bishop|people|streets|outskirts) of)\s+(?:the\s+)?\Z",
    re.IGNORECASE,
)
_LONGEST_WHERE = 60
"""Characters before a name in which such words stand; the longest are 18 with "the"."""

_DATELINE = re.compile(r"\A(?:[A-ZÀ-Þ][\w.’' -]{1,40}?)(?=,\s.{0,30}\d{4}\s?\S{0,2}[—–-]|\s[—–]\s)")
_ATTRIBUTIVE = re.compile(r"\s+(?:households|residents|council|mayor|police|voters|officials)\b")


@dataclass(slots=True)
class Gathered:
    """A name as gathered: its kind, its mentions, and the acronym that stands for it."""

    name: str
    kind: str
    mentions: list[tuple[int, int]] = field(default_factory=list)
    acronym: str | None = None


def gathered(text: str, people: Iterable[str]) -> list[Gathered]:
    """Return the groups and places that only their surroundings tell.

    Args:
        text: the article, one paragraph a line.
        people: the names of the people in it, which are neither.
    """
    known = {word.lower() for name in people for word in name.split()}
    found: dict[str, Gathered] = {}
    for start, end, kind, acronym in _told(text, known):
        name = text[start:end]
        name = name.title() if name.isupper() and name.title() in text else name
        held = found.setdefault(name, Gathered(name, kind))
        held.acronym = held.acronym or acronym
        if held.kind == PLACE and kind == GROUP:
            held.kind = kind
    for held in found.values():
        held.mentions = sorted(
            span for name in {held.name, held.name.upper()} for span in _mentions(text, name)
        )
    return [held for held in found.values() if held.mentions]


def _mentions(text: str, name: str) -> Iterator[tuple[int, int]]:
    """Yield where a name stands as whole words. A plain search: a pattern for each is slow."""
    at = text.find(name)
    while at >= 0:
        end = at + len(name)
        if not (text[at - 1 : at].isalnum() or text[end : end + 1].isalnum()):
            yield at, end
        at = text.find(name, end)


def _told(text: str, people: set[str]) -> Iterator[tuple[int, int, str, str | None]]:
    at = 0
    for paragraph in text.split("\n"):
        dateline = _DATELINE.match(paragraph)
        if dateline and _is_dateline(text, dateline[0], people):
            yield at, at + len(dateline[0]), PLACE, None
        for match in CHAIN.finditer(paragraph):
            yield from (
                (at + start, at + end, kind, acronym)
                for start, end, kind, acronym in _chain(paragraph, match, people)
            )
        at += len(paragraph) + 1


def _is_dateline(text: str, name: str, people: set[str]) -> bool:
    """Whether words that open a paragraph name a place."""
    if len(name.split()) > 3 or name.lower() in people or name.startswith("By "):
        return False
    printed = not name.isupper() or name.title() in text or " " not in name
    return printed and parse(name).kind in (PLACE, UNKNOWN, GROUP)


def _chain(
    paragraph: str, match: re.Match[str], people: set[str]
) -> Iterator[tuple[int, int, str, str | None]]:
    start, end = match.span()
    words = match.group()
    acronym = _ACRONYM.match(paragraph, end)
    if acronym:
        began = _explained(words, acronym[1])
        if began is not None:
            yield start + began, end, GROUP, acronym[1]
            return
    start, words = _without_lead(start, words)
    low = [w.strip("’'").removesuffix("’s").removesuffix("'s") for w in words.lower().split()]
    if not low or any(w in MONTHS_DAYS for w in low):
        return
    if _is_group(words, low, people):
        yield start, end, GROUP, None
        return
    for first, last in _runs(words):
        yield from _place(paragraph, start + first, start + last, people)


def _explained(words: str, acronym: str) -> int | None:
    """Return where the words begin whose initials an acronym is, one capital changed at most."""
    letters = re.sub(r"[^A-Za-z]", "", acronym).upper()
    parts = list(re.finditer(r"[\w’'-]+", words))
    for i, part in enumerate(parts):
        if not part[0][0].isupper() or part[0] == "The":
            continue
        capitals = "".join(p[0][0] for p in parts[i:] if p[0][0].isupper())
        every = "".join(p[0][0] for p in parts[i:]).upper()
        hyphens = "".join(c for c in words[part.start() :] if c.isupper())
        alike = len(letters) >= 3 and len(capitals) == len(letters) and letters[0] == capitals[0]
        if alike or letters in (capitals, every, hyphens):
            return part.start()
    return None


def _without_lead(start: int, words: str) -> tuple[int, str]:
    """Drop "The", and a first word that only opens the sentence."""
    while True:
        first, _, rest = words.partition(" ")
        if not rest or (first.lower() not in FUNCTION and first.lower() != "the"):
            return start, words
        start += len(first) + 1
        words = rest


def _is_group(words: str, low: list[str], people: set[str]) -> bool:
    if len(low) < 2 or (low[0] in people and low[-1] in people):
        return False
    if low[0] in _GROUP_STARTS:
        return True
    last = low[-1]
    if " & " in words:
        return not people.intersection(low[:1])
    if parse(words).kind == PERSON and last not in _GROUP_ENDS:
        return False
    if last in _GROUP_ENDS or (last in GROUP_WORDS and last not in _PLACE_ENDS):
        return " of " not in words or low[0] in GROUP_WORDS
    return False


def _runs(words: str) -> Iterator[tuple[int, int]]:
    """Yield the runs of capitalised words inside a chain."""
    for run in re.finditer(rf"{_WORD}(?:[ \xa0]{_WORD})*", words):
        yield run.span()


def _place(
    paragraph: str, start: int, end: int, people: set[str]
) -> Iterator[tuple[int, int, str, str | None]]:
    name = paragraph[start:end]
    low = name.lower().split()
    kind = parse(name).kind
    if kind == PERSON or len(low) > 4 or people.intersection(low) or low[0] in PARTY_WORDS:
        return
    if len(low) > 1 and low[-1] in _PLACE_ENDS:
        yield start, end, PLACE, None
    elif kind in (UNKNOWN, PLACE) and len(low) <= 3 and _is_where(paragraph, start):
        common = len(low) == 1 and (low[0] in english_words() or name.isupper())
        if not common and low[-1] not in GROUP_WORDS:
            yield start, end, PLACE, None


def _is_where(paragraph: str, at: int) -> bool:
    """Return whether what stands before a name says that it is a place."""
    return bool(_WHERE.search(paragraph[max(0, at - _LONGEST_WHERE) : at]))
