"""The questions: 1,000 distinct spellings of what is on file, and of what is not."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence

SPELLINGS: Sequence[Callable[[str, random.Random], str]] = (
    lambda name, _: name,
    lambda name, _: name.lower(),
    lambda name, _: name.upper(),
    lambda name, _: f"who is {name}?",
    lambda name, _: f"{name}'s",
    lambda name, _: name.replace("-", " ").replace(".", ""),
    lambda name, _: name.rpartition(" ")[2],
    lambda name, _: ", ".join(reversed(name.rsplit(" ", 1))),
)
_SYLLABLES = (
    "ba", "cor", "del", "fen", "gar", "hol", "jo", "kel", "lum", "mar",
    "nor", "os", "pel", "quin", "ros", "sta", "tur", "vel", "wen",
)  # fmt: skip


def questions(names: Sequence[str], count: int, seed: int) -> list[str]:
    """Return distinct questions, three of four on names that are on file.

    Args:
        names: the names on file.
        count: how many questions.
        seed: the same seed gives the same questions.
    """
    chance = random.Random(seed)
    found: dict[str, None] = {}
    for on_file in _turns():
        text = _known(names, chance) if on_file else _unknown(chance)
        found[text] = None
        if len(found) == count:
            break
    return list(found)


def _turns() -> Iterator[bool]:
    while True:
        yield from (True, True, True, False)


def _known(names: Sequence[str], chance: random.Random) -> str:
    spelled = chance.choice(SPELLINGS)(chance.choice(names), chance)
    # a second slip keeps the spellings distinct when there are few names
    return spelled if chance.random() < 0.5 else _slip(spelled, chance)


def _slip(name: str, chance: random.Random) -> str:
    """Swap two neighbouring letters."""
    at = chance.randrange(max(1, len(name) - 1))
    return name[:at] + name[at : at + 2][::-1] + name[at + 2 :]


def _unknown(chance: random.Random) -> str:
    words = ("".join(chance.choices(_SYLLABLES, k=chance.randint(2, 3))) for _ in range(2))
    return " ".join(word.capitalize() for word in words)
