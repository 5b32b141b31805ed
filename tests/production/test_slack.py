"""Slack is busy, asks again, refuses a message, or hands us our own words."""

from __future__ import annotations

import json
import re
import time
from collections.abc import AsyncIterator

import pytest

from bot.local import talking
from bot.playground import newsroom
from bot.playground.faults import Fault
from bot.playground.http_transport import signed_headers
from bot.playground.standin import StandIn
from knowledge.desk import Desk
from tests.attackers.sending import FORM, post, quiet, soon
from tests.stories.reading import headline


@pytest.fixture
async def faulty(desk: Desk) -> AsyncIterator[StandIn]:
    """A stand-in that is asked for failures, which it records as such."""
    async with talking(desk) as slack:
        yield slack


async def answered(slack: StandIn) -> bool:
    return headline(await slack.command("/context", "CECOT")) == "CECOT"


@pytest.mark.parametrize("reason", ["http_timeout", "http_error", "connection_failed"])
async def test_a_retried_event_is_answered_once(slack: StandIn, reason: str):
    asked, (exchange,) = await slack.mention("what is CECOT?")
    for number in (1, 2, 3):
        assert (await slack.again(exchange, number, reason)).status == 200
    await slack.until(lambda: slack.thread(asked))
    await quiet(slack)
    assert len(slack.thread(asked)) == 1


async def test_a_busy_slack_gets_the_answer_later_and_once(faulty: StandIn):
    faulty.fail("chat.postMessage", Fault.busy(1), times=2)
    asked, (exchange,) = await faulty.mention("what is CECOT?")
    assert exchange.status == 200
    await faulty.until(lambda: faulty.thread(asked), within=20)
    await quiet(faulty)
    assert len(faulty.thread(asked)) == 1


@pytest.mark.parametrize("error", ["invalid_blocks", "msg_blocks_too_long", "msg_too_long"])
async def test_where_slack_refuses_a_message_the_person_reads_why(faulty: StandIn, error: str):
    faulty.fail("chat.postMessage", Fault(error))
    asked, (exchange,) = await faulty.mention("what is CECOT?")
    assert exchange.status == 200
    said = await faulty.until(lambda: faulty.thread(asked))
    assert "Slack does not show that answer" in said[0].text
    assert await answered(faulty)


async def test_no_answer_is_longer_than_slack_takes(slack: StandIn, desk: Desk):
    for command in ("/context", "/quotes", "/timeline", "/sources", "/figures"):
        for entry in list(desk.snapshot.entries.values()):
            shown = await slack.command(command, entry.name)
            assert (shown.error, shown.problems) == ("", ())
    for text in ("a" * 3000, "& < > " * 500, "é" * 3000, "\N{NEWSPAPER}" * 1500):
        for command in ("/context", "/quotes", "/timeline"):
            shown = await slack.command(command, text)
            assert (shown.error, shown.problems) == ("", ())


OTHERS = {
    "itself": {"user": newsroom.BOT_USER, "bot_id": "B00NUTGRAF"},
    "itself, without its bot id": {"user": newsroom.BOT_USER},
    "another bot": {"user": "U00OTHERBOT", "bot_id": "B00OTHER"},
    "a bot without a user": {"bot_id": "B00OTHER", "subtype": "bot_message"},
    "nobody": {},
}


@pytest.mark.parametrize("kind", ["app_mention", "message"])
@pytest.mark.parametrize("who", OTHERS)
async def test_the_bot_does_not_answer(slack: StandIn, who: str, kind: str):
    direct = slack.world.workspace.direct_channel(newsroom.BOT_USER, newsroom.EDITOR)
    where = {"channel": direct.id, "channel_type": "im"}
    if kind == "app_mention":
        where = {"channel": newsroom.GENERAL, "channel_type": "channel"}
    said = {"type": kind, "text": "what is CECOT?", "ts": "1746600000.000100", **where}
    sent = await slack.event({**said, **OTHERS[who]})
    assert sent.status == 200
    await quiet(slack)
    assert not [r for r in slack.recorder.records if r.what == "chat.postMessage"]


