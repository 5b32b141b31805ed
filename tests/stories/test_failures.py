"""When something of ours fails, the person reads a sentence with a reference."""

from __future__ import annotations

import re

from bot.local import talking
from bot.playground import newsroom
from bot.playground.faults import Fault
from bot.playground.standin import StandIn
from knowledge.desk import Desk
from tests.stories.reading import seen

REFERENCE = re.compile(r"tell the desk: [0-9a-f]{8}")


async def test_a_shortcut_that_fails_opens_a_view_with_a_reference(slack: StandIn):
    slack.fail("views.open", Fault("fatal_error"))
    shown = await slack.shortcut("look_up")
    assert REFERENCE.search(seen(shown.view))


async def test_a_modal_that_fails_says_so_in_its_place(desk: Desk):
    async with talking(desk, settings={"DESK_CHANNEL": newsroom.WORLD}) as slack:
        slack.fail("chat.postMessage", Fault("access_denied"))
        card = await slack.command("/context", "CECOT")
        asked = await slack.choose(card.message, "more", "wrong:cecot:0")
        done = await slack.submit(asked.view, {"said": "The fee is missing"})
        assert REFERENCE.search(seen(done.view))


async def test_a_control_in_a_modal_that_fails_lays_a_view_on_it(slack: StandIn):
    view = (await slack.shortcut("look_up")).view
    await slack.suggest(view, "look_up", "cec")
    slack.fail("views.update", Fault("fatal_error"))
    shown = await slack.choose(view, "look_up", "cecot")
    assert REFERENCE.search(seen(shown.view))


async def test_a_command_that_fails_says_so(slack: StandIn):
    slack.fail("users.info", Fault("fatal_error"))
    shown = await slack.command("/context", "CECOT")
    assert REFERENCE.search(shown.message.text)
