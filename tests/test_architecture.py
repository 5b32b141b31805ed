"""Imports run one way."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[1]
FILES = sorted([*PROJECT.glob("knowledge/**/*.py"), *PROJECT.glob("bot/**/*.py")])
NETWORK = (
    "aiohttp",
    "ftplib",
    "http.client",
    "httpx",
    "requests",
    "smtplib",
    "socket",
    "urllib.request",
    "urllib3",
)
STEPS = (
    ("knowledge.errors", "knowledge.text", "knowledge.forms"),
    ("knowledge.model",),
    ("knowledge.curated", "knowledge.store", "knowledge.merge"),
    ("knowledge.lookup",),
    ("knowledge.answers", "knowledge.questions"),
    ("knowledge.desk",),
    ("knowledge.cli", "bot.views"),
    ("bot.listeners",),
    ("bot.app",),
    ("bot.server",),
    ("bot.__main__",),
)
"""The way through the rooms: what stands on a step knows nothing of the steps below it."""


def module(path: Path) -> str:
    name = ".".join(path.relative_to(PROJECT).with_suffix("").parts)
    return name.removesuffix(".__init__")


MODULES = {module(path) for path in FILES}


def imports(path: Path) -> Iterator[str]:
    """Yield every module that a file names."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} imports by a relative name"
            for alias in node.names:
                part = f"{node.module}.{alias.name}"
                yield part if part in MODULES | set(NETWORK) else str(node.module)


def step(name: str) -> int | None:
    """Return the step that a module stands on, or None."""
    found = (
        number
        for number, rooms in enumerate(STEPS)
        if any(name == room or name.startswith(f"{room}.") for room in rooms)
    )
    return next(found, None)


@pytest.mark.parametrize(
    "path", [f for f in FILES if module(f).startswith("knowledge")], ids=module
)
def test_knowledge_knows_nothing_of_slack_and_reaches_no_network(path: Path):
    for name in imports(path):
        assert name.split(".")[0] not in ("bot", "slack_bolt", "slack_sdk")
        assert not name.startswith(NETWORK) or ".drafting" in module(path)


@pytest.mark.parametrize("path", sorted(PROJECT.glob("bot/listeners/**/*.py")), ids=module)
def test_listeners_never_import_one_another(path: Path):
    assert not [name for name in imports(path) if name.startswith("bot.listeners.")]


@pytest.mark.parametrize("path", sorted(PROJECT.glob("bot/**/*.py")), ids=module)
def test_the_bot_asks_the_desk_and_never_a_store(path: Path):
    assert not [name for name in imports(path) if name.startswith("knowledge.store")]


@pytest.mark.parametrize("path", [f for f in FILES if step(module(f)) is not None], ids=module)
def test_nothing_imports_what_is_built_upon_it(path: Path):
    own = step(module(path))
    assert own is not None
    assert not [name for name in imports(path) if (step(name) or 0) > own]


def test_there_are_no_circles():
    graph = {module(p): {n for n in imports(p) if n in MODULES} - {module(p)} for p in FILES}
    done: set[str] = set()
    while ready := {m for m, needs in graph.items() if m not in done and needs <= done}:
        done |= ready
    assert not set(graph) - done


def test_a_bot_of_one_workspace_does_not_load_what_only_several_need():
    loaded = "import sys, bot.__main__; print('sqlalchemy' in sys.modules)"
    told = subprocess.run(
        [sys.executable, "-c", loaded], cwd=PROJECT, capture_output=True, text=True, check=True
    )
    assert told.stdout.strip() == "False"
