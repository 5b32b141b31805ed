"""No pattern of ours takes more than its share of time, whatever it is held against.

Each pattern that a file compiles is found by its syntax, and tried against texts of its own
shape: each of its literals and classes repeated, with an end on which it fails. Twice the text
may take twice the time; a pattern that takes four times as long, again and again, fails.
"""

from __future__ import annotations

import ast
import importlib
import itertools
import re
import re._constants as signs  # the form in which Python holds a pattern
import re._parser as reading
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
FILES = sorted([*PROJECT.glob("knowledge/**/*.py"), *PROJECT.glob("bot/**/*.py")])
SMALL, DOUBLINGS = 250, 5
CALLS = frozenset(
    {"compile", "sub", "search", "match", "fullmatch", "split", "findall", "finditer"}
)
NOTICED = 0.004
"""Seconds: below, the clock says nothing."""
SUPERLINEAR = 3.0
"""How often in a row a text twice as long takes this many times as long."""


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
                for pattern in held(value):
                    found[pattern.pattern, pattern.flags] = (f"{path.name}: {name}", pattern)
        for node in ast.walk(tree):
            literal = literal_of(node)
            if literal is not None:
                pattern = re.compile(literal)
                key = (pattern.pattern, pattern.flags)
                found.setdefault(key, (f"{path.name}:{node.lineno}", pattern))
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
    return first.value if told and node.func.attr in CALLS else None


PATTERNS = dict(compiled())


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


def seconds(pattern: re.Pattern[str], text: str) -> float:
    """The least time that every way of using a pattern takes together."""
    took = []
    for _ in range(2):
        started = time.perf_counter()
        pattern.search(text)
        pattern.fullmatch(text)
        for _ in pattern.finditer(text):
            pass
        took.append(time.perf_counter() - started)
        if took[-1] < NOTICED:
            break
    return min(took)


def grows(pattern: re.Pattern[str], piece: str, end: str) -> bool:
    """Return whether doubling the text three times in a row more than doubles the time."""
    before, worse = 0.0, 0
    for doubling in range(DOUBLINGS):
        times = max(1, SMALL * 2**doubling // len(piece))
        took = seconds(pattern, piece * times + end)
        if took < NOTICED:
            before = took
            continue
        worse = worse + 1 if before and took / before > SUPERLINEAR else 0
        if worse >= 2 or took > 250 * NOTICED:
            return True
        before = took
    return False


def test_patterns_are_found():
    assert len(PATTERNS) > 150


@pytest.mark.parametrize("where", PATTERNS)
def test_a_pattern_takes_no_more_than_its_share_of_time(where: str):
    pattern = PATTERNS[where]
    slow = [
        piece
        for piece in hostile(pattern)
        for end in ("", "\x00", "!")
        if grows(pattern, piece, end)
    ]
    assert slow == []


@pytest.mark.parametrize("bad", [r"(a+)+$", r"(\w+\s?)*!", r"(?:a|a)*b", r"\s+$", r"\d+x"])
def test_a_pattern_that_is_known_to_be_slow_is_found_out(bad: str):
    pattern = re.compile(bad)
    assert any(grows(pattern, piece, "\x00") for piece in hostile(pattern))
