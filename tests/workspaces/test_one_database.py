"""One workspace whose store is in a database: several processes, one after another and at once."""

from __future__ import annotations

import asyncio
import contextlib
import shutil
from collections.abc import AsyncGenerator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from psycopg import AsyncConnection

from benchmarks.postgres import Server
from bot.config import Config, ConfigError
from bot.local import talking
from bot.playground import newsroom
from bot.playground.standin import StandIn
from bot.running import desk_of, shared_desk
from knowledge.building import OFF, build, release, snapshot_of
from knowledge.cli import main
from knowledge.curated import DEFAULT_FOLDER
from knowledge.desk import Desk
from knowledge.errors import StoreReadOnly
from knowledge.following import Following
from knowledge.model import Entry
from knowledge.publishing import Edit, Published
from knowledge.store.postgres.database import ALONE
from knowledge.store.postgres.notices import Notice
from knowledge.store.postgres.store import PostgresStore
from knowledge.workspaces import opened_stores, workspace_desk
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


async def test_a_choice_that_one_process_keeps_the_other_takes_over_when_it_looks(url: str):
    looks: asyncio.Queue[None] = asyncio.Queue()

    async def looking() -> AsyncGenerator[Notice | None, None]:
        while True:
            yield await looks.get()

    follows = Following(looking)
    async with (
        shared_desk(url) as one,
        opened_stores(url) as stores,
        workspace_desk(stores, "", follows) as two,
    ):
        await one.personal.set_form(newsroom.EDITOR, "short")
        assert two.personal.form_of(newsroom.EDITOR) == "full"
        following = asyncio.create_task(follows.run())
        looks.put_nowait(None)
        async with asyncio.timeout(20):
            while two.personal.form_of(newsroom.EDITOR) != "short":
                await asyncio.sleep(0.01)
        following.cancel()
        await asyncio.gather(following, return_exceptions=True)


async def test_a_process_with_one_workspace_opens_four_connections_and_one_that_listens(
    server: Server, url: str
):
    async with (
        shared_desk(url) as desk,
        await AsyncConnection.connect(url, autocommit=True) as watching,
        await AsyncConnection.connect(url) as other,
    ):
        await other.execute("LOCK TABLE nutgraf.papers")
        asked = [asyncio.create_task(desk.papers.get("gap", f"{each}")) for each in range(12)]
        async with asyncio.timeout(20):
            while await counted(watching, "AND wait_event_type = 'Lock'") < ALONE:
                await asyncio.sleep(0.01)
        await asyncio.sleep(0.2)
        assert await counted(watching) == ALONE + 1
        await other.commit()
        assert await asyncio.gather(*asked) == [None] * 12


async def counted(watching: AsyncConnection[Any], which: str = "") -> int:
    """How many connections the bot has open to this database."""
    cursor = await watching.execute(
        "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'nutgraf'"
        f" AND datname = current_database() {which}"
    )
    [(count,)] = await cursor.fetchall()
    return int(count)


async def test_processes_that_start_at_once_merge_the_curated_files_once(url: str):
    async with opened_stores(url) as stores:
        built = await asyncio.gather(*(build(stores.of("")) for _ in range(4)))
        assert sum(bool(each.revisions) for each in built) == 1
        revisions = await stores.of("").revisions()
        assert len({each.subject for each in revisions}) == len(revisions)


def files(folder: Path, role: str) -> Path:
    """Make curated files that say that CECOT is something."""
    shutil.copytree(DEFAULT_FOLDER, folder)
    file = folder / "terms" / "cecot.yaml"
    text = file.read_text("utf-8")
    said = next(line for line in text.splitlines() if line.startswith("role: "))
    file.write_text(text.replace(said, f"role: {role}"), "utf-8")
    return folder


async def role(store: PostgresStore) -> str:
    entry = (await snapshot_of(store)).entries["cecot"]
    return entry.role


async def test_an_earlier_version_that_starts_during_a_release_takes_nothing_back(
    url: str, tmp_path: Path
):
    older, newer = files(tmp_path / "a", "Prison"), files(tmp_path / "b", "Prison for 40,000")
    async with opened_stores(url) as stores:
        store = stores.of("")
        await build(store, older, beside=store)
        await build(store, newer, beside=store)
        assert (await build(store, older, beside=store)).revisions == ()
        assert await role(store) == "Prison for 40,000"
        [back] = (await release(store, store, older)).revisions
        assert back.subject == "cecot"
        assert await role(store) == "Prison"
        assert (await build(store, newer, beside=store)).revisions == ()
        assert await role(store) == "Prison"


async def test_the_release_merges_the_curated_files_into_every_store_that_has_begun(
    url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    async with opened_stores(url) as stores:
        for workspace in ("T0ONE", "T0TWO"):
            await build(stores.of(workspace), files(tmp_path / workspace, "A prison of old"))
        assert await asyncio.to_thread(main, ["migrate"], {"DATABASE_URL": url}) == 0
        assert "what the curated files changed: 2 revisions" in capsys.readouterr().out
        for workspace in ("T0ONE", "T0TWO"):
            assert await role(stores.of(workspace)) != "A prison of old"
        assert await stores.names() == ("T0ONE", "T0TWO")


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
