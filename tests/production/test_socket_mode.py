"""Socket Mode: connections come and go, and what people ask is answered, once."""

from __future__ import annotations

from bot.playground.standin import StandIn
from knowledge.desk import Desk
from tests.production.served import connected
from tests.stories.reading import headline, seen


async def answered(slack: StandIn) -> bool:
    return headline(await slack.command("/context", "CECOT")) == "CECOT"


async def reconnected(slack: StandIn, before: object) -> None:
    """Wait until the bot has a connection that is not one of those before."""

    def new() -> bool:
        opened = slack.sockets.open
        return bool(opened) and opened[-1] not in before

    await slack.until(new, within=30)


async def test_every_surface_answers_down_a_websocket(desk: Desk):
    async with connected(desk) as slack:
        shown = await slack.command("/context", "CECOT")
        assert headline(shown) == "CECOT"
        await slack.press(shown.message, "line")
        asked, _ = await slack.mention("what is CECOT?")
        assert headline((await slack.until(lambda: slack.thread(asked)))[0]) == "CECOT"
        view = (await slack.shortcut("look_up")).view
        found = await slack.suggest(view, "look_up", "cec")
        assert [each["value"] for each in found.options] == ["cecot"]
        assert "Prison in El Salvador" in seen((await slack.choose(view, "look_up", "cecot")).view)
        assert not slack.recorder.faulty


async def test_a_connection_that_slack_refreshes_is_taken_up_again(desk: Desk):
    async with connected(desk) as slack:
        for _ in range(2):
            before = slack.sockets.open
            await slack.sockets.disconnect("refresh_requested")
            await reconnected(slack, before)
            assert await answered(slack)


async def test_a_connection_that_drops_without_a_word_is_taken_up_again(desk: Desk):
    async with connected(desk) as slack:
        before = slack.sockets.open
        slack.sockets.drop()
        await reconnected(slack, before)
        assert await answered(slack)


async def test_an_envelope_that_comes_again_is_answered_once(desk: Desk):
    async with connected(desk) as slack:
        asked, (exchange,) = await slack.mention("what is CECOT?")
        await slack.until(lambda: slack.thread(asked))
        for number in (1, 2, 3):
            again = await slack.again(exchange, number, "timeout")
            assert again.reply.ok
        mine, _ = await slack.mention("what is CECOT?")
        await slack.until(lambda: slack.thread(mine))
        assert len(slack.thread(asked)) == 1


async def test_an_envelope_that_comes_again_down_another_connection_is_answered_once(desk: Desk):
    async with connected(desk) as slack:
        asked, (exchange,) = await slack.mention("what is CECOT?")
        await slack.until(lambda: slack.thread(asked))
        before = slack.sockets.open
        await slack.sockets.disconnect("warning")
        await reconnected(slack, before)
        assert (await slack.again(exchange, 1, "timeout")).reply.ok
        mine, _ = await slack.mention("what is CECOT?")
        await slack.until(lambda: slack.thread(mine))
        assert len(slack.thread(asked)) == 1


async def test_a_press_that_comes_again_in_another_envelope_acts_once(desk: Desk):
    async with connected(desk) as slack:
        shown = await slack.command("/context", "CECOT")
        pressed = await slack.press(shown.message, "share")
        await slack.until(lambda: [m for m in slack.messages() if m.blocks])
        assert (await slack.outbox.send(pressed.sent)).ok
        await slack.command("/context", "CECOT share")
        await slack.until(lambda: len([m for m in slack.messages() if not m.only_for]) >= 2)
        posted = [r for r in slack.recorder.records if r.what == "chat.postMessage"]
        assert len(posted) == 2


async def test_work_that_was_acknowledged_down_a_socket_is_done_before_the_bot_stops(desk: Desk):
    async with connected(desk) as slack:
        asked, _ = await slack.mention("what is CECOT?")
    assert len(slack.thread(asked)) == 1
