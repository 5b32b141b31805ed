"""The table of attacks names every test, and every test that it names is there."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
DOCUMENT = (PROJECT / "docs" / "security.md").read_text("utf-8")

TEST = re.compile(r"`((?:\w+/)?test_\w+\.py)`")
"""A test of the table's own room, or one of another room with its folder."""


def named(title: str) -> set[str]:
    part = DOCUMENT.split(f"## {title}\n")[1].split("\n## ")[0]
    rows = [line for line in part.splitlines() if line.startswith("| ")][1:]
    assert rows
    return {name for row in rows for name in TEST.findall(row.split("|")[-2])}


ROOMS = [("Attackers", "attackers"), ("Production", "production")]


@pytest.mark.parametrize(("title", "room"), ROOMS)
def test_every_row_names_a_test_and_every_test_has_a_row(title: str, room: str):
    files = {path.name for path in (PROJECT / "tests" / room).glob("test_*.py")}
    own = {name for name in named(title) if "/" not in name}
    assert own == files - {Path(__file__).name}
    elsewhere = named(title) - own
    assert [name for name in elsewhere if not (PROJECT / "tests" / name).is_file()] == []


@pytest.mark.parametrize("title", ["Attackers", "Production"])
def test_no_row_is_without_its_test(title: str):
    part = DOCUMENT.split(f"## {title}\n")[1].split("\n## ")[0]
    rows = [line for line in part.splitlines() if line.startswith("| ")][1:]
    assert [row for row in rows if not TEST.search(row.split("|")[-2])] == []


@pytest.mark.parametrize("room", ["attackers", "production"])
def test_no_test_of_either_room_is_skipped(room: str):
    for path in (PROJECT / "tests" / room).glob("test_*.py"):
        tree = ast.walk(ast.parse(path.read_text("utf-8")))
        names = {node.attr for node in tree if isinstance(node, ast.Attribute)}
        assert names.isdisjoint({"skip", "skipif", "xfail"}), path
