"""No pattern of ours takes more than its share of time, whatever it is held against.

Each pattern that a file compiles is found by its syntax, and tried against texts of its own
shape: each of its literals and classes repeated, with an end on which it fails. Twice the text
may take four times the time and no more; a pattern that takes longer twice running fails.
"""

from __future__ import annotations

import ast
import importlib
import itertools
import re
import re._constants as signs  # the form in which Python holds a pattern
import re._parser as reading
import signal
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from bot.playground.standin import StandIn
from knowledge.questions.reading import MOST

PROJECT = Path(__file__).parents[2]
FILES = sorted([*PROJECT.glob("knowledge/**/*.py"), *PROJECT.glob("bot/**/*.py")])
SMALL, DOUBLINGS = 60, 5
CALLS = frozenset(
    {"compile", "sub", "search", "match", "fullmatch", "split", "findall", "finditer"}
)
NOTICED = 0.0005
"""Seconds: below, the clock says nothing."""
WORSE_THAN_SQUARED = 5.5
"""Twice the text: twice the time where it grows with the text, 4 times with its square, 8 with its
cube. What people type is cut at a length at which a square does no harm."""
PATIENCE = 5.0
"""Seconds for one piece in all lengths; a square takes hundredths of one."""


def module_of(path: Path) -> str:
    return ".".join(path.relative_to(PROJECT).with_suffix("").parts).removesuffix(".__init__")


