"""The bot as a process: what it logs, how it stops, and what a full disk does to it."""

import asyncio
import signal

import aiohttp
import pytest

from bot.playground import newsroom
from bot.playground.faults import Fault
from tests.bot.processes import running
from tests.stories.reading import seen


async def test_the_log_tells_of_each_request_and_of_nobody(tmp_path):
    async with running(tmp_path, LOG_LEVEL="DEBUG") as bot:
        await bot.slack.command("/context", "Zanzibarian question")
        await bot.slack.mention("Zanzibarian question")
        await bot.slack.direct("Zanzibarian question")
        await bot.slack.until(lambda: len(bot.slack.messages(newsroom.EDITOR)) == 2)
        bot.slack.fail("users.info", Fault("fatal_error"))
        failed = await bot.slack.command("/who", "Zanzibarian", user=newsroom.REPORTER)
        bot.tell()
        assert await bot.ended() == 0
    everything = "".join(bot.written)
    requests = [line for line in bot.lines() if line["logger"] == "bot.requests"]
    assert [(line["surface"], line["outcome"]) for line in requests] == [
        ("/context", "answered"),
        ("app_mention", "answered"),
        ("message", "answered"),
        ("/who", "failed"),
    ]
    assert requests[-1]["request"] in failed.message.text
    assert len({line["request"] for line in requests}) == 4
    for private in ("Zanzibarian", "Ines", "Ruth", newsroom.EDITOR, newsroom.REPORTER):
        assert private not in everything
    for secret in (bot.slack.bot_token, bot.slack.signing_secret):
        assert secret not in everything


@pytest.mark.parametrize("times", [1, 2, 5])
async def test_a_stop_answers_everything_that_was_acknowledged(tmp_path, times):
    async with running(tmp_path) as bot:
        bot.slack.fail("chat.postMessage", Fault.late(1.5), 8)
        for _ in range(8):
            await bot.slack.mention("CECOT")
        for _ in range(times):
            bot.tell(signal.SIGTERM)
            await asyncio.sleep(0.1)
        assert await bot.ended() == 0
        answers = [m for m in bot.slack.messages() if m.thread_ts]
        assert len(answers) == 8


async def test_while_it_stops_who_types_a_command_is_answered_still(tmp_path):
    async with running(tmp_path) as bot:
        bot.slack.fail("chat.postMessage", Fault.late(2))
        await bot.slack.mention("CECOT")
        bot.tell()
        await asyncio.sleep(0.3)
        answer = await bot.slack.command("/context", "CECOT")
        assert "CECOT" in answer.message.text
        assert await bot.ended() == 0


async def test_on_a_full_disk_what_cannot_be_kept_is_said_and_reading_goes_on(tmp_path):
    async with running(tmp_path) as bot:
        await bot.slack.home()
        home = await bot.slack.until(lambda: bot.slack.world.workspace.homes.get(newsroom.EDITOR))
        bot.fill_the_disk()
        await bot.slack.choose(home, "card_form", "short")
        shown = seen(bot.slack.modal())
        assert "could not be written" in shown
        assert "can still be read" in shown
        assert (await bot.slack.command("/context", "CECOT")).message.blocks
        async with aiohttp.ClientSession() as session:
            assert (await session.get(f"{bot.url}/readyz")).status == 200
        bot.tell()
        assert await bot.ended() == 0
    refused = [each for each in bot.lines() if "could not be written" in each.get("traceback", "")]
    assert any(each["request"] in shown for each in refused)
    async with running(tmp_path) as bot:
        assert (await bot.slack.command("/context", "CECOT")).message.blocks


async def test_an_answer_that_slack_refuses_to_show_becomes_a_sentence(tmp_path):
    async with running(tmp_path) as bot:
        bot.slack.fail("chat.postMessage", Fault("msg_blocks_too_long"))
        asked, _ = await bot.slack.mention("CECOT")
        [said] = await bot.slack.until(lambda: bot.slack.thread(asked))
        assert "too long" in said.text
        bot.tell()
        await bot.ended()
    [line] = [each for each in bot.lines() if "work after" in each["message"]]
    assert line["request"] in said.text
    assert "msg_blocks_too_long" in line["message"]


async def test_in_socket_mode_requests_are_noted_and_answered_until_the_stop(tmp_path):
    async with running(tmp_path, socket=True) as bot:
        await bot.slack.command("/context", "CECOT")
        bot.slack.fail("chat.postMessage", Fault.late(1.5))
        asked, _ = await bot.slack.mention("CECOT")
        async with aiohttp.ClientSession() as session:
            assert (await session.get(f"{bot.url}/readyz")).status == 200
            assert (await session.post(f"{bot.url}/slack/events")).status == 404
        bot.tell()
        assert await bot.ended() == 0
        assert len(bot.slack.thread(asked)) == 1
    requests = [line for line in bot.lines() if line["logger"] == "bot.requests"]
    assert [line["surface"] for line in requests] == ["/context", "app_mention"]


async def test_a_store_in_a_file_takes_no_second_process(tmp_path):
    async with running(tmp_path):
        with pytest.raises(AssertionError, match="is in use by another process"):
            async with running(tmp_path):
                pass
