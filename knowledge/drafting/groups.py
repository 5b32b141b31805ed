"""Groups and places of an article, and the acronyms that stand for groups."""

from __future__ import annotations

from dataclasses import dataclass, field

from knowledge.drafting.naming import GROUP, PLACE, UNKNOWN, parse
from knowledge.drafting.roles import group_end
from knowledge.drafting.tokens import NAME, Row

_NO_GROUPS = frozenset(
    """ok tv am pm ceo cfo coo id dna hiv aids covid gop-led usa uk us eu un-backed dvd cd pdf faq
    asap diy lgbt lgbtq ph.d md phd ii iii iv vi""".split()  # noqa: SIM905
)
_BELONGING = frozenset(
    """members officials supporters leaders fighters militants gunmen spokesman spokeswoman
    executives employees customers""".split()  # noqa: SIM905
)


@dataclass(slots=True)
class Group:
    """A group or a place.

    Args:
        name: the fullest form.
        kind: "organization" or "place".
        acronym: the short form in parentheses, or None.
        mentions: start and end of every form.
        forms: every other form.
    """

    name: str
    kind: str
    acronym: str | None = None
    mentions: list[tuple[int, int]] = field(default_factory=list)
    forms: list[str] = field(default_factory=list)


def groups(row: Row, text: str, taken: set[int]) -> list[Group]:
    """Find the groups and places among the tokens that name no person.

    Args:
        row: the tokens of the text.
        text: the text.
        taken: the tokens that name a person.
    """
    found: dict[str, Group] = {}
    short: dict[str, str] = {}
    size = len(row.kind)
    i = 0
    while i < size:
        at = i
        i += 1
        if row.kind[at] != NAME or at in taken:
            continue
        last = group_end(row, at, size)
        kind = GROUP if last > at else _kind(row, at)
        if not kind:
            continue
        name = text[row.start[at] : row.end[last]]
        acronym = _acronym(row, last, name)
        key = short.get(name, name)
        group = found.setdefault(key, Group(key, kind))
        group.mentions.append((row.start[at], row.end[last]))
        if name != key and name not in group.forms:
            group.forms.append(name)
        if acronym:
            short[acronym] = key
            group.acronym = acronym
        i = last + 1
    return list(found.values())


def expansions(row: Row, text: str) -> dict[str, str]:
    """Return the full name of every acronym that the article explains."""
    if "(" not in text:
        return {}
    return {g.acronym: g.name for g in groups(row, text, set()) if g.acronym}


def _kind(row: Row, i: int) -> str:
    kind = parse(row.text[i]).kind
    after = row.low[i + 1] if i + 1 < len(row.low) else ""
    if kind == UNKNOWN and after in _BELONGING and row.kind[i + 1] != NAME:
        return GROUP if " " in row.text[i] else UNKNOWN
    if kind == GROUP and row.text[i].isupper():
        plain = row.low[i].replace(".", "")
        odd = plain in _NO_GROUPS or plain[:2] in ("d-", "r-", "i-") or " " in plain
        return "" if odd or not 2 <= len(plain) <= 8 else GROUP
    if kind == GROUP and " " not in row.text[i] and row.low[i] in _COMMON:
        return ""
    return kind if kind in (GROUP, PLACE) else ""


_COMMON = frozenset(
    """police party government campaign company council country county court center news forces
    family league mission movement office press project school services society staff store team
    times today union house nation community conference convention board bank army war bill act
    treaty award prize street river lake city church club commission committee university""".split()  # noqa: SIM905
)


def _acronym(row: Row, last: int, name: str) -> str | None:
    """Read the acronym in parentheses after a name, if its letters are the name's initials."""
    if last + 3 >= len(row.kind) or row.low[last + 1] != "(" or row.low[last + 3] != ")":
        return None
    printed = row.text[last + 2]
    letters = printed.replace(".", "").upper()
    if row.kind[last + 2] != NAME or not 2 <= len(letters) <= 8 or " " in printed:
        return None
    initials = "".join(word[0] for word in name.replace("-", " ").split())
    capitals = "".join(letter for letter in initials if letter.isupper())
    return printed if letters in (capitals, initials.upper()) else None
