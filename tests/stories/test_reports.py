"""This looks wrong: one line, and the card, to the desk."""

from __future__ import annotations

from bot.local import talking
from bot.playground import newsroom
from bot.playground.standin import StandIn
from knowledge.desk import Desk
from tests.stories.reading import seen, words
from tests.stories.test_home import opened


async def reported(slack: StandIn, said: str, user: str = newsroom.EDITOR):
    shown = await slack.command("/context", "CECOT", user=user)
    value = f"wrong:cecot:{0}"
    asked = await slack.choose(shown.message, "more", value, user=user)
    assert "What looks wrong?" in seen(asked.view)
    assert "CECOT" in seen(asked.view)
    return await slack.submit(asked.view, {"said": said}, user=user)


async def test_a_report_goes_to_the_desks_channel_with_the_card_and_its_revision(desk: Desk):
    settings = {"DESK_CHANNEL": newsroom.WORLD}
    async with talking(desk, settings=settings) as slack:
        done = await reported(slack, "The fee is missing <!channel>")
        assert "The desk has it, with the card." in seen(done.view)
        posted = slack.messages(newsroom.WORLD)[-1]
        read = words(posted)
        assert f"*CECOT* looks wrong to <@{newsroom.EDITOR}>" in read
        assert "The fee is missing &lt;!channel&gt;" in read
        assert "seen at revision 0" in read
        assert "Prison in El Salvador" in read


async def test_without_a_channel_a_report_waits_in_home_without_a_name(desk: Desk):
    async with talking(Desk(desk.snapshot)) as slack:
        done = await reported(slack, "The fee is missing", newsroom.REPORTER)
        assert "It waits in the Home tab." in seen(done.view)
        home = await opened(slack)
        read = seen(home)
        assert "*Reported as wrong*\n*CECOT*, seen at revision 0" in read
        card = await slack.press(home, "view:open:report0")
        assert "Prison in El Salvador" in seen(card.view)
        assert "The fee is missing" in read
        assert newsroom.REPORTER not in read


async def test_a_report_that_the_channel_does_not_take_is_held(desk: Desk):
    settings = {"DESK_CHANNEL": newsroom.PRIVATE}
    async with talking(Desk(desk.snapshot), settings=settings) as slack:
        assert "It waits in the Home tab." in seen((await reported(slack, "Wrong day")).view)


async def test_a_blank_line_is_asked_for_again(desk: Desk):
    async with talking(Desk(desk.snapshot)) as slack:
        shown = await slack.command("/context", "CECOT")
        asked = await slack.choose(shown.message, "more", "wrong:cecot:0")
        done = await slack.submit(asked.view, {"said": "  "})
        assert "Write one line." in done.reply.body


async def test_a_card_in_the_look_up_modal_can_be_reported_too(slack: StandIn):
    view = (await slack.shortcut("look_up")).view
    await slack.suggest(view, "look_up", "cec")
    view = (await slack.choose(view, "look_up", "cecot")).view
    asked = await slack.choose(view, "view:more", "wrong:cecot:0")
    assert "What looks wrong?" in seen(asked.view)
    assert len(slack.world.workspace.stacks[newsroom.EDITOR]) == 2
