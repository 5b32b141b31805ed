"""Every kind of paper, and how long it is kept: one that is new must be told of here."""

from __future__ import annotations

import ast
import datetime as dt
import importlib
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from bot.retention import kept_of
from knowledge.store.tinydb import TinyStore
from tests.bot.keeping import KINDS, fill, kept

PROJECT = Path(__file__).parents[2]
AT = dt.datetime(2026, 6, 1, 9, tzinfo=dt.UTC)
KEEP = 90

KEPT_FOR_DAYS = "KEEP_DAYS"
"""Destroyed so many days after it was filed, settled or decided."""
CHOSEN = "until it is changed"
FOR_GOOD = "for good, it names nobody"
AS_LONG = "as long as a process is at work, it names nobody"
"""Destroyed by the process itself, or by another that looks."""

RETENTION = {
    "at-work": AS_LONG,
    "asked": "400 days, without names",
    "asker": KEPT_FOR_DAYS,
    "begun": KEPT_FOR_DAYS,
    "correction": KEPT_FOR_DAYS,
    "curated": FOR_GOOD,
    "deciding": KEPT_FOR_DAYS,
    "decision": KEPT_FOR_DAYS,
    "delivery": KEPT_FOR_DAYS,
    "draft": "a day",
    "gap": KEPT_FOR_DAYS,
    "gap-closed": KEPT_FOR_DAYS,
    "intent": KEPT_FOR_DAYS,
    "message": KEPT_FOR_DAYS,
    "missed": "400 days, without names",
    "once": "a day",
    "preference": CHOSEN,
    "queue-told": KEPT_FOR_DAYS,
    "report": CHOSEN,
    "review": KEPT_FOR_DAYS,
    "round": "a day",
    "sending": KEPT_FOR_DAYS,
    "shape": KEPT_FOR_DAYS,
    "suggestion": KEPT_FOR_DAYS,
    "task": KEPT_FOR_DAYS,
}

GIVEN = {"knowledge/deliveries/counts.py": {"asked", "missed"}}
"""Files that are given the kinds that they file, and which these are."""


def filed() -> Iterator[tuple[str, str]]:
    """Yield the kinds that the code files papers of, each with the file where it does."""
    for path in sorted([*PROJECT.glob("bot/**/*.py"), *PROJECT.glob("knowledge/**/*.py")]):
        name = str(path.relative_to(PROJECT))
        if name.startswith("knowledge/store/") or path.stem == "__main__":
            continue
        module = importlib.import_module(name.removesuffix(".py").replace("/", "."))
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
                continue
            if node.func.attr not in ("put", "claim") or len(node.args) < 3:
                continue
            kind = node.args[0]
            if isinstance(kind, ast.Name) and hasattr(module, kind.id):
                yield str(getattr(module, kind.id)), name
            elif isinstance(kind, ast.Constant):
                yield str(kind.value), name
            elif ast.unparse(node.func.value).endswith("papers"):
                assert name in GIVEN, f"{name} files papers of a kind that cannot be told"


def test_it_is_said_of_every_kind_of_paper_how_long_it_is_kept():
    kinds = {kind for kind, _ in filed()} | {kind for each in GIVEN.values() for kind in each}
    assert kinds == set(RETENTION)
    assert set(KINDS) == set(RETENTION)


@pytest.fixture
async def papers(tmp_path: Path) -> AsyncIterator[TinyStore]:
    store = TinyStore(tmp_path / "store.json")
    yield store
    await store.close()


async def test_each_kind_is_destroyed_after_its_time(papers: TinyStore):
    await fill(papers, "U0LEAVES", "U0STAYS", AT, waiting=False)
    assert {kind for kind, held in (await kept(papers)).items() if not held} == set()
    for days, names in ((2, {"a day"}), (KEEP + 1, {KEPT_FOR_DAYS}), (402, {"400 days"})):
        await kept_of(papers, KEEP).prune(AT + dt.timedelta(days=days))
        gone = {kind for kind, held in (await kept(papers)).items() if not held}
        told = {kind for kind, what in RETENTION.items() if what.split(",")[0] in names}
        assert told <= gone
        stays = {kind for kind, what in RETENTION.items() if what in (CHOSEN, FOR_GOOD)}
        assert not stays & gone