def compiled() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Every pattern that stands at the top of a module, alone or in a table, and every literal."""
    found: dict[tuple[str, int], tuple[str, re.Pattern[str]]] = {}
    for path in FILES:
        tree = ast.parse(path.read_text("utf-8"))
        if not any(isinstance(n, ast.Attribute) and n.attr in CALLS for n in ast.walk(tree)):
            continue
        if path.name != "__main__.py":
            for name, value in vars(importlib.import_module(module_of(path))).items():
                for number, pattern in enumerate(held(value)):
                    where = f"{path.parent.name}/{path.name}: {name} {number}"
                    found.setdefault((pattern.pattern, pattern.flags), (where, pattern))
        for node in ast.walk(tree):
            literal = literal_of(node)
            if literal is not None:
                pattern = re.compile(literal)
                key = (pattern.pattern, pattern.flags)
                found.setdefault(key, (f"{path.parent.name}/{path.name}:{node.lineno}", pattern))
    yield from found.values()


def held(value: object, depth: int = 3) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern):
        if isinstance(value.pattern, str):
            yield value
    elif depth and isinstance(value, (list, tuple, set, frozenset)):
        for each in value:
            yield from held(each, depth - 1)
    elif depth and isinstance(value, Mapping):
        yield from held(list(value.values()), depth - 1)


def literal_of(node: ast.AST) -> str | None:
    """Return the pattern of a call such as ``re.sub("…", …)``."""
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
        return None
    if not (isinstance(node.func.value, ast.Name) and node.func.value.id == "re"):
        return None
    first = node.args[0] if node.args else None
    told = isinstance(first, ast.Constant) and isinstance(first.value, str)
    # what is compiled is met with its flags, as a value of its module
    return first.value if told and node.func.attr in CALLS - {"compile"} else None


PATTERNS = dict(compiled())


def uses() -> dict[str, set[str]]:
    """Return by name how patterns are used, in any file."""
    found: dict[str, set[str]] = {}
    for path in FILES:
        for name, call in re.findall(r"\b(\w+)\.(\w+)\(", path.read_text("utf-8")):
            found.setdefault(name, set()).add(call)
    return found


USES = uses()


def used(where: str) -> set[str]:
    """Return how a pattern that has a name is used, in any file."""
    name = where.partition(": ")[2].partition(" ")[0]
    return USES.get(name, set()) & CALLS


ANCHORED = {where for where in PATTERNS if used(where) and used(where) <= {"match", "fullmatch"}}


def letters(parsed: object) -> Iterator[str]:  # noqa: C901 - one line for each sign
    """Characters that each part of a pattern takes."""
    for sign, value in parsed:
        if sign is signs.LITERAL:
            yield chr(value)
        elif sign is signs.NOT_LITERAL or sign is signs.ANY:
            yield "a"
        elif sign is signs.IN:
            yield from classed(value)
        elif sign in (signs.MAX_REPEAT, signs.MIN_REPEAT, signs.POSSESSIVE_REPEAT):
            inner = list(letters(value[2]))
            yield from inner
            yield "".join(inner)[:40]
        elif sign is signs.SUBPATTERN:
            yield from letters(value[3])
        elif sign is signs.ATOMIC_GROUP:
            yield from letters(value)
        elif sign is signs.BRANCH:
            for each in value[1]:
                yield "".join(letters(each))[:40]
        elif sign in (signs.ASSERT, signs.ASSERT_NOT):
            yield from letters(value[1])


def classed(parts: object) -> Iterator[str]:
    for sign, value in parts:
        if sign is signs.LITERAL:
            yield chr(value)
        elif sign is signs.RANGE:
            yield chr(value[0])
        elif sign is signs.CATEGORY:
            name = str(value)
            yield "1" if "DIGIT" in name else " " if "SPACE" in name else "a"


def hostile(pattern: re.Pattern[str]) -> list[str]:
    """Pieces that, repeated, keep a pattern busy."""
    parts = [part for part in letters(reading.parse(pattern.pattern, pattern.flags)) if part]
    whole = "".join(parts)[:60]
    pairs = [a + b for a, b in itertools.pairwise(parts)]
    usual = [" ", "a", "A", "1", "a ", "A ", "A.", "\n"]
    return list(dict.fromkeys([*usual, whole, *parts, *pairs]))[:60]


def seconds(pattern: re.Pattern[str], text: str, *, anchored: bool = False) -> float:
    """The least time that the ways of using a pattern take together.

    Raises:
        TimeoutError: it takes so long that nobody waits for it.
    """
    took = []
    for _ in range(2):
        started = time.perf_counter()
        if not anchored:
            pattern.search(text)
        pattern.fullmatch(text)
        took.append(time.perf_counter() - started)
        if took[-1] < NOTICED:
            break
    return min(took)


def grows(pattern: re.Pattern[str], where: str, piece: str, end: str, most: float) -> bool:
    """Return whether a text twice as long takes more than ``most`` times as long, twice running."""
    before, worse = 0.0, 0
    signal.setitimer(signal.ITIMER_REAL, PATIENCE)
    try:
        for doubling in range(DOUBLINGS):
            text = piece * max(1, SMALL * 2**doubling // len(piece)) + end
            if where.startswith("questions/"):
                text = " ".join(text.split())[:MOST]  # as they are read
            took = seconds(pattern, text, anchored=where in ANCHORED)
            worse = worse + 1 if before >= NOTICED and took / before > most else 0
            if worse == 2:
                return True
            before = took
    except TimeoutError:
        # linear or squared, texts of this length are done with ten times over
        return True
    return False


def hopeless(*_: object) -> None:
    raise TimeoutError


@pytest.fixture(autouse=True)
def impatient() -> Iterator[None]:
    """End whatever a pattern is busy with after some seconds."""
    before = signal.signal(signal.SIGALRM, hopeless)
    yield
    signal.setitimer(signal.ITIMER_REAL, 0)
    signal.signal(signal.SIGALRM, before)


def slow(pattern: re.Pattern[str], most: float, where: str = "") -> str | None:
    """Return the first piece that, repeated, keeps a pattern busy for too long, or None."""
    for piece in hostile(pattern):
        for end in ("", "\x00"):
            # the machine may have been busy with something else: a slow pattern is slow twice
            if all(grows(pattern, where, piece, end, most) for _ in range(2)):
                return piece
    return None


def test_patterns_are_found():
    assert len(PATTERNS) > 150


@pytest.mark.parametrize("where", PATTERNS)
def test_no_pattern_takes_longer_than_the_square_of_its_text(where: str):
    assert slow(PATTERNS[where], WORSE_THAN_SQUARED, where) is None


@pytest.mark.parametrize("bad", [r"(a+)+$", r"(\w+\s?)*!", r"(?:a|a)*b", r"\s*\s*\s*x"])
def test_a_pattern_that_is_known_to_be_slow_is_found_out(bad: str):
    assert slow(re.compile(bad), WORSE_THAN_SQUARED) is not None


PIECES = ["<", "<@", "<a", "<a|", " in 1", "when was ", "1,", "a ", "“", "((", "+ "]


@pytest.mark.parametrize("piece", PIECES)
async def test_the_longest_message_of_one_piece_is_answered(slack: StandIn, piece: str):
    shown = await slack.command("/context", piece * (40_000 // len(piece)))
    assert shown.error == ""
