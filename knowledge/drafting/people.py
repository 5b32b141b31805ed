"""The people of an article: every name joined with the other forms of itself."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from knowledge.drafting.evidence import is_given, is_person, speaks_alone
from knowledge.drafting.naming import (
    GROUP,
    PERSON,
    PLACE,
    UNKNOWN,
    Parsed,
    parse,
    same_person,
    suffix,
)
from knowledge.drafting.tokens import BREAK, MARK, NAME, QUOTE, RUNS, Row
from knowledge.drafting.vocabulary import FEMALE_NOUNS, MALE_NOUNS, given_names


@dataclass(slots=True, eq=False)
class Person:
    """One person.

    Args:
        words: the fullest form of the name, word by word.
        gender: m, f or "" where nothing tells.
        told: whether a form of address or a noun tells the gender, not the given name alone.
        at: the tokens of the full forms, in order.
        mentions: the tokens of every form, in order.
        forms: every form as printed.
    """

    words: tuple[str, ...]
    gender: str
    told: bool = False
    at: list[int] = field(default_factory=list)
    mentions: list[int] = field(default_factory=list)
    forms: dict[str, int] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The fullest form of the name."""
        return " ".join(self.words)

    @property
    def first(self) -> int:
        """The token of the first full form."""
        return self.at[0]


@dataclass(slots=True)
class Cast:
    """Everyone an article names.

    Args:
        people: in the order of their first full form.
        by_surname: the people who share a surname.
        by_given: the people who share a given name.
        of_token: who a token names, where that is settled.
        rivals: by token, the people it may name where that is open.
        leads: by the first tokens of two people who share a surname, whether the surname alone
            stood for the first before the second came.
    """

    people: list[Person] = field(default_factory=list)
    by_surname: dict[str, list[Person]] = field(default_factory=dict)
    by_given: dict[str, list[Person]] = field(default_factory=dict)
    of_token: dict[int, Person] = field(default_factory=dict)
    rivals: dict[int, list[Person]] = field(default_factory=dict)
    leads: dict[tuple[int, int], bool] = field(default_factory=dict)


def cast(row: Row, quoted: str = "") -> Cast:
    """Find the people of an article.

    Args:
        row: its tokens outside quotations.
        quoted: the words of its quotations, where a full name may be printed too.
    """
    parsed = {i: parse(row.text[i]) for i, kind in enumerate(row.kind) if kind == NAME}
    alone = Counter(p.words[0].lower() for p in parsed.values() if len(p.words) == 1)
    found = Cast()
    full = [i for i, n in parsed.items() if len(n.words) > 1 and is_person(row, i, n, alone)]
    doubtful = {i for i in full if _is_doubtful(row, i, parsed[i])}
    for i in full:
        if i not in doubtful:
            _full(found, row, i, parsed[i])
    for i in sorted(doubtful):
        if not _holds_known(found, i, parsed[i]):
            _full(found, row, i, parsed[i])
    for person in found.people:
        person.at.sort()
    _from_quotations(found, quoted, alone)
    for i, name in parsed.items():
        if i not in found.of_token and len(name.words) <= 2:
            repeated = alone[row.low[i]] > 1 and speaks_alone(row, i)
            _short(found, i, name, speaks=repeated or is_given(row, i))
    for person in found.people:
        person.mentions.sort()
    return found


def _is_doubtful(row: Row, i: int, name: Parsed) -> bool:
    """Whether a run may hold more than a name, as where a line opens: "Star Ana Ruiz"."""
    opens = i == 0 or row.kind[i - 1] in (BREAK, MARK, QUOTE)
    return (opens and (len(name.words) > 2 or name.kind == UNKNOWN)) or len(name.words) > 3


