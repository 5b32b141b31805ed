"""A method is refused where the workspace did not grant what it needs."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.playground import StandIn, newsroom
from bot.playground.webapi.methods import METHODS
from tests.bot.playground.calling import api, refusal, without
from tests.bot.playground.proving import proves

NEEDS = {name: method.scopes for name, method in METHODS.items() if method.scopes}
KINDS = [
    (newsroom.GENERAL, "channels"),
    (newsroom.EDITORS_ROOM, "groups"),
    (newsroom.DIRECT, "im"),
    ("several", "mpim"),
]
EDITORS = f"{newsroom.EDITOR},{newsroom.SECOND_EDITOR}"


async def named(client, channel):
    if channel != "several":
        return channel
    return (await client.conversations_open(users=EDITORS))["channel"]["id"]


@proves("token.scope")
@pytest.mark.parametrize("method", NEEDS)
async def test_a_method_needs_its_scope(http, method):
    app = newsroom.installation(scopes=newsroom.SCOPES - set(NEEDS[method]))
    async with StandIn.start(app=app) as slack:
        refused = await api(slack, http, method, slack.bot_token)
        slack.world.app = replace(app, scopes=newsroom.SCOPES)
        let_in = await api(slack, http, method, slack.bot_token)
    assert refused["error"] == "missing_scope"
    assert refused["needed"] == ",".join(NEEDS[method])
    assert let_in.get("error") != "missing_scope"


@pytest.mark.parametrize(("channel", "family"), KINDS)
async def test_each_kind_of_conversation_is_read_by_its_own_scope(http, channel, family):
    async with without(http, f"{family}:history", f"{family}:read") as client:
        place = await named(client, channel)
        calls = [client.conversations_history, client.conversations_info]
        assert {await refusal(call(channel=place)) for call in calls} == {"missing_scope"}
        members = client.conversations_members(channel=place)
        assert await refusal(members) == "missing_scope"
    others = {other for _, other in KINDS} - {family}
    async with without(http, *(f"{other}:history" for other in others)) as client:
        place = await named(client, channel)
        assert await refusal(client.conversations_history(channel=place)) == ""


@pytest.mark.parametrize(
    ("users", "scope"), [(newsroom.EDITOR, "im:write"), (EDITORS, "mpim:write")]
)
async def test_one_person_and_several_are_written_to_by_different_scopes(http, users, scope):
    async with without(http, scope) as client:
        assert await refusal(client.conversations_open(users=users)) == "missing_scope"


async def test_metadata_is_read_without_a_scope_of_its_own(http):
    note = {"event_type": "correction", "event_payload": {"id": "c1"}}
    async with without(http, "metadata.message:read") as client:
        await client.chat_postMessage(channel=newsroom.GENERAL, text="Word", metadata=note)
        read = await client.conversations_history(
            channel=newsroom.GENERAL, include_all_metadata=True
        )
    assert read["messages"][0]["metadata"] == note
