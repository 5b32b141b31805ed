"""Who changed an entry, when and why."""

from __future__ import annotations

import datetime as dt
from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from typing import cast

import pytest

from bot.local import talking
from bot.playground import newsroom
from bot.playground.recorder import Recorder
from bot.playground.standin import StandIn
from knowledge.desk import Desk
from knowledge.model import Alias, Entry, Source
from knowledge.revisions import Ledger, Revision
from knowledge.snapshot import Snapshot
from knowledge.store.protocol import Store
from knowledge.validation import parse
from tests.knowledge.builders import SOURCE, story
from tests.stories.reading import headline, words

RECORDS = [parse(Source if n == SOURCE else Entry, data)[0] for n, data in story().items()]
QUIST = next(record for record in RECORDS if record.id == "ada-quist")
TERMINAL = next(record for record in RECORDS if record.id == "ferry-terminal")
EDITOR = newsroom.EDITOR
SECRET = Alias(name="the leaker", source="secret-memo")


def revised(*versions: tuple[str, Entry | None], records=RECORDS) -> list[Revision]:
    changes = [(record.id, record, "curated files", "curated", "file added") for record in records]
    changes += [("ada-quist", after, EDITOR, "desk", reason) for reason, after in versions]
    return [
        Revision(
            number=number,
            at=dt.datetime(2026, 11, 1, 9, 30, tzinfo=dt.UTC) + dt.timedelta(days=number),
            subject=subject,
            after=after,
            origin=origin,
            editor=editor,
            reason=reason,
        )
        for number, (subject, after, editor, origin, reason) in enumerate(changes, start=1)
    ]


class Kept:
    """The history of given revisions, whose times are known."""

    def __init__(self, revisions: Sequence[Revision]) -> None:
        self._given = revisions

    async def history(self, subject: str) -> tuple[Revision, ...]:
        return tuple(each for each in self._given if each.subject == subject)


def desk_of(revisions: Sequence[Revision]) -> Desk:
    return Desk(Snapshot.of(Ledger.of(revisions)), store=cast("Store", Kept(revisions)))


CLEARER = replace(QUIST, role="Harbour master of Quay")
QUOTED = replace(
    CLEARER,
    quotes=(replace(QUIST.quotes[0], venue="on the roof"),),
    also_known_as=(),
)


@pytest.fixture
async def slack(recorder: Recorder) -> AsyncIterator[StandIn]:
    revisions = revised(("clearer <role>", CLEARER), ("as the text has it", QUOTED))
    async with talking(desk_of(revisions), recorder=recorder) as standin:
        yield standin
        assert not recorder.faulty


@pytest.mark.parametrize(
    "typed",
    [
        "Ada Quist history",
        "Ada Quist's edit history",
        "edit history of Ada Quist",
        "who changed the card of Ada Quist?",
        "Ada Qiust history",
    ],
)
async def test_the_history_of_an_entry_tells_who_changed_what_when_and_why(
    slack: StandIn, typed: str
):
    read = words(await slack.command("/context", typed))
    assert read.startswith("*History of Ada Quist*\n*Revision 8*  ·  9 Nov 2026, 09:30 UTC")
    assert f"<@{EDITOR}>\nChanged: as the text has it" in read
    name = "other name “the harbour master” removed: “the harbour master (The Quay Post)”"
    assert name in read
    venue = "venue of the quotation “The roof will not last another winter”: nothing"
    assert f"{venue} → “on the roof”" in read
    assert "Changed: clearer &lt;role&gt;" in read
    assert "•  role: “Person at the harbour” → “Harbour master of Quay”" in read
    assert "*Revision 2*  ·  3 Nov 2026, 09:30 UTC  ·  curated files\nAdded: file added" in read


async def test_a_mention_in_a_channel_names_no_editor(slack: StandIn):
    message, _ = await slack.mention("Ada Quist history")
    (answer,) = await slack.until(lambda: slack.thread(message))
    read = words(answer)
    assert "the desk\nChanged: as the text has it" in read
    assert EDITOR not in read


async def test_a_history_is_not_shared(slack: StandIn):
    shown = await slack.command("/context", "Ada Quist history share")
    assert shown.message.only_for == EDITOR
    assert "*History of Ada Quist*" in words(shown)


async def test_a_long_history_is_paged(recorder: Recorder):
    versions = [(f"turn {n}", replace(QUIST, role=f"Harbour master {n}")) for n in range(30)]
    async with talking(desk_of(revised(*versions)), recorder=recorder) as slack:
        shown = await slack.command("/context", "Ada Quist history")
        assert "More (19)" in words(shown)
        await slack.press(shown.message, "turn")

        def turned():
            return [m for m in slack.messages(newsroom.GENERAL) if "turn 17" in words(m)]

        assert "turn 18" not in words((await slack.until(turned))[0])


async def test_without_a_store_nothing_is_made_up(desk: Desk):
    async with talking(desk) as slack:
        read = words(await slack.command("/context", "CECOT history"))
        assert read.startswith("No revisions on file for CECOT.")


@pytest.mark.parametrize("typed", ["Oyster history", "history"])
async def test_a_name_that_is_not_on_file_is_a_miss_with_all_its_words(slack: StandIn, typed: str):
    assert f"Nothing on file for *{typed}*." in words(await slack.command("/context", typed))


async def test_what_an_embargo_holds_back_stands_in_no_history(recorder: Recorder):
    source = next(record for record in RECORDS if isinstance(record, Source))
    memo = replace(source, id="secret-memo", embargo_until=dt.datetime(2099, 1, 1, tzinfo=dt.UTC))
    leaked = replace(QUIST, also_known_as=(*QUIST.also_known_as, SECRET))
    fact = replace(
        QUIST.facts[0],
        id="leak",
        text="Quist knew of it.",
        evidence=(replace(QUIST.facts[0].evidence[0], source=memo.id),),
    )
    told = replace(leaked, facts=(*QUIST.facts, fact))
    revisions = revised(("a note", leaked), ("another note", told), records=[*RECORDS, memo])
    async with talking(desk_of(revisions), recorder=recorder) as slack:
        read = words(await slack.command("/context", "Ada Quist history"))
        assert "*History of Ada Quist*" in read
        assert "leak" not in read
        assert "knew" not in read


async def test_an_entry_withdrawn_and_filed_again_says_so(recorder: Recorder):
    revisions = revised(("mixed up", None), ("sorted out", QUIST))
    async with talking(desk_of(revisions), recorder=recorder) as slack:
        read = words(await slack.command("/context", "Ada Quist history"))
        assert "Brought back: sorted out" in read
        assert "Withdrawn: mixed up" in read
        assert headline(await slack.command("/who", "Ada Quist")) == "Ada Quist"
