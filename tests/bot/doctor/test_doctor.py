"""The doctor: what it says of a bot that is well, and of each thing that can be wrong."""

import asyncio
import contextlib
import json
import os
import socket
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from bot.doctor.examining import examine
from bot.doctor.printing import as_text, is_well
from bot.doctor.scopes import USES
from bot.local import talking
from bot.manifest import SCOPES
from bot.playground import StandIn, newsroom
from bot.playground.faults import Fault
from knowledge.building import curated_snapshot
from knowledge.desk import Desk

PROJECT = Path(__file__).parents[3]
HEX = "0123456789abcdef0123456789abcdef"


@contextlib.asynccontextmanager
async def slack_with(scopes=SCOPES):
    async with StandIn.start() as slack:
        slack.world.app = replace(slack.world.app, scopes=frozenset(scopes))
        yield slack


async def found(slack, folder, now=time.time, **settings):
    """What the doctor says of each part, by its name."""
    environ = {
        "SLACK_BOT_TOKEN": slack.bot_token,
        "SLACK_SIGNING_SECRET": HEX,
        "SLACK_API_URL": slack.api_url,
        "KNOWLEDGE_DB": str(folder / "knowledge.json"),
        "EDITORS": newsroom.EDITORS_GROUP,
        "DESK_CHANNEL": newsroom.WORLD,
        **settings,
    }
    findings = await examine(environ, folder, now)
    assert all(f.said.endswith(".") and "\n" not in f.said for f in findings)
    assert all(f.mend for f in findings if f.state == "bad")
    for secret in (slack.bot_token, HEX):
        assert secret not in as_text(findings)
    return {finding.part: finding for finding in findings}, is_well(findings)


async def test_a_bot_that_is_well_is_told_so(tmp_path):
    async with slack_with() as slack:
        told, well = await found(slack, tmp_path)
    assert well
    assert {finding.state for finding in told.values()} == {"good"}


async def test_the_doctor_changes_nothing_in_slack_and_on_the_disk(tmp_path):
    async with slack_with() as slack:
        await found(slack, tmp_path)
        called = {call.what for call in slack.calls()}
    assert called == {"auth.test", "conversations.info", "usergroups.users.list"}
    assert list(tmp_path.iterdir()) == []


async def test_a_refused_token_is_named_and_what_needs_it_is_not_asked(tmp_path):
    async with slack_with() as slack:
        told, well = await found(slack, tmp_path, SLACK_BOT_TOKEN="xoxb-wrong")
    assert not well
    assert "invalid_auth" in told["bot token"].said
    assert told["scopes"].state == told["editors"].state == "not looked at"
    assert told["curated files"].state == "good"


