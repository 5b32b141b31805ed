"""One workspace whose store is in a database: several processes, one after another and at once."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import aiohttp
import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.answering import Answering
from bot.config import Config, ConfigError
from bot.local import AT_ONCE, talking
from bot.newsroom import Newsroom
from bot.opening import opened
from bot.playground import Fault, newsroom
from bot.playground.standin import StandIn
from bot.running import desk_of, shared_desk
from bot.sending.outbox import MESSAGE
from bot.sending.turns import SENDING
from bot.views.replies import sentence
from knowledge.attendance import AT_WORK, Attendance
from knowledge.building import OFF, build
from knowledge.desk import Desk
from knowledge.errors import StoreReadOnly
from knowledge.model import Entry
from knowledge.publishing import Edit, Published
from knowledge.workspaces import opened_stores
from tests.stories.reading import headline, seen, words

HTTP = {"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_SIGNING_SECRET": "0" * 32}


def edit_of(desk: Desk, said: str) -> Edit:
    before = desk.snapshot.ledger.records["cecot"]
    assert isinstance(before, Entry)
    after = replace(before, summary=f"{before.summary} {said}")
    return Edit(subject="cecot", after=after, base=desk.snapshot.number)


async def published(desk: Desk, said: str) -> Published:
    done = await desk.publish([edit_of(desk, said)], editor=newsroom.EDITOR, reason="a test")
    assert isinstance(done, Published)
    return done


async def caught_up(desk: Desk, number: int) -> None:
    async with asyncio.timeout(20):
        while desk.snapshot.number < number:
            await asyncio.sleep(0.01)


async def test_what_one_process_publishes_the_other_answers(url: str):
    async with shared_desk(url) as one, shared_desk(url) as two:
        for number, desk in enumerate([one, two, one]):
            done = await published(desk, f"Told {number}.")
            for each in (one, two):
                await caught_up(each, done.revisions[-1].number)
        revisions = await one.revisions()
        assert [each.number for each in revisions] == list(range(1, len(revisions) + 1))
        assert one.snapshot.ledger.records == two.snapshot.ledger.records
        async with talking(two) as slack:
            assert "Told 2." in words(await slack.command("/context", "CECOT"))


async def test_processes_that_start_at_once_merge_the_curated_files_once(url: str):
    async with opened_stores(url) as stores:
        built = await asyncio.gather(*(build(stores.of("")) for _ in range(4)))
        assert sum(bool(each.revisions) for each in built) == 1
        revisions = await stores.of("").revisions()
        assert len({each.subject for each in revisions}) == len(revisions)


async def test_a_setting_says_where_the_store_is(url: str, tmp_path: Path):
    config = Config.from_env(HTTP | {"DATABASE_URL": url})
    async with desk_of(config) as desk:
        number = (await published(desk, "Kept.")).revisions[-1].number
    async with desk_of(config) as again:
        assert again.snapshot.number == number
        assert "Kept." in again.snapshot.entries["cecot"].summary


@pytest.mark.parametrize(
    ("environ", "lasts"),
    [
        ({}, True),
        ({"DYNO": "web.1"}, False),
        ({"DYNO": "web.1", "DISK_LASTS": "yes"}, True),
        ({"DISK_LASTS": "no"}, False),
    ],
)
async def test_a_disk_that_does_not_last_is_read_and_takes_nothing(
    tmp_path: Path, environ: dict[str, str], lasts: bool
):
    config = Config.from_env(HTTP | {"KNOWLEDGE_DB": str(tmp_path / "k.json")} | environ)
    assert config.disk_lasts is lasts
    async with desk_of(config) as desk, talking(desk) as slack:
        assert headline(await slack.command("/context", "CECOT")) == "CECOT"
        off = contextlib.nullcontext() if lasts else pytest.raises(StoreReadOnly, match="set DATA")
        with off:
            await published(desk, "Lost?")
        for kind in ("gap", "suggestion", "intent", "correction", "message", "report"):
            with contextlib.nullcontext() if lasts else pytest.raises(StoreReadOnly):
                await desk.papers.put(kind, "id", {"state": "done"})
        assert ("Lost?" in desk.snapshot.entries["cecot"].summary) is lasts


async def test_whoever_reports_a_mistake_there_reads_that_it_is_off_and_why(tmp_path: Path):
    settings = HTTP | {"KNOWLEDGE_DB": str(tmp_path / "k.json"), "DISK_LASTS": "no"}
    async with desk_of(Config.from_env(settings)) as desk, talking(desk) as slack:
        done = await reported(slack, desk.snapshot.number)
        assert OFF in seen(done)
        await slack.home()
        home = await slack.until(lambda: slack.world.workspace.homes.get(newsroom.EDITOR))
        assert "The fee is missing" not in seen(home)


async def reported(slack: StandIn, number: int):
    shown = await slack.command("/context", "CECOT")
    asked = await slack.choose(shown.message, "more", f"wrong:cecot:{number}")
    return (await slack.submit(asked.view, {"said": "The fee is missing"})).view


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


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"SLACK_CLIENT_SECRET": ""}, "SLACK_CLIENT_SECRET"),
        ({"SLACK_CLIENT_ID": ""}, "SLACK_CLIENT_ID"),
        ({"TOKEN_KEY": ""}, "TOKEN_KEY"),
        ({"SLACK_SIGNING_SECRET": ""}, "SLACK_SIGNING_SECRET"),
        ({"DATABASE_URL": ""}, "DATABASE_URL"),
        ({"PUBLIC_URL": ""}, "PUBLIC_URL"),
        ({"SLACK_BOT_TOKEN": "xoxb-1"}, "SLACK_BOT_TOKEN"),
        ({"SLACK_APP_TOKEN": "xapp-1"}, "SLACK_APP_TOKEN"),
        ({"TOKEN_KEY": "private"}, "TOKEN_KEY"),
        ({"SLACK_CLIENT_ID": "private"}, "SLACK_CLIENT_ID"),
        ({"SLACK_CLIENT_SECRET": "private"}, "SLACK_CLIENT_SECRET"),
        ({"DATABASE_URL": "mysql://private"}, "DATABASE_URL"),
        ({"EDITORS": "U0INES"}, "EDITORS"),
        ({"EDITORS": "T0ONE:C0DESK"}, "EDITORS"),
        ({"DESK_CHANNEL": "C0DESK"}, "DESK_CHANNEL"),
        ({"DESK_CHANNEL": "T0ONE:#desk"}, "DESK_CHANNEL"),
        ({"SHARED_STORE": "some"}, "SHARED_STORE"),
    ],
)
def test_a_setting_of_several_workspaces_that_is_missing_or_bad_is_named(changes, named):
    whole = {
        "SLACK_CLIENT_ID": "123.456",
        "SLACK_CLIENT_SECRET": "0" * 32,
        "SLACK_SIGNING_SECRET": "0" * 32,
        "TOKEN_KEY": "A" * 43 + "=",
        "DATABASE_URL": "postgres://u@h/n",
        "PUBLIC_URL": "https://desk.example",
        "EDITORS": "T0ONE:U0INES, T0ONE:S0DESK",
        "DESK_CHANNEL": "T0ONE:C0DESK",
    }
    assert Config.from_env(whole).mode == "oauth"
    with pytest.raises(ConfigError, match=named) as caught:
        Config.from_env(whole | changes)
    assert "private" not in str(caught.value)
