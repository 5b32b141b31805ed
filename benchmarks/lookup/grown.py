"""Names in any number, and ways to type them: for size and speed, never for quality."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path

from benchmarks.lookup.tables import Named, records
from knowledge.text import key

SEED = 20250203
WITH_MIDDLE = 0.4
"""The share of new persons who have a middle name."""


def grown(path: Path, want: int) -> Iterator[Named]:
    """Yield entries until they hold about ``want`` names.

    First the file's own, evenly taken where they are too many; then persons whose given and
    family names are its persons' put together anew. The same names every time.
    """
    held = sum(len(record.names) for record in records(path))
    due = 0.0
    for record in records(path):
        due += min(1.0, want / held)
        if due >= 1:
            due -= 1
            yield record
    yield from _new(path, want - held)


def _new(path: Path, count: int) -> Iterator[Named]:
    if count <= 0:
        return
    chance = random.Random(SEED)
    persons = [r.names[0].split() for r in records(path) if r.kind == "person"]
    given = [words[0] for words in persons if len(words) > 1]
    family = [words[-1] for words in persons if len(words) > 1]
    for number in range(count):
        firsts = chance.choices(given, k=1 + (chance.random() < WITH_MIDDLE))
        yield Named(f"new-{number}", "person", (" ".join([*firsts, chance.choice(family)]),))


def _swapped(name: str, chance: random.Random) -> str:
    at = chance.randrange(max(1, len(name) - 1))
    return name[:at] + name[at : at + 2][::-1] + name[at + 2 :]


def _dropped(name: str, chance: random.Random) -> str:
    at = chance.randrange(len(name))
    return name[:at] + name[at + 1 :]


TYPED: Sequence[Callable[[str, random.Random], str]] = (
    lambda name, _: name,
    lambda name, _: key(name),
    lambda name, _: name.upper(),
    lambda name, _: f"{name}'s",
    lambda name, _: name.replace("-", " ").replace(".", ""),
    lambda name, _: name.rpartition(" ")[2],
    lambda name, _: ", ".join(reversed(name.rsplit(" ", 1))),
    lambda name, _: f"{name[0]}. {name.rpartition(' ')[2]}",
    lambda name, _: name[: max(4, len(name) * 2 // 3)],
    _swapped,
    _dropped,
    lambda name, chance: _swapped(_dropped(name, chance), chance),
)
"""Ways of typing a name, by rule."""


def typed(entries: Iterable[Named], count: int) -> list[str]:
    """Return ``count`` typed names: names of these entries, each way of typing in its turn."""
    chance = random.Random(SEED)
    names = list(chain.from_iterable(entry.names for entry in entries))
    return [
        TYPED[number % len(TYPED)](name, chance)
        for number, name in enumerate(chance.choices(names, k=count))
    ]
