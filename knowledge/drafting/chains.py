"""Chains: who "he", "she", "who" and a name alone stand for at a place in the article."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

from knowledge.drafting.descriptions import described
from knowledge.drafting.naming import GROUP, UNKNOWN, parse
from knowledge.drafting.people import Cast, Person
from knowledge.drafting.phrases import NAMED, PRONOUN, Phrase, is_verb
from knowledge.drafting.sentences import Sentence
from knowledge.drafting.tokens import NAME, QUOTE, WORD, Row
from knowledge.drafting.verbs import CUES, SAYING
from knowledge.drafting.vocabulary import PREPOSITIONS, is_adverb

GENDER = {"he": "m", "she": "f", "him": "m", "her": "f"}
_SENTENCES = 14
"""How many sentences back a pronoun is followed."""

_PARAGRAPHS = 6
_FAINT = 0.5
"""A best score below this is too far away to be trusted."""

_MENTIONS = 200
"""How many mentions back a description is held against those named."""

_NEAR = 4
"""Lines within which a description stands for someone named, empty lines counted."""


@dataclass(frozen=True, slots=True)
class Who:
    """Who a phrase stands for.

    Args:
        person: the person, or None.
        name: the full name of the person or group, or None where it stays open.
        confidence: 0 to 1.
        candidates: names that it may stand for, best first.
        how: in words.
    """

    person: Person | None
    name: str | None
    confidence: float
    candidates: tuple[str, ...]
    how: str


@dataclass(slots=True)
class Chain:
    """What is needed to follow a chain, and what has been settled on the way.

    Args:
        row: the tokens.
        parts: the sentences.
        cast: the people.
        order: the tokens that name a person, in order.
        starts: the first token of every sentence.
        expansions: the full name of every acronym that the article explains.
        spoken: by sentence number, the pronouns and descriptions settled there, with the
            person, or None for one whom the article does not name.
    """

    row: Row
    parts: list[Sentence]
    cast: Cast
    order: list[int]
    expansions: dict[str, str]
    spoken: dict[int, list[tuple[int, Person | None]]] = field(default_factory=dict)
    starts: list[int] = field(default_factory=list)


def who(chain: Chain, phrase: Phrase, number: int) -> Who:
    """Tell who a phrase stands for.

    Args:
        chain: the article.
        phrase: the phrase.
        number: the number of its sentence.
    """
    row = chain.row
    if phrase.kind == NAMED:
        return _several(chain, phrase) or _named(chain, phrase.head)
    if phrase.beside is not None and row.kind[phrase.beside] == NAME:
        found = _named(chain, phrase.beside)
        return Who(
            found.person, found.name, found.confidence, found.candidates, "the name beside it"
        )
    low = row.low[phrase.head]
    if phrase.kind == PRONOUN:
        if low in GENDER:
            return _pronoun(chain, phrase.head, GENDER[low], number)
        return _open("a pronoun of no one person")
    fits = described(row, _lately(chain, phrase.first), phrase)
    if len(fits) == 1:
        sure = 0.85 if _recent(chain, fits[0], phrase.first, number) else 0.5
        return Who(fits[0], fits[0].name, sure, (fits[0].name,), "the description fits")
    return Who(
        None, None, 0.3, tuple(p.name for p in fits[:4]), "a description that fits no one alone"
    )


def _several(chain: Chain, phrase: Phrase) -> Who | None:
    """Leave "Lund and Ruiz" open: two people said it."""
    tokens = [i for i in range(phrase.first, phrase.last + 1) if i in chain.cast.of_token]
    if len(tokens) < 2 or "and" not in chain.row.low[tokens[0] : tokens[-1]]:
        return None
    names = tuple(chain.cast.of_token[i].name for i in tokens)
    return Who(None, None, 0.3, names, "more than one person")


def _lately(chain: Chain, token: int) -> list[Person]:
    """Return the people named in the last mentions before a token, the latest first."""
    stop = bisect_left(chain.order, token)
    tokens = reversed(chain.order[max(0, stop - _MENTIONS) : stop])
    return list(dict.fromkeys(chain.cast.of_token[token] for token in tokens))


def _recent(chain: Chain, person: Person, token: int, number: int) -> bool:
    """Whether a person was the last one named before a description, or close to it."""
    here = chain.parts[number]
    before = bisect_left(chain.order, token)
    last = chain.order[before - 1] if before else -1
    if last >= 0 and chain.cast.of_token[last] is person:
        return True
    while number > 0 and here.paragraph - chain.parts[number - 1].paragraph <= _NEAR:
        number -= 1
    at = bisect_left(person.mentions, chain.parts[number].first)
    return at < len(person.mentions) and person.mentions[at] < token


def _open(how: str) -> Who:
    return Who(None, None, 0.2, (), how)


def _named(chain: Chain, token: int) -> Who:
    person = chain.cast.of_token.get(token)
    if person is not None:
        full = token in person.at
        how = "the full name" if full else "the surname of one person in the article"
        if len(person.words) == 1:
            how = "the only form that the article prints"
        return Who(person, person.name, 1.0 if full else 0.97, (person.name,), how)
    rivals = chain.cast.rivals.get(token)
    if rivals:
        return Who(None, None, 0.4, tuple(p.name for p in rivals), "a surname that people share")
    parsed = parse(chain.row.text[token])
    if parsed.kind == UNKNOWN:
        return Who(None, parsed.name, 0.9, (parsed.name,), "the only form that the article prints")
    if parsed.kind == GROUP:
        name = chain.expansions.get(parsed.name, parsed.name)
        return Who(None, name, 0.95, (name,), "the name of the group")
    return Who(None, parsed.name, 0.8, (parsed.name,), "the name")


def is_subject(row: Row, token: int, sentence: Sentence) -> bool:
    """Whether a name is taken for the subject of a clause."""
    before = row.low[token - 1] if token > sentence.first else ""
    if before in PREPOSITIONS or before == "and":
        return False
    i = token + 1
    if i >= sentence.stop:
        return before in CUES
    low = row.low[i]
    if low in ("'s", "'"):
        return False
    if before in CUES and row.kind[token - 1] == WORD and CUES[before][2] == SAYING:
        return (
            token - 2 < sentence.first or row.kind[token - 2] == QUOTE or row.low[token - 2] == ","
        )
    if row.kind[i] == WORD and (is_verb(row, i) or is_adverb(low)):
        return True
    if row.kind[i] == WORD and low.endswith("s") and low not in PREPOSITIONS:
        return True
    return low in (",", "(", "—", "–", "--", "-") and (
        before == "" or before in ",;" or token - sentence.first < 3
    )


def _pronoun(chain: Chain, token: int, gender: str, number: int) -> Who:
    scores: dict[Person | None, float] = {}
    here = chain.parts[number]
    barred = _told(chain, token, here.stop)
    back = 0
    for at in range(number, max(-1, number - 2 * _SENTENCES), -1):
        sentence = chain.parts[at]
        back += at < number and len(sentence.quotes) < sentence.stop - sentence.first
        apart = here.paragraph - sentence.paragraph
        if apart > _PARAGRAPHS:
            break
        stop = token if at == number else sentence.stop
        _weigh(chain, at, stop, gender, 1.0 - 0.09 * back - 0.03 * apart, scores)
    if barred is not None:
        scores.pop(barred, None)
    if not scores:
        return _open("nobody before it fits")
    ranked = sorted(scores.items(), key=lambda pair: -pair[1])
    best, top = ranked[0]
    names = tuple(person.name for person, _ in ranked[:4] if person is not None)
    if best is None:
        return Who(None, None, 0.3, names, "the one before it is not named")
    second = ranked[1][1] if len(ranked) > 1 else 0.0
    sure = min(0.97, max(0.3, 0.62 + (top - second) * 0.9)) if second else 0.97
    if top < _FAINT or best.gender not in ("", gender):
        sure = min(sure, 0.5)
    return Who(best, best.name, sure, names, "the last one before it whom the pronoun fits")


def _told(chain: Chain, token: int, stop: int) -> Person | None:
    """Return whom the pronoun tells: in "he told Ruiz" it is not Ruiz."""
    for i in range(token + 1, min(stop, token + 4)):
        if i in chain.cast.of_token and chain.row.low[i - 1] in ("told", "tells", "asked"):
            return chain.cast.of_token[i]
    return None


def _weigh(
    chain: Chain,
    number: int,
    stop: int,
    gender: str,
    worth: float,
    scores: dict[Person | None, float],
) -> None:
    """Score the people whom one sentence names before a token."""
    row, sentence = chain.row, chain.parts[number]
    same = stop < sentence.stop
    spoken = [
        person
        for at, person in chain.spoken.get(number, ())
        if at < stop and (person is None or _fit(person, gender) > 0)
    ]
    for person in spoken:
        scores[person] = max(scores.get(person, 0), worth + 0.05)
    carries = bool(spoken) or _own_pronoun(row, sentence, stop, gender)
    low = bisect_left(chain.order, sentence.first)
    high = bisect_left(chain.order, stop)
    for token in chain.order[low:high]:
        person = chain.cast.of_token[token]
        fit = _fit(person, gender)
        if fit == 0:
            continue
        subject = is_subject(row, token, sentence)
        value = worth + fit - 1.0
        if _asked(row, token):
            value += 0.08
        else:
            value -= (0 if subject else 0.35 + 0.2 * same) + (0.3 if carries else 0)
        scores[person] = max(scores.get(person, 0), value)


def _asked(row: Row, token: int) -> bool:
    """Whether a person is the one asked, who answers: "Lund asked Ruiz whether"."""
    after = row.low[token + 1] if token + 1 < len(row.low) else ""
    asker = row.kind[token - 2 : token - 1] == [NAME] and row.low[token - 1] == "asked"
    asked = asker and after in _QUESTIONS
    return asked or (after in ("was", "were") and row.low[token + 2 : token + 3] == ["asked"])


_QUESTIONS = frozenset("whether if how what why who when where about for to on".split())  # noqa: SIM905


def _fit(person: Person, gender: str) -> float:
    """Return how well a person fits a pronoun: 0 not at all, about 1 well."""
    if person.gender == gender:
        return 1.05
    if person.gender == "":
        return 1.0
    return 0.0 if person.told else 0.2


def _own_pronoun(row: Row, sentence: Sentence, stop: int, gender: str) -> bool:
    first = next((row.low[i] for i in range(sentence.first, stop) if row.kind[i] == WORD), "")
    return GENDER.get(first) == gender
