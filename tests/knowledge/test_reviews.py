"""Entries past their review: whose they are, asked about once, found right."""

from __future__ import annotations

import asyncio
import datetime as dt
from dataclasses import replace
from pathlib import Path

from knowledge.model import Entry
from knowledge.reviews import claimed, due, last_editors, prune, still_right
from knowledge.revisions import Ledger, Revision
from knowledge.snapshot import Snapshot
from knowledge.store.tinydb import TinyStore
from knowledge.validation import parse
from tests.knowledge.builders import SOURCE, story

TODAY = dt.date(2026, 11, 24)
AT = dt.datetime(2026, 11, 24, 9, tzinfo=dt.UTC)
ENTRIES = [parse(Entry, data)[0] for name, data in story().items() if name != SOURCE]
SOON = ("the-quay-post", "closing-vote")


def on_file(**owners: str) -> Snapshot:
    held = [
        replace(
            entry,
            owner=owners.get(entry.id.replace("-", "_")),
            review_by=TODAY if entry.id in SOON else entry.review_by,
        )
        for entry in ENTRIES
    ]
    return Snapshot.of(Ledger({entry.id: entry for entry in held}))


def revision(number: int, subject: str, editor: str, origin="desk") -> Revision:
    entry = next(entry for entry in ENTRIES if entry.id == subject)
    return Revision(
        number=number,
        at=AT,
        subject=subject,
        after=entry,
        origin=origin,
        editor=editor,
        reason="clearer",
    )


def test_the_owner_is_asked_else_who_last_edited_it_else_the_desk():
    editors = last_editors(
        [
            revision(1, "ada-quist", "E1"),
            revision(2, "ferry-terminal", "E1"),
            revision(3, "ferry-terminal", "E2"),
            revision(4, "ferry-terminal", "curated files", "curated"),
            revision(5, "dockers-union", "curated files", "curated"),
        ]
    )
    asked = {each.entry.id: each.owner for each in due(on_file(ada_quist="E9"), editors, TODAY)}
    assert asked == {"ada-quist": "E9", "ferry-terminal": "E2", "dockers-union": ""}


def test_an_entry_is_due_from_the_day_after_its_review():
    assert len(due(on_file(), {}, TODAY)) == 3
    assert len(due(on_file(), {}, TODAY + dt.timedelta(days=1))) == 5
    assert due(on_file(), {}, dt.date(2026, 5, 7)) == ()


async def test_one_of_many_asks_and_asks_once_until_the_review_moves(tmp_path: Path):
    papers = TinyStore(tmp_path / "store.json")
    first = due(on_file(), {}, TODAY)[0]
    asks = await asyncio.gather(*(claimed(papers, first, AT) for _ in range(5)))
    assert sorted(asks) == [False] * 4 + [True]
    moved = replace(first, entry=still_right(first.entry, TODAY))
    assert await claimed(papers, moved, AT)
    await prune(papers, TODAY)
    assert not await claimed(papers, first, AT)
    await prune(papers, TODAY + dt.timedelta(days=1))
    assert await claimed(papers, first, AT)
    await papers.close()


def test_an_entry_that_is_still_right_holds_from_today():
    entry = still_right(ENTRIES[0], TODAY)
    assert (entry.as_of, entry.review_by) == (TODAY, dt.date(2027, 5, 23))
    assert still_right(entry, TODAY, 30).review_by == dt.date(2026, 12, 24)
    assert replace(entry, as_of=ENTRIES[0].as_of, review_by=ENTRIES[0].review_by) == ENTRIES[0]
