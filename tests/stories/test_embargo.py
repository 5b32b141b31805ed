"""What an editor reads before and after an embargo passes, and the passages behind a card."""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import AsyncIterator, Mapping

from bot.local import talking
from bot.playground import newsroom
from bot.playground.recorder import Recorder
from bot.playground.standin import StandIn
from knowledge.desk import Desk
from knowledge.model import Entry, Source
from knowledge.revisions import Ledger
from knowledge.snapshot import Snapshot
from knowledge.validation import parse
from tests.knowledge.builders import PRINTED, QUIST, SOURCE, Alter, story
from tests.stories.reading import blocks, bold, headline, passages, words

LIFT = dt.datetime(2025, 5, 9, 6, tzinfo=dt.UTC).timestamp()


class Clock:
    """A clock that a test sets."""

    def __init__(self, now: float) -> None:
        self.now = now

    def __call__(self) -> float:
        return self.now


@contextlib.asynccontextmanager
async def newsdesk(alter: Alter, recorder: Recorder) -> AsyncIterator[tuple[StandIn, Clock]]:
    """The bot over the harbour's story, a second before the embargo passes."""
    files, records = story(), {}
    alter(files)
    for name, data in files.items():
        record, faults = parse(Source if name == SOURCE else Entry, data)
        assert record, faults
        records[record.id] = record
    clock = Clock(LIFT - 1)
    async with talking(Desk(Snapshot.of(Ledger(records)), clock=clock), recorder=recorder) as slack:
        yield slack, clock
        assert not recorder.faulty


def embargoed(files: Mapping[str, dict[str, object]]) -> None:
    files[QUIST]["embargo_until"] = "2025-05-09T08:00:00+02:00"


def held(files: Mapping[str, dict[str, object]]) -> None:
    files[SOURCE].update(text=PRINTED, rights="The Quay Post is our own paper")


async def test_nobody_learns_of_a_person_under_embargo_from_any_surface(recorder: Recorder):
    async with newsdesk(embargoed, recorder) as (slack, clock):
        for command, typed in (
            ("/who", "Quist"),
            ("/who", "Ada Quits"),
            ("/context", "harbour master"),
            ("/context", "winter"),
            ("/context", "ada-quist"),
        ):
            shown = await slack.command(command, typed)
            assert headline(shown) is None
            assert "Ada Quist" not in words(shown)
        assert "Quist" not in words(await slack.command("/context", "Ferry terminal"))
        read = words(await slack.command("/context", "help"))
        assert "Quist" not in read
        assert "4 entries on file" in read
        asked, _ = await slack.mention("who is Ada Quist?")
        assert headline((await slack.until(lambda: slack.thread(asked)))[0]) is None
        await slack.home()
        [home] = await slack.until(
            lambda: [r for r in slack.recorder.records if r.what == "views.publish"][-1:]
        )
        assert "Quist" not in str(home.payload)

        clock.now = LIFT
        assert headline(await slack.command("/who", "Quist")) == "Ada Quist"
        assert "5 entries on file" in words(await slack.command("/context", "help"))
        assert "Quist said" in words(await slack.command("/context", "Ferry terminal"))


async def test_a_miss_that_was_kept_is_not_given_again_once_the_embargo_has_passed(
    recorder: Recorder,
):
    async with newsdesk(embargoed, recorder) as (slack, clock):
        assert headline(await slack.command("/who", "Ada Quist")) is None
        clock.now = LIFT
        assert headline(await slack.command("/who", "Ada Quist")) == "Ada Quist"


async def test_show_in_context_gives_the_passage_with_the_quoted_words_in_bold(recorder: Recorder):
    async with newsdesk(held, recorder) as (slack, _):
        shown = await slack.command("/who", "Quist")
        await slack.press(shown.message, "quotes")
        listed = await slack.until(lambda: _newest(slack, "Quotes on file"))
        await slack.press(listed, "context:0")
        passage = await slack.until(lambda: _newest(slack, "In context"))
        assert passage.only_for == newsroom.EDITOR
        assert bold(passage) == ["The roof will not last another winter,"]
        assert passages(passage) == [PRINTED[2]]
        read = words(passage)
        assert "¹ The Quay Post, 7 May 2025, ¶3" in read
        assert "text held: The Quay Post is our own paper" in read


async def test_a_fact_is_shown_in_context_from_the_list_of_all_facts(recorder: Recorder):
    async with newsdesk(held, recorder) as (slack, _):
        shown = await slack.command("/context", "Ferry terminal")
        await slack.choose(shown.message, "more", "facts:ferry-terminal")
        listed = await slack.until(lambda: _newest(slack, "All facts on file"))
        await slack.press(listed, "context:1")
        passage = await slack.until(lambda: _newest(slack, "In context"))
        assert bold(passage) == [PRINTED[2]]
        assert "In context: Ada Quist" in words(passage)


async def test_where_fingerprints_alone_are_held_there_is_no_passage_to_show(slack: StandIn):
    shown = await slack.command("/who", "Gellman")
    await slack.press(shown.message, "quotes")
    listed = await slack.until(lambda: _newest(slack, "Quotes on file"))
    assert not [block for block in blocks(listed) if "accessory" in block]


def _newest(slack: StandIn, text: str):
    found = [m for m in slack.messages() if m.blocks and text in words(m)]
    return found[-1] if found else None
