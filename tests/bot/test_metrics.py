"""The figures that a running bot gives, and to whom."""

import aiohttp
import pytest
from prometheus_client.parser import text_string_to_metric_families

from bot.local import talking
from bot.playground.faults import Fault
from knowledge.building import curated_snapshot
from knowledge.desk import Desk

TOKEN = "figures-0123456789"


@pytest.fixture(scope="module")
def desk():
    return Desk(curated_snapshot())


async def read(slack, **headers):
    address = slack.outbox.transport.url.replace("/slack/events", "/metrics")
    async with aiohttp.ClientSession() as session, session.get(address, headers=headers) as answer:
        return answer.status, await answer.text()


async def figures(slack):
    status, text = await read(slack, Authorization=f"Bearer {TOKEN}")
    assert status == 200
    return {
        (sample.name, *sorted(sample.labels.values())): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


async def test_without_a_token_set_there_are_no_figures(desk):
    async with talking(desk) as slack:
        assert (await read(slack))[0] == 404


@pytest.mark.parametrize("given", [{}, {"Authorization": "Bearer wrong"}, {"Authorization": TOKEN}])
async def test_figures_are_for_whoever_sends_the_token(desk, given):
    async with talking(desk, settings={"METRICS_TOKEN": TOKEN}) as slack:
        assert (await read(slack, **given))[0] == 401


async def test_what_happened_is_counted(desk):
    async with talking(desk, settings={"METRICS_TOKEN": TOKEN}) as slack:
        await slack.command("/context", "CECOT")
        await slack.command("/context", "CECOT")
        await slack.command("/context", "nobody of that name")
        slack.fail("chat.postMessage", Fault.busy())
        _, [exchange] = await slack.mention("CECOT")
        await slack.until(lambda: len([m for m in slack.messages() if m.thread_ts]) == 1)
        await slack.again(exchange)
        found = await figures(slack)
    assert found["nutgraf_request_seconds_count", "/context"] == 3
    assert found["nutgraf_request_seconds_count", "app_mention"] == 2
    assert found["nutgraf_requests_total", "answered"] == 5
    assert found["nutgraf_answers_total", "card"] == 3
    assert found["nutgraf_answers_total", "miss"] == 1
    assert found["nutgraf_slack_calls_total", "429"] == 1
    assert found["nutgraf_slack_retries_total", "http_timeout"] == 1
    assert found["nutgraf_corrections_outstanding",] == 0
    assert found["nutgraf_outbox_waiting",] == 0
    assert found["nutgraf_snapshot_lag_revisions",] == 0
    assert found["nutgraf_snapshot_revision",] == desk.snapshot.ledger.number
    assert ("nutgraf_loop_stall_seconds_total",) in found


async def test_nothing_that_was_asked_is_in_a_figure(desk):
    async with talking(desk, settings={"METRICS_TOKEN": TOKEN}) as slack:
        await slack.command("/context", "private words")
        _, text = await read(slack, Authorization=f"Bearer {TOKEN}")
    assert "private" not in text
    assert "U00EDITOR" not in text


async def test_an_answer_by_response_url_is_a_call_of_slack(desk):
    async with talking(desk, settings={"METRICS_TOKEN": TOKEN}) as slack:
        shown = await slack.command("/context", "CECOT")
        slack.fail("response_url", Fault.broken(503))
        before = len(slack.messages())
        await slack.press(shown.message, "line")
        await slack.until(lambda: len(slack.messages()) > before)
        found = await figures(slack)
    assert found["nutgraf_slack_calls_total", "503"] == 1