async def test_an_address_where_no_slack_is_is_named(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    async with slack_with() as slack:
        url = f"http://127.0.0.1:{port}/api/"
        told, well = await found(slack, tmp_path, SLACK_API_URL=url)
    assert not well
    assert "cannot be reached" in told["bot token"].said


@pytest.mark.parametrize("scope", SCOPES)
async def test_a_missing_scope_is_named_with_what_needs_it(tmp_path, scope):
    async with slack_with(set(SCOPES) - {scope}) as slack:
        told, well = await found(slack, tmp_path)
    assert not well
    assert f"{scope}, for {USES[scope]}" in told["scopes"].said
    assert "Install the app again" in told["scopes"].mend


def test_every_scope_of_the_manifest_has_its_use():
    assert set(USES) == set(SCOPES)


@pytest.mark.parametrize(
    ("off", "state"),
    [(0, "good"), (45, "good"), (-45, "good"), (90, "warning"), (-90, "warning"), (310, "bad"),
     (-600, "bad")],
)  # fmt: skip
async def test_a_clock_that_is_off_is_told_by_how_much(tmp_path, off, state):
    async with slack_with() as slack:
        told, well = await found(slack, tmp_path, now=lambda: time.time() + off)
    assert told["clock"].state == state
    assert well == (state != "bad")
    if state != "good":
        assert ("ahead of" if off > 0 else "behind") in told["clock"].said


@pytest.mark.parametrize(
    ("channel", "state", "word"),
    [
        (newsroom.WORLD, "good", "is in"),
        (newsroom.OUTSIDE, "good", "can post there"),
        (newsroom.EDITORS_ROOM, "good", "is in"),
        (newsroom.PRIVATE, "bad", "private"),
        (newsroom.ARCHIVED, "bad", "archived"),
        ("C00NOWHERE", "bad", "not there"),
    ],
)
async def test_the_desks_channel_must_be_one_that_the_bot_can_post_in(
    tmp_path, channel, state, word
):
    async with slack_with() as slack:
        told, _ = await found(slack, tmp_path, DESK_CHANNEL=channel)
    assert told["desk channel"].state == state
    assert word in told["desk channel"].said


@pytest.mark.parametrize(
    ("editors", "state"),
    [
        (newsroom.EDITOR, "good"),
        (newsroom.EDITORS_GROUP, "good"),
        ("", "warning"),
        ("U00NOBODY", "bad"),
        ("S00NOGROUP", "bad"),
        (newsroom.DISABLED_GROUP, "bad"),
    ],
)
async def test_editors_must_be_there(tmp_path, editors, state):
    async with slack_with() as slack:
        told, _ = await found(slack, tmp_path, EDITORS=editors)
    assert told["editors"].state == state


async def test_what_slack_does_not_tell_is_said(tmp_path):
    async with slack_with() as slack:
        slack.fail("conversations.info", Fault("internal_error", 500))
        slack.fail("usergroups.users.list", Fault.lost())
        told, well = await found(slack, tmp_path)
    assert not well
    assert "internal_error" in told["desk channel"].said


async def test_a_secret_of_an_odd_form_is_worth_a_word(tmp_path):
    async with slack_with() as slack:
        told, well = await found(slack, tmp_path, SLACK_SIGNING_SECRET="not-hexadecimal-at-all")
    assert well
    assert told["signing secret"].state == "warning"


async def test_a_bad_setting_is_named_and_the_files_are_looked_at_all_the_same(tmp_path):
    async with slack_with() as slack:
        told, well = await found(slack, tmp_path, PORT="http")
    assert not well
    assert told["settings"].said.startswith("PORT")
    assert "curated files" in told


@pytest.mark.parametrize(("token", "state"), [("", "good"), ("xapp-wrong", "bad")])
async def test_in_socket_mode_the_app_token_is_tried(tmp_path, token, state):
    async with slack_with() as slack:
        token = token or slack.app_token
        told, _ = await found(slack, tmp_path, SLACK_APP_TOKEN=token, SLACK_SIGNING_SECRET="")
    assert told["app token"].state == state
    assert told["signing secret"].state == "good"


async def test_the_public_address_must_lead_to_the_bot(tmp_path):
    async with talking(Desk(curated_snapshot())) as slack:
        address = slack.outbox.transport.url.removesuffix("slack/events")
        told, _ = await found(slack, tmp_path, PUBLIC_URL=address)
        assert told["public address"].state == "good"
        told, well = await found(slack, tmp_path, PUBLIC_URL=slack.api_url)
        assert told["public address"].state == "warning"
        assert well


async def test_a_database_that_is_not_there_is_told_without_its_password(tmp_path):
    url = "postgres://desk:private-password@127.0.0.1:1/desk"
    async with slack_with() as slack:
        told, well = await found(slack, tmp_path, DATABASE_URL=url)
        assert not well
        assert told["database"].state == "bad"
        told, _ = await found(slack, tmp_path, DATABASE_URL="postgres://[")
        assert "DATABASE_URL" in told["database"].said + told["database"].mend
    assert "private-password" not in as_text(told.values())


@pytest.mark.parametrize("host", [{"DYNO": "web.1"}, {"DISK_LASTS": "no"}])
async def test_a_disk_that_does_not_last_is_warned_of(tmp_path, host):
    async with slack_with() as slack:
        told, well = await found(slack, tmp_path, **host)
        kept, _ = await found(slack, tmp_path, **{**host, "DISK_LASTS": "yes"})
    assert well
    assert told["store"].state == "warning"
    assert "DATABASE_URL" in told["store"].mend
    assert kept["store"].state == "good"


async def run(slack, folder, *arguments, **settings):
    environ = {
        **os.environ,
        "SLACK_BOT_TOKEN": slack.bot_token,
        "SLACK_SIGNING_SECRET": HEX,
        "SLACK_API_URL": slack.api_url,
        "PYTHONPATH": str(PROJECT),
        **settings,
    }
    return await asyncio.to_thread(
        subprocess.run,
        [sys.executable, "-m", "bot", "doctor", *arguments],
        cwd=folder, env=environ, capture_output=True, text=True, check=False,
    )  # fmt: skip


async def test_the_command_says_in_words_what_to_mend(tmp_path):
    async with slack_with() as slack:
        well = await run(slack, tmp_path)
        ill = await run(slack, tmp_path, SLACK_BOT_TOKEN="xoxb-wrong")
    assert well.returncode == 0
    assert well.stdout.endswith("The bot can run.\n")
    assert ill.returncode == 1
    assert "→ Copy SLACK_BOT_TOKEN anew" in ill.stdout
    assert ill.stdout.endswith("1 thing is to be mended.\n")


async def test_a_program_reads_the_same_as_json(tmp_path):
    async with slack_with() as slack:
        done = await run(slack, tmp_path, "--json")
    told = json.loads(done.stdout)
    assert told["well"] is True
    assert {"part", "state", "said", "mend"} == set(told["findings"][0])
