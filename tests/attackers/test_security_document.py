"""The table of attacks names every test, and every test that it names is there."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
DOCUMENT = (PROJECT / "docs" / "security.md").read_text("utf-8")


def named(title: str) -> set[str]:
    part = DOCUMENT.split(f"## {title}\n")[1].split("\n## ")[0]
    rows = [line for line in part.splitlines() if line.startswith("| ")][1:]
    assert rows
    return {name for row in rows for name in re.findall(r"`(test_\w+\.py)`", row.split("|")[-2])}


ROOMS = [("Attackers", "attackers"), ("Production", "production")]


@pytest.mark.parametrize(("title", "room"), ROOMS)
def test_every_row_names_a_test_and_every_test_has_a_row(title: str, room: str):
    files = {path.name for path in (PROJECT / "tests" / room).glob("test_*.py")}
    assert named(title) == files - {Path(__file__).name}


@pytest.mark.parametrize("title", ["Attackers", "Production"])
def test_no_row_is_without_its_test(title: str):
    part = DOCUMENT.split(f"## {title}\n")[1].split("\n## ")[0]
    rows = [line for line in part.splitlines() if line.startswith("| ")][1:]
    assert [row for row in rows if not re.search(r"`test_\w+\.py`", row.split("|")[-2])] == []


@pytest.mark.parametrize("room", ["attackers", "production"])
def test_no_test_of_either_room_is_skipped(room: str):
    for path in (PROJECT / "tests" / room).glob("test_*.py"):
        tree = ast.walk(ast.parse(path.read_text("utf-8")))
        names = {node.attr for node in tree if isinstance(node, ast.Attribute)}
        assert names.isdisjoint({"skip", "skipif", "xfail"}), path
