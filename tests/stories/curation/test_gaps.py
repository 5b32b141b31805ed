"""What is not on file: asked of the desk, filled or declined, and those who asked told once."""

from __future__ import annotations

import datetime as dt
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.local import talking
from bot.playground import newsroom
from bot.playground.model import Message
from bot.playground.recorder import Recorder
from bot.playground.standin import StandIn
from bot.running import stored_desk
from knowledge.building import curated_snapshot
from knowledge.desk import Desk
from knowledge.gaps import Gaps
from knowledge.publishing import Edit
from tests.stories.reading import headline, seen, words
from tests.stories.test_home import opened

MISSING = "Mauricio Pochettino"
READER, OTHER, THIRD = newsroom.READERS
SECOND = newsroom.SECOND_EDITOR
DESK = {"DESK_CHANNEL": newsroom.EDITORS_ROOM}
ASKED = f"The desk was asked for “{MISSING}”. You will be told in a direct message."


@pytest.fixture
async def slack(published: Desk, recorder: Recorder) -> AsyncIterator[StandIn]:
    async with talking(published, recorder=recorder, settings=DESK) as standin:
        yield standin
        assert not recorder.faulty


async def ask(slack: StandIn, person: str, asked: str = MISSING, says: str = ASKED) -> Message:
    """Ask by a command for what is not on file, press the button, return what is said."""
    shown = await slack.command("/who", asked, user=person)
    await slack.press(shown.message, "ask_desk", user=person)
    return await heard(slack, person, says)


async def heard(slack: StandIn, person: str, says: str, channel: str = newsroom.GENERAL) -> Message:
    found = await slack.until(
        lambda: [m for m in slack.messages(channel, person) if says in words(m)]
    )
    return found[-1]


async def threaded(slack: StandIn, root: Message, person: str, says: str) -> list[Message]:
    return await slack.until(
        lambda: [
            m
            for m in slack.thread(root, person)
            if m.user == newsroom.BOT_USER and says in words(m)
        ]
    )


async def board(slack: StandIn, says: str) -> Message:
    return await heard(slack, newsroom.EDITOR, says, newsroom.EDITORS_ROOM)


def direct(slack: StandIn, person: str) -> list[Message]:
    channel = slack.world.workspace.direct_channel(newsroom.BOT_USER, person)
    return [m for m in slack.messages(channel.id, person) if m.user == newsroom.BOT_USER]


async def publish(desk: Desk, name: str = MISSING) -> None:
    """The name comes on file in a way that Slack has no part in."""
    await desk.publish([named(desk, name)], editor=newsroom.EDITOR, reason="asked for")


def named(desk: Desk, name: str) -> Edit:
    entry = desk.snapshot.entries["cecot"]
    also = replace(entry.also_known_as[0], name=name, source="desk", note="asked for")
    after = replace(entry, also_known_as=(*entry.also_known_as, also))
    return Edit(subject="cecot", after=after, base=desk.snapshot.changes["cecot"].number)


async def on_file_as(slack: StandIn, gap: Message, entry_id: str, *, add: bool, user: str):
    view = (await slack.press(gap, "gap_fill:0", user=user)).view
    await slack.suggest(view, "gap_entry", "cec", user=user)
    given = {"gap_entry": entry_id, "gap_name": ["add"] if add else []}
    return await slack.submit(view, given, user=user)


async def test_the_desk_sees_how_many_wait_in_one_message_and_nobody_is_named(slack: StandIn):
    await ask(slack, READER)
    await ask(slack, OTHER)
    again = f"You have asked the desk for “{MISSING}” already."
    await ask(slack, OTHER, says=again)
    gap = await board(slack, f"*{MISSING}* is not on file. 2 people wait")
    assert len(slack.messages(newsroom.EDITORS_ROOM)) == 1
    assert not any(person in str(gap.blocks) for person in (READER, OTHER))
    assert words(gap).endswith("It is on file as …\nDecline")


async def test_editors_see_in_home_what_most_wait_for_and_readers_do_not(slack: StandIn):
    await ask(slack, READER, "Ola Brandt", "asked for “Ola Brandt”")
    await ask(slack, READER)
    await ask(slack, OTHER)
    read = seen(await opened(slack))
    assert read.index(f"*{MISSING}* is not on file. 2 people") < read.index("*Ola Brandt* is not")
    assert READER not in read
    assert "Asked of the desk" not in seen(await opened(slack, READER))


async def test_who_asked_is_told_once_with_the_card_when_an_editor_says_where_it_is_on_file(
    slack: StandIn,
):
    await ask(slack, READER)
    await ask(slack, OTHER)
    gap = await board(slack, "2 people wait")
    done = await on_file_as(slack, gap, "cecot", add=True, user=SECOND)
    assert f"{MISSING} is on file as CECOT. 2 people are told." in seen(done.view)
    for person in (READER, OTHER):
        (told,) = await slack.until(lambda person=person: direct(slack, person))
        assert f"You asked the desk for *{MISSING}*. It is on file now." in words(told)
        assert headline(told) == "CECOT"
    await board(slack, f"*{MISSING}*, asked for by 2 people: on file as *CECOT*.")
    assert headline(await slack.command("/who", MISSING, user=THIRD)) == "CECOT"


