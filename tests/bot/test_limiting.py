"""How often one person may ask, and what they read then."""

from dataclasses import replace

import pytest

from bot.limiting import HOLDS, Limit
from bot.local import talking
from bot.playground import newsroom
from bot.playground.standin import StandIn
from knowledge.building import curated_snapshot
from knowledge.desk import Desk
from tests.attackers.sending import quiet
from tests.stories.reading import seen

LOT = "That was a lot at once. Ask again in"


@pytest.fixture(scope="module")
def desk() -> Desk:
    return Desk(curated_snapshot())


@pytest.fixture
async def slack(desk: Desk):
    async with talking(desk, settings={"RATE_LIMIT": "3/600"}) as standin:
        yield standin


async def use_up(slack: StandIn):
    for _ in range(3):
        assert LOT not in (await slack.command("/context", "CECOT")).message.text


async def test_who_types_too_many_commands_reads_one_private_sentence(slack: StandIn):
    await use_up(slack)
    told = (await slack.command("/context", "CECOT")).message
    assert LOT in told.text
    assert told.only_for == newsroom.EDITOR


async def test_others_are_answered_as_ever(slack: StandIn):
    await use_up(slack)
    other = await slack.command("/context", "CECOT", user=newsroom.REPORTER)
    assert LOT not in other.message.text


async def test_a_type_ahead_is_never_counted(slack: StandIn):
    view = (await slack.shortcut("look_up")).view
    for _ in range(9):
        assert (await slack.suggest(view, "look_up", "cec")).options
    assert LOT not in (await slack.command("/context", "CECOT")).message.text


async def test_who_mentions_the_bot_too_often_is_told_privately_once(slack: StandIn):
    await use_up(slack)
    for _ in range(3):
        await slack.mention("CECOT")
    told = [m for m in slack.messages() if LOT in m.text]
    assert len(told) == 1
    assert told[0].only_for == newsroom.EDITOR


async def test_a_shortcut_too_many_opens_a_view_that_says_so(slack: StandIn):
    await use_up(slack)
    assert LOT in seen((await slack.shortcut("look_up")).view)


async def test_a_modal_that_was_filled_in_is_taken(desk: Desk):
    settings = {"RATE_LIMIT": "2/600", "DESK_CHANNEL": newsroom.WORLD}
    async with talking(desk, settings=settings) as slack:
        card = await slack.command("/context", "CECOT")
        asked = await slack.choose(card.message, "more", "wrong:cecot:0")
        assert LOT in (await slack.command("/context", "CECOT")).message.text
        await slack.submit(asked.view, {"said": "The fee is missing"})
        assert any("The fee is missing" in m.text for m in slack.messages(newsroom.WORLD))


def test_the_limit_holds_for_any_such_span_and_not_longer():
    now = 0.0
    limit = Limit(3, 10, clock=lambda: now)
    for then in (0.0, 4.0, 9.0):
        now = then
        assert limit.wait("U1") == 0
    now = 9.5
    assert limit.wait("U1") == pytest.approx(0.5)
    now = 10.0
    assert limit.wait("U1") == 0
    assert limit.wait("U1") == pytest.approx(4.0)


def test_a_crowd_does_not_fill_the_memory():
    limit = Limit(30, 10)
    for number in range(3 * HOLDS):
        limit.wait(f"U{number}")
    assert len(limit._known) == HOLDS


async def test_copy_that_is_checked_too_often_stays_in_its_modal(desk: Desk):
    async with talking(desk, settings={"RATE_LIMIT": "2/600"}) as slack:
        view = (await slack.shortcut("check_copy")).view
        await slack.command("/context", "CECOT")
        sent = await slack.submit(view, {"Copy": "CECOT is a prison."})
        (said,) = sent.errors.values()
        assert LOT in said
        kept = slack.modal()
        assert kept.view["callback_id"] == "check_copy"
        other = await slack.submit(kept, {"Copy": "CECOT is a prison."}, user=newsroom.EDITOR)
        assert other.errors


async def test_too_many_links_stay_bare_and_nobody_is_told(desk: Desk):
    url = "https://www.example.com/2025/02/03/agreement/"
    sources = {id_: replace(each, url=url) for id_, each in desk.snapshot.sources.items()}
    filed = Desk(replace(desk.snapshot, sources=sources))
    async with talking(filed, settings={"RATE_LIMIT": "1/600"}) as slack:
        card, _ = await slack.say(f"See <{url}>")
        await slack.until(lambda: slack.world.workspace.message(card.channel, card.ts).attachments)
        before = len(slack.recorder.records)
        await slack.say(f"See <{url}>")
        await quiet(slack)
        assert [r.what for r in slack.recorder.records[before:]] == ["ack:link_shared"]
        assert not [m for m in slack.messages() if LOT in m.text]


async def test_links_use_up_what_a_person_may_ask(slack: StandIn):
    link = {"domain": "cnn.com", "url": "https://www.cnn.com/x"}
    told = {"type": "link_shared", "user": newsroom.EDITOR, "channel": newsroom.GENERAL}
    for number in range(3):
        ts = f"1746600000.00010{number}"
        await slack.event({**told, "message_ts": ts, "links": [link]})
    assert LOT in (await slack.command("/context", "CECOT")).message.text


async def test_home_and_workflows_are_not_counted(slack: StandIn):
    await use_up(slack)
    await slack.home()
    await slack.until(lambda: newsroom.EDITOR in slack.world.workspace.homes)
    execution, _ = await slack.step("look_up_context", {"term": "CECOT"})
    assert (await slack.until(lambda: slack.world.functions[execution]))["outputs"]["found"]
