"""Hosts stop the bot and start it again; nobody is answered twice, or not at all."""

from __future__ import annotations

from pathlib import Path

from bot.playground.faults import Fault
from bot.playground.standin import StandIn
from tests.production.running import running
from tests.stories.reading import headline


def asked_who(slack: StandIn) -> int:
    return [r.what for r in slack.recorder.records].count("auth.test")


async def test_the_first_command_after_a_cold_start_is_answered_in_time(tmp_path: Path):
    async with StandIn.start(pace=0) as slack, running(slack, tmp_path / "desk.json"):
        before = asked_who(slack)
        assert before == 1
        shown = await slack.command("/context", "CECOT")
        assert shown.error == ""
        assert headline(shown) == "CECOT"
        assert asked_who(slack) == before


async def test_an_event_is_answered_once_though_it_comes_again_after_a_restart(tmp_path: Path):
    async with StandIn.start(pace=0) as slack:
        async with running(slack, tmp_path / "desk.json"):
            asked, (exchange,) = await slack.mention("what is CECOT?")
            await slack.until(lambda: slack.thread(asked), within=20)
        async with running(slack, tmp_path / "desk.json"):
            assert (await slack.again(exchange, 2, "http_error")).status == 200
            mine, _ = await slack.mention("what is CECOT?")
            await slack.until(lambda: slack.thread(mine), within=20)
        assert len(slack.thread(asked)) == 1


async def test_what_was_acknowledged_is_done_though_a_stop_comes_before_it(tmp_path: Path):
    async with StandIn.start(pace=0) as slack:
        async with running(slack, tmp_path / "desk.json") as process:
            slack.fail("chat.postMessage", Fault.late(1.5))
            asked, (exchange,) = await slack.mention("what is CECOT?")
            assert exchange.status == 200
            assert not slack.thread(asked)
        assert process.returncode == 0
        assert len(slack.thread(asked)) == 1
