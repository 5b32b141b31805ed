"""What was asked for is written from the gap; what is past its review is edited from there."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.local import talking
from bot.playground import newsroom
from bot.playground.recorder import Recorder
from bot.playground.standin import StandIn
from bot.reviewing import AT_MOST
from knowledge.desk import Desk
from knowledge.gaps import Gaps
from tests.stories.curation.editing import finished
from tests.stories.curation.test_gaps import DESK, OTHER, READER, ask, board, direct
from tests.stories.curation.test_reviews import overdue, talk
from tests.stories.reading import headline, seen, words
from tests.stories.test_home import opened

LIND = "Bo Lind"
WRITTEN = {
    "Kind": "Person",
    "What it is": "Ferry pilot",
    "Summary": "Bo Lind steers the ferry.",
    "Background line": "Bo Lind steers it, The Quay Post reported on 7 May 2025.",
    "First fact": "Bo Lind steers the ferry, The Quay Post reports.",
    "Attributed to": "The Quay Post",
    "Source": "desk",
    "Note of the desk": "told to the desk at the harbour",
}


@pytest.fixture
async def slack(desk: Desk, recorder: Recorder) -> AsyncIterator[StandIn]:
    async with talking(desk, recorder=recorder, settings=DESK) as standin:
        yield standin
        assert not recorder.faulty


async def wanted(slack: StandIn):
    """Two people ask for Bo Lind; return what the desk reads."""
    for person in (READER, OTHER):
        await ask(slack, person, LIND, f"asked for “{LIND}”")
    return await board(slack, "2 people wait")


async def test_the_entry_is_written_from_the_gap_and_everybody_who_asked_gets_its_card(
    slack: StandIn, desk: Desk
):
    form = (await slack.press(await wanted(slack), "gap_write:0")).view
    await slack.fill(form, WRITTEN)
    confirm = (await slack.submit(slack.modal())).view
    assert not direct(slack, READER)
    assert "Published as revision" in await finished(slack, confirm)
    for person in (READER, OTHER):
        (told,) = await slack.until(lambda person=person: direct(slack, person))
        assert f"You asked the desk for *{LIND}*. It is on file now." in words(told)
        assert headline(told) == LIND
    await board(slack, f"on file as *{LIND}*")
    assert not await Gaps(desk.papers).waiting(desk.today())


async def test_a_gap_is_closed_by_its_entry_under_another_name(slack: StandIn, desk: Desk):
    form = (await slack.press(await wanted(slack), "gap_write:0")).view
    line = "Bodil Lind steers it, The Quay Post reported on 7 May 2025."
    await slack.fill(form, {**WRITTEN, "Name": "Bodil Lind", "Background line": line})
    await finished(slack, (await slack.submit(slack.modal())).view)
    (told,) = await slack.until(lambda: direct(slack, READER))
    assert headline(told) == "Bodil Lind"


async def test_it_is_written_from_home_too(slack: StandIn):
    await wanted(slack)
    form = (await slack.press(await opened(slack), "Write the entry")).view
    name = next(each for each in form.view["blocks"] if each.get("block_id") == "name")
    assert name["element"]["initial_value"] == LIND


async def test_a_gap_that_was_closed_meanwhile_opens_no_form(slack: StandIn, desk: Desk):
    gap = await wanted(slack)
    (kept,) = await Gaps(desk.papers).waiting(desk.today())
    view = (await slack.press(gap, "gap_decline:0")).view
    await slack.submit(view, {"gap_reason": "Not our beat."})
    assert not await Gaps(desk.papers).gap(kept.id)
    late = await slack.press(gap, "gap_write:0")
    assert "Somebody has closed this already." in seen(late.view)


async def test_a_reader_who_gets_hold_of_the_button_writes_nothing(desk: Desk, recorder: Recorder):
    async with talking(desk, recorder=recorder, settings={"DESK_CHANNEL": newsroom.WORLD}) as slack:
        await ask(slack, READER, LIND, f"asked for “{LIND}”")
        (gap,) = await slack.until(
            lambda: [m for m in slack.messages(newsroom.WORLD) if "One person waits" in words(m)]
        )
        shown = await slack.press(gap, "gap_write:0", user=OTHER)
        assert "Only editors publish." in seen(shown.view)


async def test_a_question_about_a_review_leads_to_the_parts(desk: Desk, recorder: Recorder):
    (id_,) = await overdue(desk, newsroom.EDITOR)
    async with talk(desk, recorder) as slack:
        (question,) = await slack.until(lambda: direct(slack, newsroom.EDITOR))
        parts = (await slack.press(question, "review_edit")).view
        assert desk.snapshot.entries[id_].name in seen(parts)
        assert "Review by" in seen(parts)


async def test_a_list_of_reviews_leads_to_the_parts_of_each(published: Desk, recorder: Recorder):
    ids = await overdue(published, newsroom.EDITOR, AT_MOST + 1)
    async with talk(published, recorder) as slack:
        found = await slack.until(lambda: direct(slack, newsroom.EDITOR))
        menus = [each["accessory"] for m in found for each in m.blocks if "accessory" in each]
        held = {o["value"]: m["action_id"] for m in menus for o in m["options"]}
        value = f"edit:{ids[0]}"
        assert value in held, held
        parts = (await slack.choose(found[0], held[value], value)).view
        assert published.snapshot.entries[ids[0]].name in seen(parts)
