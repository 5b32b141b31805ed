"""What goes wrong on the way: a full disk, a late trigger, a forged confirmation; second eyes."""

from __future__ import annotations

import resource
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager

import pytest

from bot.local import talking
from bot.playground.faults import Fault
from bot.playground.model import OpenView
from bot.playground.newsroom import EDITOR, READERS, SECOND_EDITOR
from bot.playground.recorder import Recorder
from bot.playground.standin import StandIn
from knowledge.desk import Desk
from knowledge.suggestions import Suggestions
from tests.stories.curation.editing import finished, opened, summarised
from tests.stories.curation.test_forms import QUOTE
from tests.stories.reading import seen, words

READER = READERS[0]
LATE = "Slack let the moment to open this pass. Try again."
NEW = "Ada Quist runs the harbour."


@contextmanager
def no_room() -> Iterator[None]:
    """Let no file grow, as on a disk that is full."""
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)


@asynccontextmanager
async def two_pairs_of_eyes(desk: Desk, recorder: Recorder) -> AsyncIterator[StandIn]:
    async with talking(desk, recorder=recorder, settings={"SECOND_EYES": "yes"}) as slack:
        yield slack
        assert not recorder.faulty


async def test_a_full_disk_publishes_nothing_and_the_draft_is_published_once_there_is_room(
    slack, desk: Desk
):
    confirm = await summarised(slack, NEW)
    with no_room():
        refused = await slack.submit(confirm, {"Why?": "clearer"})
    assert "It could not be kept, and nothing was published." in seen(refused.view)
    assert refused.view.view["submit"]["text"] == "Try again"
    assert desk.snapshot.number == 6
    done = await slack.submit(refused.view)
    assert "Published as revision 7." in seen(done.view)
    assert (await desk.revisions("ada-quist"))[-1].reason == "clearer"


async def test_a_full_disk_keeps_the_form_with_what_was_typed(slack):
    form = await opened(slack, "part:own")
    await slack.fill(form, {"Summary": NEW})
    with no_room():
        refused = await slack.submit(slack.modal())
    assert list(refused.errors.values()) == [
        "It could not be kept. What you typed is still here: send it again."
    ]
    assert NEW in seen((await slack.submit(slack.modal())).view)


async def test_a_full_disk_lets_nothing_be_withdrawn_and_says_how_to_go_on(slack, desk: Desk):
    await slack.command("/context", "edit Closing vote")
    with no_room():
        refused = await slack.press(slack.modal(), "Withdraw the entry")
    assert "nothing was published. Close this, wait a moment and try again." in seen(refused.view)
    assert "closing-vote" in desk.snapshot.entries


async def test_a_trigger_that_came_too_late_is_said_in_place_of_the_modal(slack):
    slack.fail("views.open", Fault("expired_trigger_id"))
    assert LATE in words(await slack.command("/context", "edit Quist"))
    card = await slack.command("/context", "Quist")
    slack.fail("views.open", Fault("expired_trigger_id"))
    await slack.choose(card.message, "more", "edit:ada-quist")
    assert slack.modal() is None
    await slack.until(lambda: slack.messages("C00NEWSDESK")[-1].text == LATE)


async def test_a_confirmation_that_a_reader_forged_publishes_nothing(slack, desk: Desk):
    confirm = await summarised(slack, NEW)
    await slack.command("/context", "edit Quist", user=READER)
    own = slack.modal(READER)
    forged = OpenView(own.id, READER, {**confirm.view, "id": own.id}, own.hash, own.root_id)
    slack.world.workspace.stacks[READER] = (forged,)
    assert "This draft is gone" in await finished(slack, forged, user=READER)
    assert desk.snapshot.number == 6


async def test_a_confirm_step_with_the_word_publish_sends_a_readers_draft_to_the_desk(
    slack, desk: Desk
):
    confirm = await summarised(slack, NEW, READER)
    confirm.view["submit"]["text"] = "Publish"
    assert "It waits in the queue" in await finished(slack, confirm, user=READER)
    assert desk.snapshot.number == 6


async def test_quotations_go_to_a_second_editor_where_the_newsroom_wants_it(
    desk: Desk, recorder: Recorder
):
    async with two_pairs_of_eyes(desk, recorder) as slack:
        form = await opened(slack, "part:add:quote", entry="Ferry terminal")
        await slack.fill(form, QUOTE | {"Words as printed": "will not last another winter"})
        confirm = (await slack.submit(slack.modal())).view
        assert confirm.view["submit"]["text"] == "Send to the desk"
        assert "go to a second editor before they are published" in seen(confirm)
        assert "until a second editor reads it" in await finished(slack, confirm)
        (waiting,) = await Suggestions(desk.papers).waiting()
        assert (waiting.suggester, waiting.proposal.second) == (EDITOR, True)
        assert not desk.snapshot.entries["ferry-terminal"].quotes


@pytest.mark.parametrize("editor", [EDITOR, SECOND_EDITOR])
async def test_what_needs_no_second_editor_is_published_at_once(
    desk: Desk, recorder: Recorder, editor
):
    async with two_pairs_of_eyes(desk, recorder) as slack:
        confirm = await summarised(slack, NEW, editor)
        assert "Published as revision 7." in await finished(slack, confirm, user=editor)