def _holds_known(found: Cast, i: int, name: Parsed) -> bool:
    """Take a run for the known person whose full name it holds: "Ana Ruiz Responds"."""
    if suffix(name.words):
        return False
    for at, word in enumerate(name.words):
        for person in found.by_surname.get(word.lower().strip("."), ()):
            size = len(person.words)
            held = at + 1 >= size and name.words[at + 1 - size : at + 1] == person.words
            whole = held and size < len(name.words)
            if whole or (name.kind == UNKNOWN and at == 1 == len(name.words) - 1):
                person.at.append(i)
                _mention(found, person, i, person.name)
                return True
    return False


def _full(found: Cast, row: Row, i: int, name: Parsed) -> None:
    gender = name.gender or _noun_gender(row, i)
    shared = found.by_surname.setdefault(name.surname, [])
    for person in shared:
        if same_person(person.words, name.words):
            if len(name.words) > len(person.words) or len(person.words[0]) < len(name.words[0]) < 3:
                person.words = name.words
            break
    else:
        person = Person(name.words, gender)
        shared.append(person)
        found.people.append(person)
    told = name.courtesy or bool(_noun_gender(row, i))
    if gender and (not person.gender or (told and not person.told)):
        person.gender, person.told = gender, told
    person.at.append(i)
    _mention(found, person, i, name.name)
    given = found.by_given.setdefault(name.words[0].lower(), [])
    if person not in given:
        given.append(person)


def _from_quotations(found: Cast, quoted: str, alone: Counter[str]) -> None:
    """Take full names that only quoted words print, for surnames that nobody else has."""
    for run in RUNS.findall(quoted):
        name = parse(run)
        low = name.surname
        known = low not in alone or low in found.by_surname
        if name.kind == PERSON and len(name.words) > 1 and not known:
            person = Person(name.words, name.gender, at=[-1])
            found.people.append(person)
            found.by_surname[low] = [person]


def _noun_gender(row: Row, i: int) -> str:
    low = row.low[i - 1] if i else ""
    return "f" if low in FEMALE_NOUNS else "m" if low in MALE_NOUNS else ""


def _mention(found: Cast, person: Person, i: int, form: str) -> None:
    found.of_token[i] = person
    person.mentions.append(i)
    person.forms[form] = person.forms.get(form, 0) + 1


def _short(found: Cast, i: int, name: Parsed, *, speaks: bool) -> None:
    """Settle who a surname or a given name alone stands for."""
    if name.kind in (GROUP, PLACE):
        return
    low = name.words[-1].lower().strip(".").replace("’", "'")
    who = found.by_surname.get(low) or (found.by_given.get(low) if len(name.words) == 1 else None)
    if not who:
        if name.courtesy or (name.kind == PERSON and name.title) or speaks:
            _lone(found, i, name, low)
        return
    fits = [p for p in who if not (name.gender and p.gender and p.gender != name.gender)]
    if not fits and len(who) == 1 and not who[0].told:
        fits = who
    if len(fits) > 1:
        fits = _owners(found, fits, i)
    if len(fits) == 1:
        if name.gender and not fits[0].told:
            fits[0].gender, fits[0].told = name.gender, True
        _mention(found, fits[0], i, name.name)
    elif fits:
        found.rivals[i] = fits


def _lone(found: Cast, i: int, name: Parsed, low: str) -> None:
    """Keep a person of whom only a title and a surname are printed."""
    gender = name.gender or given_names().get(low, "").replace("e", "")
    person = Person(name.words, gender, name.courtesy, at=[i])
    found.people.append(person)
    found.by_surname.setdefault(low, []).append(person)
    _mention(found, person, i, name.name)


def _owners(found: Cast, fits: list[Person], i: int) -> list[Person]:
    """Narrow those who share a surname to the one it stood for before the others came.

    News copy prints a surname alone for the person introduced by it; whoever comes later with
    the same surname keeps the given name.
    """
    introduced = [p for p in fits if p.first < i]
    if len(introduced) < 2:
        return introduced or fits
    leader, second = sorted(introduced, key=lambda p: p.first)[:2]
    key = (leader.first, second.first)
    if key not in found.leads:
        found.leads[key] = any(leader.first < k < second.first for k in leader.mentions)
    return [leader] if found.leads[key] else introduced