async def test_a_name_that_cannot_stand_is_said_beside_its_field_and_nobody_is_told(
    slack: StandIn, published: Desk
):
    await ask(slack, READER)
    gap = await board(slack, "One person waits")
    await publish(published)
    view = (await slack.press(gap, "gap_fill:0")).view
    await slack.suggest(view, "gap_entry", "ms-")
    done = await slack.submit(view, {"gap_entry": "ms-13", "gap_name": ["add"]})
    assert f"“{MISSING.lower()}” also names CECOT." in done.errors["Names"]
    assert not direct(slack, READER)


async def test_a_declined_question_says_why(slack: StandIn):
    await ask(slack, READER)
    gap = await board(slack, "One person waits")
    view = (await slack.press(gap, "gap_decline:0")).view
    other = (await slack.press(gap, "gap_decline:0", user=SECOND)).view
    blank = await slack.submit(view, {"gap_reason": "   "})
    assert blank.errors == {"Why": "Say why, in a few words."}
    done = await slack.submit(view, {"gap_reason": "A football coach <is> not our beat."})
    assert f"{MISSING} is declined. One person is told." in seen(done.view)
    (told,) = await slack.until(lambda: direct(slack, READER))
    assert "It will not go on file: A football coach &lt;is&gt; not our beat." in words(told)
    await board(slack, f"declined by <@{newsroom.EDITOR}>")
    late = await slack.submit(other, {"gap_reason": "Ask the archive."}, user=SECOND)
    assert "Somebody has closed this already." in seen(late.view)
    assert len(direct(slack, READER)) == 1


@pytest.mark.parametrize("button", ["gap_fill:0", "gap_decline:0"])
async def test_a_reader_who_gets_hold_of_a_button_closes_nothing(
    published: Desk, recorder: Recorder, button: str
):
    settings = {"DESK_CHANNEL": newsroom.WORLD}
    async with talking(published, recorder=recorder, settings=settings) as slack:
        await ask(slack, READER)
        gap = await heard(slack, OTHER, "One person waits", newsroom.WORLD)
        shown = await slack.press(gap, button, user=OTHER)
        assert "Only editors publish." in seen(shown.view)
    assert len(await Gaps(published.papers).waiting(dt.date(2026, 11, 24))) == 1


async def test_a_thread_where_it_was_asked_for_gets_the_card_once(slack: StandIn, published: Desk):
    root, _ = await slack.mention(f"who is {MISSING}?", user=READER)
    (miss,) = await threaded(slack, root, READER, "Nothing on file")
    for person in (READER, OTHER):
        await slack.press(miss, "ask_desk", user=person)
        await threaded(slack, root, person, "You will be told in this thread.")
    gap = await board(slack, "2 people wait")
    await on_file_as(slack, gap, "cecot", add=True, user=newsroom.EDITOR)
    told = await threaded(slack, root, READER, "It is on file now.")
    assert [headline(m) for m in told] == ["CECOT"]
    assert READER not in str(told[0].blocks)
    assert not direct(slack, READER)


async def test_the_look_up_offers_to_ask_the_desk_for_what_it_does_not_find(slack: StandIn):
    view = (await slack.shortcut("look_up", user=READER)).view
    offered = await slack.suggest(view, "look_up", MISSING, user=READER)
    assert [o["text"]["text"] for o in offered.options] == [f"Ask the desk for “{MISSING}”"]
    await slack.choose(view, "look_up", f"ask:{MISSING}", user=READER)
    assert ASKED in seen(await slack.until(lambda: slack.modal(READER)))
    await board(slack, f"*{MISSING}* is not on file. One person waits")


async def test_what_the_curated_files_brought_is_told_at_the_next_start(
    tmp_path: Path, recorder: Recorder
):
    path = tmp_path / "store.json"
    async with stored_desk(path) as desk:
        async with talking(desk, recorder=recorder, settings=DESK) as slack:
            await ask(slack, READER)
        await publish(desk)
        async with talking(desk, recorder=recorder, settings=DESK) as slack:
            (told,) = await slack.until(lambda: direct(slack, READER))
            assert headline(told) == "CECOT"
        assert [each.askers for each in await Gaps(desk.papers).closed()] == [()]


async def test_a_kill_before_the_message_goes_out_loses_it_for_nobody(
    tmp_path: Path, recorder: Recorder
):
    path = tmp_path / "store.json"
    async with stored_desk(path) as desk:
        async with talking(desk, recorder=recorder, settings=DESK) as slack:
            await ask(slack, READER)
            await ask(slack, OTHER)
        gaps = Gaps(desk.papers)
        (gap,) = await gaps.waiting(dt.date(2026, 11, 24))
        first, _ = await gaps.fill(gap.id, "cecot", dt.datetime.now(dt.UTC))
        await gaps.told(first)
    async with (
        stored_desk(path) as desk,
        talking(desk, recorder=recorder, settings=DESK) as slack,
    ):
        (told,) = await slack.until(lambda: direct(slack, OTHER))
        assert headline(told) == "CECOT"
        assert not direct(slack, READER)


async def test_nothing_in_a_name_notifies_or_formats(slack: StandIn):
    await ask(slack, READER, "<!channel> *Nobody*", "asked for")
    gap = await board(slack, "is not on file")
    assert "<!channel>" not in str(gap.blocks)


async def test_where_the_files_are_read_alone_the_desk_is_not_asked(recorder: Recorder):
    async with talking(Desk(curated_snapshot()), recorder=recorder, settings=DESK) as slack:
        await ask(slack, READER, says="Asking the desk is off here: this bot reads the curated")
        assert not slack.messages(newsroom.EDITORS_ROOM)
        assert headline(await slack.command("/context", "CECOT", user=READER)) == "CECOT"
        assert "Asked of the desk" not in seen(await opened(slack))
