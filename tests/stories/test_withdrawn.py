"""Asking for an entry that the desk withdrew."""

from __future__ import annotations

import datetime as dt
from collections.abc import AsyncIterator, Sequence
from dataclasses import replace

import pytest

from bot.local import talking
from bot.playground import newsroom
from bot.playground.recorder import Recorder
from bot.playground.standin import StandIn
from knowledge.desk import Desk
from knowledge.model import Entry, Source
from knowledge.revisions import Ledger, Record, Revision
from knowledge.snapshot import Snapshot
from knowledge.validation import parse
from tests.knowledge.builders import SOURCE, story
from tests.stories.reading import headline, words

AT = dt.datetime(2026, 11, 20, 9, tzinfo=dt.UTC)
RECORDS = [parse(Source if n == SOURCE else Entry, data)[0] for n, data in story().items()]
QUIST = next(record for record in RECORDS if record.id == "ada-quist")
GONE = "The desk withdrew *Ada Quist* on 20 Nov 2026: mixed up with her sister <Ida>."
READ = GONE.replace("<Ida>", "&lt;Ida&gt;")


def revision(number: int, subject: str, after: Record | None, origin="desk") -> Revision:
    return Revision(
        number=number,
        at=AT,
        subject=subject,
        after=after,
        origin=origin,
        editor="E1",
        reason="mixed up with her sister <Ida>.",
    )


def desk_after(
    *last: tuple[str, Record | None], origin="desk", records: Sequence[Record] = RECORDS
) -> Desk:
    filed = [revision(n, r.id, r, "curated") for n, r in enumerate(records, start=1)]
    edits = [
        revision(len(filed) + n, id_, after, origin) for n, (id_, after) in enumerate(last, start=1)
    ]
    return Desk(Snapshot.of(Ledger.of([*filed, *edits])))


@pytest.fixture
async def slack(recorder: Recorder) -> AsyncIterator[StandIn]:
    async with talking(desk_after(("ada-quist", None)), recorder=recorder) as standin:
        yield standin
        assert not recorder.faulty


@pytest.mark.parametrize(
    ("command", "typed"),
    [
        ("/who", "Ada Quist"),
        ("/context", "the harbour master"),
        ("/context", "who is Ada Quist?"),
        ("/who", "Ada Qiust"),
        ("/quotes", "Ada Quist"),
        ("/timeline", "Ada Quist"),
    ],
)
async def test_a_withdrawn_entry_says_when_and_why(slack: StandIn, command: str, typed: str):
    shown = await slack.command(command, typed)
    assert words(shown) == READ
    assert headline(shown) is None


async def test_a_withdrawal_is_not_shared(slack: StandIn):
    before = len(slack.messages(newsroom.GENERAL))
    shown = await slack.command("/who", "Ada Quist share")
    assert words(shown) == READ
    assert shown.message.only_for == newsroom.EDITOR
    assert all(m.only_for for m in slack.messages(newsroom.GENERAL)[before:])


async def test_a_button_to_a_withdrawn_entry_says_so_too(recorder: Recorder):
    desk = desk_after()
    async with talking(desk, recorder=recorder) as slack:
        shown = await slack.command("/context", "Ferry terminal")
        desk._held = desk_after(("ada-quist", None)).snapshot
        await slack.choose(shown.message, "related", "ada-quist")
        await slack.until(lambda: [m for m in slack.messages(newsroom.GENERAL) if words(m) == READ])


@pytest.mark.parametrize(
    "desk",
    [
        desk_after(("ada-quist", None), origin="curated"),
        desk_after(("ada-quist", None), ("ada-quist", replace(QUIST, name="Ida Quist"))),
        desk_after(
            ("ada-quist", None),
            records=[
                replace(r, embargo_until=dt.datetime(2099, 1, 1, tzinfo=dt.UTC))
                if r.id == "ada-quist"
                else r
                for r in RECORDS
            ],
        ),
        desk_after(
            ("ada-quist", None),
            records=[
                replace(r, embargo_until=dt.datetime(2099, 1, 1, tzinfo=dt.UTC))
                if isinstance(r, Source)
                else r
                for r in RECORDS
            ],
        ),
    ],
    ids=["file removed", "filed again", "entry under embargo", "source under embargo"],
)
async def test_nothing_is_said_of_a_withdrawal_that_nobody_may_know_or_that_is_over(desk: Desk):
    async with talking(desk) as slack:
        assert "withdrew" not in words(await slack.command("/who", "Ada Quist"))


async def test_the_exact_name_of_a_withdrawn_entry_is_not_taken_for_a_like_one(
    recorder: Recorder,
):
    other = replace(QUIST, id="ada-quint", name="Ada Quint", facts=(), quotes=())
    desk = desk_after(("ada-quist", None), (other.id, replace(other, also_known_as=())))
    async with talking(desk, recorder=recorder) as slack:
        assert words(await slack.command("/who", "Ada Quist")) == READ
        assert headline(await slack.command("/who", "Ada Quint")) == "Ada Quint"


async def test_an_entry_filed_under_the_same_name_answers(recorder: Recorder):
    other = replace(QUIST, id="ada-quist-captain", role="A captain", facts=(), quotes=())
    desk = desk_after(("ada-quist", None), (other.id, other))
    async with talking(desk, recorder=recorder) as slack:
        assert headline(await slack.command("/who", "Ada Quist")) == "Ada Quist"
