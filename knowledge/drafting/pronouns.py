"""Pronouns: the person before "he" or "she" whom it fits and who was the subject last."""

from __future__ import annotations

from bisect import bisect_left
from types import MappingProxyType

from knowledge.drafting.chains import Chain, Who, left_open
from knowledge.drafting.people import Person
from knowledge.drafting.phrases import is_verb
from knowledge.drafting.sentences import Sentence
from knowledge.drafting.tokens import NAME, QUOTE, WORD, Row
from knowledge.drafting.verbs import CUES, SAYING
from knowledge.drafting.vocabulary import PREPOSITIONS, is_adverb

GENDER = MappingProxyType({"he": "m", "she": "f", "him": "m", "her": "f"})
"""Pronouns that stand for one person, and whose they are."""

_SENTENCES = 14
"""How many sentences back a pronoun is followed."""

_PARAGRAPHS = 6
_FAINT = 0.5
"""A best score below this is too far away to be trusted."""


def is_subject(row: Row, token: int, sentence: Sentence) -> bool:
    """Whether a name is taken for the subject of a clause."""
    before = row.low[token - 1] if token > sentence.first else ""
    if before in PREPOSITIONS or before == "and":
        return False
    i = token + 1
    low = row.low[i] if i < sentence.stop else ""
    if low in ("", "'s", "'"):
        return low == "" and before in CUES
    if before in CUES and row.kind[token - 1] == WORD and CUES[before][2] == SAYING:
        at = token - 2
        if at < sentence.first or row.kind[at] == QUOTE or row.low[at] == ",":
            return True
    if row.kind[i] == WORD and low not in PREPOSITIONS:
        return is_verb(row, i) or is_adverb(low) or low.endswith("s")
    opens = before == "" or before in ",;" or token - sentence.first < 3
    return opens and low in (",", "(", "—", "–", "--", "-", "and")


def pronoun(chain: Chain, token: int, gender: str, number: int) -> Who:
    """Follow "he" or "she" to the person it stands for.

    Args:
        chain: the article.
        token: the pronoun.
        gender: m or f.
        number: the number of its sentence.
    """
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
        return left_open("nobody before it fits")
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
        value = worth + 0.05 + (_fit(person, gender) - 1.0 if person else 0)
        scores[person] = max(scores.get(person, 0), value)
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
