"""A newsroom that publishes: a store on disk, two editors, one who suggests, readers."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

from bot.local import talking
from bot.playground import newsroom
from bot.playground.recorder import Recorder
from bot.playground.standin import StandIn
from knowledge.building import snapshot_of
from knowledge.desk import Desk
from knowledge.model import Entry, Source
from knowledge.revisions import Change, Record
from knowledge.store.tinydb import TinyStore
from knowledge.suggestions import Proposal, Suggestions
from knowledge.validation import parse
from tests.knowledge.builders import SOURCE, story

RECORDS: list[Record] = [
    parse(Source if name == SOURCE else Entry, data)[0] for name, data in story().items()
]
QUIST = next(r for r in RECORDS if isinstance(r, Entry) and r.id == "ada-quist")
POST = next(r for r in RECORDS if isinstance(r, Source))
SETTINGS = {"DESK_CHANNEL": newsroom.EDITORS_ROOM}


@contextlib.asynccontextmanager
async def working(
    folder: Path, settings: dict[str, str] | None = None, recorder: Recorder | None = None
) -> AsyncIterator[tuple[Desk, StandIn]]:
    """Open the desk of the story of the harbour, and the bot over it."""
    store = TinyStore(folder / "knowledge.json")
    if not await store.revisions():
        await store.append([filed(record) for record in RECORDS])
    desk = Desk(await snapshot_of(store), store=store, papers=store)
    try:
        async with talking(desk, recorder=recorder, settings=settings or SETTINGS) as slack:
            yield desk, slack
            assert not slack.recorder.faulty
    finally:
        await store.close()


def filed(record: Record) -> Change:
    return Change(
        subject=record.id,
        after=record,
        origin="curated",
        editor="curated files",
        reason="file added",
    )


def proposal(desk: Desk, **fields: object) -> Proposal:
    """Return what is proposed for Ada Quist, as she is on file."""
    return Proposal(
        subject=QUIST.id,
        after=replace(QUIST, **fields),  # type: ignore[arg-type] # fields of the record
        base=desk.snapshot.changes[QUIST.id].number,
        changed="role",
        reason="The Quay Post calls her so.",
    )


async def suggested(desk: Desk, **fields: object) -> str:
    """Put a suggestion of Sana's into the queue, as a process before this one did."""
    queue = Suggestions(desk.papers)
    now = desk.snapshot.changes[QUIST.id].at
    made = await queue.suggest(proposal(desk, **fields), newsroom.SUGGESTER, now)
    return made.id
