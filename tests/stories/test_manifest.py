"""What the manifest offers is what the bot answers, within Slack's limits."""

from __future__ import annotations

import pytest

from bot.manifest import AGENT_DESCRIPTION, EVENTS, SHORTCUTS, manifest
from bot.playground import newsroom
from bot.playground.standin import StandIn
from knowledge.desk import Desk
from knowledge.questions import parse
from tests.stories.reading import words

MADE = manifest("https://desk.example")


@pytest.mark.parametrize(("kind", "name", "callback", "description"), SHORTCUTS)
async def test_every_shortcut_opens_a_view(slack: StandIn, kind, name, callback, description):
    message, _ = await slack.say("Rubio met Bukele.")
    shown = await slack.shortcut(callback, message if kind == "message" else None)
    assert shown.view is not None
    assert shown.view.view["title"]["text"] == name
    assert len(name) <= 24
    assert len(description) <= 150


async def test_every_step_ends(slack: StandIn):
    for callback, step in MADE["functions"].items():
        execution, _ = await slack.step(callback, {"term": "CECOT"})
        ended = await slack.until(lambda execution=execution: slack.world.functions[execution])
        assert ended["outputs"].keys() == step["output_parameters"]["properties"].keys()


async def test_every_command_is_answered(slack: StandIn):
    for command in MADE["features"]["slash_commands"]:
        assert "¶" in words(await slack.command(command["command"], "El Salvador"))


def test_every_prompt_of_the_pane_names_an_entry(desk: Desk):
    for prompt in MADE["features"]["agent_view"]["suggested_prompts"]:
        assert getattr(desk.ask(parse(prompt["message"])), "entry_id", "")


def test_the_manifest_keeps_slacks_limits():
    features = MADE["features"]
    assert len(features["shortcuts"]) <= 10
    assert len(features["unfurl_domains"]) <= 5
    assert len(features["agent_view"]["suggested_prompts"]) <= 4
    assert len(AGENT_DESCRIPTION) <= 300
    many = manifest("https://d.example", unfurl_domains=["a.example"] * 9)
    assert len(many["features"]["unfurl_domains"]) == 5


async def test_the_bot_is_granted_what_the_manifest_asks_for_and_no_more(slack: StandIn):
    assert slack.world.app.scopes == set(MADE["oauth_config"]["scopes"]["bot"])
    assert slack.world.app.scopes < newsroom.SCOPES
    assert {"link_shared", "function_executed", "assistant_thread_started"} <= set(EVENTS)
