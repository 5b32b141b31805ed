"""Two processes over one database: what one of them leaves, the other takes up."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator

import aiohttp
from slack_sdk.web.async_client import AsyncWebClient

from bot.answering import Answering
from bot.config import Config
from bot.local import AT_ONCE
from bot.newsroom import Newsroom
from bot.opening import opened
from bot.playground import Fault, newsroom
from bot.playground.standin import StandIn
from bot.running import shared_desk
from bot.sending.outbox import MESSAGE
from bot.sending.turns import SENDING
from bot.views.replies import sentence
from knowledge.attendance import AT_WORK, Attendance
from knowledge.desk import Desk

HTTP = {"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_SIGNING_SECRET": "0" * 32}


@contextlib.asynccontextmanager
async def newsroom_of(desk: Desk, slack: StandIn) -> AsyncIterator[Newsroom]:
    """Open the newsroom of one process, beside others; its lease is short."""
    config = Config.from_env(HTTP | {"SLACK_API_URL": slack.api_url})
    async with aiohttp.ClientSession() as session:
        client = AsyncWebClient(token=slack.bot_token, base_url=slack.api_url, session=session)
        client.retry_handlers = []
        answering = Answering(desk)
        async with opened(config, answering, client, client, AT_ONCE, lease=1.5) as newsroom:
            yield newsroom


async def test_what_a_process_that_stops_has_not_sent_the_other_sends_at_once(url: str):
    async with shared_desk(url) as one, shared_desk(url) as two, StandIn.start(pace=0) as slack:
        async with newsroom_of(two, slack):
            async with newsroom_of(one, slack) as stopping:
                slack.fail("chat.postMessage", Fault.busy(60))
                await stopping.outbox.send("one", newsroom.GENERAL, sentence("Once."))
                while "chat.postMessage" not in [each.what for each in slack.calls()]:
                    await asyncio.sleep(0.01)
            told = await slack.until(lambda: slack.messages(newsroom.GENERAL), within=20)
        assert [each.text for each in told] == ["Once."]
        assert await one.papers.all(AT_WORK) == ()


async def test_what_a_process_that_was_killed_had_begun_the_other_sends_after_a_lease(url: str):
    async with shared_desk(url) as one, shared_desk(url) as two, StandIn.start(pace=0) as slack:
        killed = Attendance(one.papers, 1.5)
        await killed.renew()
        begun = {"by": killed.me, "at": time.time(), "message": "one"}
        await one.papers.claim(SENDING, "one:1", begun)
        filed = {"state": "waiting", "filed": time.time(), "by": killed.me}
        message = {"to": newsroom.GENERAL, "thread": "", "message": sentence("Once.")}
        await one.papers.claim(MESSAGE, "one", {**message, **filed})
        async with newsroom_of(two, slack):
            told = await slack.until(lambda: slack.messages(newsroom.GENERAL), within=20)
        assert [each.text for each in told] == ["Once."]
