"""The real bot in the browser: a visit from the first card to Home."""

from __future__ import annotations

import pytest

from bot.manifest import manifest
from bot.playground import Recorder
from tests.browser.browsing import LOOKS, need, visit
from tests.browser.served_desk import SUGGESTIONS, served_desk
from tests.browser.sights.walks import WALKS
from tests.browser.slack_types import TSC, complaints, manifest_complaints


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("walk", WALKS, ids=lambda walk: walk.name)
async def test_a_visit_goes_well_and_axe_finds_nothing_wrong(chromium, walk, look):
    seen, wrong = [], []
    async with (
        walk.desk() as desk,
        served_desk(desk=desk) as (slack, url),
        visit(chromium, url, look) as page,
    ):

        async def take(name):
            seen.append(name)
            wrong.extend((name, each) for each in await page.violations())

        await walk.go(page, take)
        assert slack.recorder.refused == ()
    assert tuple(seen) == walk.names
    assert wrong == []


@pytest.mark.parametrize("suggestion", SUGGESTIONS)
async def test_each_suggestion_is_answered_by_a_card(chromium, suggestion):
    async with served_desk() as (slack, url), visit(chromium, url) as page:
        await page.press(suggestion)
        await slack.until(lambda: [each for each in slack.messages() if each.blocks])


async def test_what_the_bot_sends_is_right_by_slacks_own_types():
    if not TSC.exists():
        need("TypeScript was not found: run npm ci in tests/browser.")
    recorder = Recorder()
    async with served_desk(recorder) as (slack, _):
        for text in ("CECOT", "Bukele", "nobody such", "", "help", "Rubio"):
            message = (await slack.command("/context", text)).message
            for element in controls(message):
                await slack.press(message, element["action_id"])
        await slack.mention("what is Tren de Aragua?")
    sent = [{"payload": each.payload, "error": each.error} for each in recorder.records]
    count, found = complaints(sent)
    assert count >= 6
    assert found == []


def test_the_manifest_is_right_by_slacks_own_types():
    if not TSC.exists():
        need("TypeScript was not found: run npm ci in tests/browser.")
    made = manifest("https://example.com")
    # Slack's manifest reference lists both; the lists in @slack/web-api do not know them yet
    made["oauth_config"]["scopes"]["bot"].remove("assistant:write")
    made["settings"]["event_subscriptions"]["bot_events"].remove("function_executed")
    assert manifest_complaints(made) == []
    made["features"]["slash_commands"][0]["colour"] = "red"
    assert manifest_complaints(made)


def test_the_types_refuse_what_slack_refuses():
    if not TSC.exists():
        need("TypeScript was not found: run npm ci in tests/browser.")
    header = {"type": "header", "text": {"type": "mrkdwn", "text": "Word"}}
    count, found = complaints([{"payload": {"text": "Word", "blocks": [header]}, "error": ""}])
    assert count == 1
    assert "not assignable" in found[0]


def controls(message):
    """Return the buttons of a message."""
    rows = (block["elements"] for block in message.blocks if block["type"] == "actions")
    return [each for row in rows for each in row if each["type"] == "button"]
