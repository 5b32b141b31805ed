"""Several processes with one outbox: each message stands once."""

from __future__ import annotations

import asyncio

from slack_sdk.web.async_client import AsyncWebClient

from bot.playground import newsroom
from bot.playground.standin import StandIn
from bot.sending.once import Poster
from bot.sending.outbox import Outbox
from bot.sending.pace import Pace, Rates
from bot.views.replies import sentence
from knowledge.store.memory import MemoryPapers


async def test_a_message_that_another_process_sent_while_this_one_waited_is_not_sent_again():
    """The one that filed it is gone; both others take it up."""
    papers = MemoryPapers()
    async with StandIn.start(pace=0) as slack:
        client = AsyncWebClient(token=slack.bot_token, base_url=slack.api_url)
        slow = Pace(Rates(0.5, 0, 0))
        await slow.message(newsroom.GENERAL)
        waiting = Outbox(papers, Poster(client, slow), lease=60)
        sending = Outbox(papers, Poster(client, Pace(Rates(0, 0, 0))), lease=60)
        assert await sending.send("one", newsroom.GENERAL, sentence("Once."))
        await asyncio.gather(waiting.resume(), sending.idle())
        await waiting.idle()
        assert [each.text for each in slack.messages(newsroom.GENERAL)] == ["Once."]
        assert not await papers.all("sending")
