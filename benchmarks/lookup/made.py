"""Questions made from the names by rule, beside those that people asked."""

from __future__ import annotations

import random
import string
from collections.abc import Callable, Iterator, Sequence

from benchmarks.lookup.tables import Query
from knowledge.lookup.types import Record
from knowledge.text import key

VOWELS = "aeiou"
CONSONANTS = "bcdfghklmnprstvwz"
LAST_WORDS = ("Ltd", "Inc.", "Group", "Foundation", "Corp", "Company")
TELLING = 500
"""Hundredths of a nat from which another word makes it another organization."""

Tells = Callable[[str], int]


def made_queries(
    records: Sequence[Record], tells: Tells, count: int, seed: int = 5
) -> Iterator[Query]:
    """Yield misspelt names with their entries, and near misses without.

    Args:
        records: what is on file.
        tells: how much a word tells, in hundredths of a nat.
        count: how many of each kind.
        seed: of the random numbers.
    """
    rng = random.Random(seed)
    pool = [(r, n) for r in records for n in r.names if n.isascii() and len(n.split()) > 1]
    taken = {tuple(sorted(key(n).split())) for r in records for n in r.names}
    bearers: dict[str, set[str]] = {}
    for record, name in pool:
        if record.kind == "person":
            bearers.setdefault(key(name.split()[-1]), set()).add(record.entry_id)
    near = slips = 0
    while near < count:
        text = _near_miss(rng, pool, tells)
        if text and tuple(sorted(key(text).split())) not in taken:
            near += 1
            yield Query(text, "made: near miss")
    while slips < count:
        query = _misspelt(rng, pool, bearers)
        if query:
            slips += 1
            yield query


def _near_miss(rng: random.Random, pool: Sequence[tuple[Record, str]], tells: Tells) -> str | None:
    """One word of a name replaced by another name's; the family name of a person mostly."""
    (record, name), (other, another) = rng.choice(pool), rng.choice(pool)
    words, others = name.split(), another.split()
    if record.kind != other.kind:
        return None
    if record.kind == "person":
        place = -1 if rng.random() < 0.65 else 0
        words[place] = others[place]
    else:
        place = rng.randrange(len(words))
        word = rng.choice(others)
        if min(tells(words[place]), tells(word)) < TELLING:
            return None
        words[place] = word
    return " ".join(words)


def _misspelt(
    rng: random.Random, pool: Sequence[tuple[Record, str]], bearers: dict[str, set[str]]
) -> Query | None:
    record, name = rng.choice(pool)
    words = name.split()
    gold = {record.entry_id}
    person = record.kind == "person"
    chance = rng.random()
    if chance < 0.35 and person:
        return _family_name(rng, words[-1], bearers)
    if chance < 0.6:
        place = rng.randrange(len(words))
        if len(words[place]) < 5:
            return None
        words[place] = slip(rng, words[place])
    elif chance < 0.75 and len(words) > 2:
        del words[rng.randrange(1, len(words) - 1)]
    elif chance < 0.85 and person:
        words[0] = f"{words[0][0]}."
    elif person:
        middle = rng.choice(pool)[1].split()[0]
        words.insert(1, middle if rng.random() < 0.5 else f"{middle[0]}.")
    else:
        words.append(rng.choice(LAST_WORDS))
    return Query(" ".join(words), "made: misspelt", frozenset(gold))


def _family_name(rng: random.Random, word: str, bearers: dict[str, set[str]]) -> Query | None:
    if len(word) < 5 or not word.isalpha():
        return None
    text = slip(rng, word)
    if rng.random() < 0.3:
        text = slip(rng, text)
    gold = bearers.get(key(word), set())
    if key(text) in bearers:
        return None
    return Query(text.lower(), "made: misspelt", frozenset(gold))


def slip(rng: random.Random, word: str) -> str:
    """Return a word with one letter dropped, doubled, swapped, changed or added."""
    i = rng.randrange(1, len(word))
    chance = rng.random()
    if chance < 0.25:
        return word[:i] + word[i + 1 :]
    if chance < 0.45:
        return word[:i] + word[i] + word[i:]
    if chance < 0.6 and i + 1 < len(word):
        return word[:i] + word[i + 1] + word[i] + word[i + 2 :]
    if chance < 0.8:
        letters = VOWELS if word[i].lower() in VOWELS else CONSONANTS
        return word[:i] + rng.choice(letters) + word[i + 1 :]
    return word[:i] + rng.choice(string.ascii_lowercase) + word[i:]