async def test_nothing_that_the_bot_posts_is_unfurled_a_second_time(slack: StandIn):
    shown = await slack.command("/sources", "CECOT share")
    assert shown.error == ""
    asked, _ = await slack.mention("sources CECOT")
    await slack.until(lambda: slack.thread(asked))
    posted = [r.payload for r in slack.recorder.records if r.what == "chat.postMessage"]
    assert len(posted) == 2
    assert [(p["unfurl_links"], p["unfurl_media"]) for p in posted] == [(False, False)] * 2


@pytest.mark.parametrize("error", ["expired_trigger_id", "trigger_exchanged"])
async def test_a_trigger_that_is_too_old_leaves_no_error_behind(faulty: StandIn, error: str):
    faulty.fail("views.open", Fault(error), times=2)
    late = await faulty.shortcut("look_up")
    assert (late.status, late.error, late.view) == (200, "", None)
    assert (await faulty.shortcut("look_up")).view is not None


@pytest.mark.parametrize("seconds", [-400, 400])
async def test_a_clock_that_is_wrong_is_named_in_the_log(
    slack: StandIn, seconds: int, caplog: pytest.LogCaptureFixture
):
    caplog.set_level("INFO")
    body = b"command=%2Fcontext&text=CECOT&user_id=U00EDITOR"
    headers = signed_headers(slack.signing_secret, body, time.time() + seconds)
    status, said = await post(slack, body, {"Content-Type": FORM, **headers})
    assert status == 401
    assert "signed 5 minutes or more from this machine's time" in json.loads(said)["error"]
    assert "Refused a request that Slack signed: its time is" in caplog.text
    assert await answered(slack)


REFERENCE = re.compile(r"tell the desk: [0-9a-f]{8}")


def private(slack: StandIn) -> list[str]:
    """What the editor alone has read in the channel, after the card of the command."""
    return [m.text for m in slack.messages() if m.only_for == newsroom.EDITOR][1:]


@pytest.mark.parametrize(
    "fault", [Fault.busy(1), Fault.broken(503), Fault.broken(500), Fault.lost()], ids=str
)
async def test_what_a_control_shows_comes_later_where_slack_is_busy(faulty: StandIn, fault: Fault):
    shown = await faulty.command("/context", "CECOT")
    faulty.fail("response_url", fault)
    assert (await faulty.press(shown.message, "line")).status == 200
    assert await faulty.until(lambda: private(faulty), within=20)
    await quiet(faulty)
    assert len(private(faulty)) == 1


async def test_what_slack_never_takes_is_told_with_a_reference(
    faulty: StandIn, caplog: pytest.LogCaptureFixture
):
    shown = await faulty.command("/context", "CECOT")
    faulty.fail("response_url", Fault.broken(503), times=3)
    await faulty.press(shown.message, "line")
    (said,) = await faulty.until(lambda: private(faulty), within=20)
    assert REFERENCE.search(said)
    assert said.split("tell the desk: ")[1].split(".")[0] in caplog.text


async def test_what_slack_refuses_to_show_under_a_control_says_why(faulty: StandIn):
    shown = await faulty.command("/context", "CECOT")
    faulty.fail("response_url", Fault("invalid_blocks", 400))
    await faulty.press(shown.message, "line")
    (said,) = await faulty.until(lambda: private(faulty))
    assert "Slack does not show that answer" in said


@pytest.mark.parametrize("word", ["used_url", "expired_url"])
async def test_an_answer_that_comes_too_late_is_one_line_without_its_address(
    faulty: StandIn, caplog: pytest.LogCaptureFixture, word: str
):
    shown = await faulty.command("/context", "CECOT")
    faulty.fail("response_url", Fault(word, 404))
    await faulty.press(shown.message, "line")
    (line,) = await soon(lambda: [r for r in caplog.records if word in r.getMessage()])
    assert (line.levelname, line.exc_info) == ("WARNING", None)
    assert "reference" in line.getMessage()
    assert "/response/" not in caplog.text
    await quiet(faulty)
    assert private(faulty) == []


async def test_a_response_url_is_not_tried_more_often_than_slack_allows(faulty: StandIn):
    shown = await faulty.command("/context", "CECOT")
    faulty.fail("response_url", Fault.broken(503), times=9)
    await faulty.press(shown.message, "line")
    tried = lambda: [r for r in faulty.recorder.records if r.what == "response_url"]  # noqa: E731
    await soon(lambda: len(tried()) == 5)
    await quiet(faulty, rounds=60)
    assert len(tried()) == 5
