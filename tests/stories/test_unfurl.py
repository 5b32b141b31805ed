"""A link to a source on file gets a compact card."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from bot.local import talking
from bot.playground import Fault, newsroom
from bot.playground.recorder import Recorder
from bot.playground.standin import StandIn
from knowledge.desk import Desk
from knowledge.store.memory import MemoryPapers

URL = "https://www.example.com/2025/02/03/agreement/"


@pytest.fixture
async def slack(desk: Desk, recorder: Recorder) -> AsyncIterator[StandIn]:
    """The newsroom with an address for the one source on file."""
    sources = {id_: replace(s, url=URL) for id_, s in desk.snapshot.sources.items()}
    filed = Desk(replace(desk.snapshot, sources=sources))
    async with talking(filed, recorder=recorder) as standin:
        yield standin


def unfurled(slack: StandIn, ts: str):
    return slack.world.workspace.message(newsroom.GENERAL, ts).attachments


@pytest.mark.parametrize(
    "pasted",
    [
        URL,
        "http://example.com/2025/02/03/agreement",
        "https://example.com/2025/02/03/agreement/?utm_source=x&fbclid=y#top",
    ],
)
async def test_a_link_says_who_and_what_is_in_the_source(slack: StandIn, pasted: str):
    message, _ = await slack.say(f"See <{pasted}>")
    card = (await slack.until(lambda: unfurled(slack, message.ts)))[0]
    read = card["blocks"][0]["text"]["text"] + card["blocks"][1]["elements"][0]["text"]
    assert "CNN, 3 Feb 2025 (by the desk)" in read
    assert "Mneesha Gellman" in read
    assert "quotations" in read
    assert card["from_url"] == pasted


async def test_a_link_to_anything_else_is_left_alone(slack: StandIn):
    other, _ = await slack.say("<https://example.com/other>")
    message, _ = await slack.say(f"<{URL}>")
    await slack.until(lambda: unfurled(slack, message.ts))
    assert not unfurled(slack, other.ts)


async def test_an_event_that_comes_twice_is_unfurled_once(slack: StandIn):
    message, exchanges = await slack.say(f"<{URL}> and again <{URL}#end>")
    await slack.until(lambda: unfurled(slack, message.ts))
    await slack.again(exchanges[0])
    await slack.event({**exchanges[0].sent.payload["event"]})
    other, _ = await slack.say(f"<{URL}>")
    await slack.until(lambda: unfurled(slack, other.ts))
    assert len(unfurled(slack, message.ts)) == 1


async def test_the_bots_own_messages_and_drafts_are_not_unfurled(slack: StandIn):
    message, exchanges = await slack.say("<https://example.com/other>")
    inner = exchanges[0].sent.payload["event"]
    links = {"links": [{"domain": "example.com", "url": URL}]}
    before = len(slack.recorder.records)
    await slack.event({**inner, **links, "user": newsroom.BOT_USER})
    await slack.event({**inner, **links, "source": "composer", "channel": "COMPOSER"})
    last, _ = await slack.say(f"<{URL}>")
    await slack.until(lambda: unfurled(slack, last.ts))
    sent = [r for r in slack.recorder.records[before:] if r.what == "chat.unfurl"]
    assert [r.payload["ts"] for r in sent] == [last.ts]
    assert not unfurled(slack, message.ts)


async def test_a_link_that_could_not_be_unfurled_is_when_slack_sends_it_again(slack: StandIn):
    """The client itself tries three times; the fourth call is that of the retry."""
    slack.fail("chat.unfurl", Fault.lost(), 3)
    message, _ = await slack.say(f"See <{URL}>")
    assert len(unfurled(slack, message.ts)) == 1


async def test_a_card_that_is_put_there_twice_is_noted_once(desk: Desk, recorder: Recorder):
    sources = {id_: replace(s, url=URL) for id_, s in desk.snapshot.sources.items()}
    papers = MemoryPapers()
    filed = Desk(replace(desk.snapshot, sources=sources), papers=papers)
    for _ in range(2):
        async with talking(filed, recorder=recorder) as slack:
            message, exchanges = await slack.say(f"See <{URL}>")
            assert (await slack.again(exchanges[0])).status == 200
            assert len(unfurled(slack, message.ts)) == 1
    held = await papers.all("delivery")
    assert [paper["way"] for _, paper in held] == ["posted"] * len(held)
    assert len({paper["ts"] for _, paper in held}) == len(held)
