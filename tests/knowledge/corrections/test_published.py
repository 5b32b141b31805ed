"""An editor publishes, and the correction finds those whom the desk had answered."""

from __future__ import annotations

import datetime as dt
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.views.shown import pieces_of
from knowledge.building import curated_snapshot
from knowledge.corrections import correction_of, told
from knowledge.deliveries import Shown
from knowledge.desk import Desk
from knowledge.publishing import Edit
from knowledge.questions import commanded
from knowledge.revisions import Change, Ledger
from knowledge.snapshot import Snapshot
from knowledge.store.tinydb import TinyStore
from tests.knowledge.corrections.conftest import Room

NOW = dt.datetime.now(dt.UTC)


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[TinyStore]:
    store = TinyStore(tmp_path / "knowledge.json")
    records = {**curated_snapshot().sources, **curated_snapshot().entries}
    await store.append(
        [
            Change(subject=id_, after=record, origin="curated", editor="files", reason="added")
            for id_, record in records.items()
        ]
    )
    yield store
    await store.close()


async def test_those_who_were_answered_with_a_wrong_role_are_told_and_nobody_else(store):
    desk = Desk(Snapshot.of(Ledger.of(await store.revisions())), store=store)
    room = Room.over(store)

    async def ask(person: str, text: str) -> None:
        answer = desk.ask(commanded("/context", text))
        pieces = pieces_of(answer)
        shown = Shown(
            pieces=pieces, entries=(), revision=desk.snapshot.number, asked=f"context {text}"
        )
        await room.noted.seen(person, "C1", shown, NOW)

    await ask("U1", "CECOT")
    await ask("U2", "Marco Rubio")
    wrong = desk.snapshot.entries["cecot"]
    right = replace(wrong, role="Salvadoran prison that is another than was written")
    before = desk.snapshot.ledger
    published = await desk.publish(
        [Edit(subject=wrong.id, after=right, base=_base(desk, wrong.id))],
        editor="U9",
        reason="The role was misread",
    )
    await ask("U3", "CECOT")
    made = await correction_of("c1", "correction", published.revisions, before, desk.revisions)
    assert made is not None
    assert [task.person for task in await room.corrections.issue(made)] == ["U1"]
    (text,) = told(made).texts
    assert (text.was, text.now) == (wrong.role, right.role)


def _base(desk: Desk, id_: str) -> int:
    return desk.snapshot.changes[id_].number
