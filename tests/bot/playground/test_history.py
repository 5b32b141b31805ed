"""Direct messages, metadata and the history of a conversation, as Slack keeps them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.playground import newsroom
from tests.bot.playground.calling import api, refusal
from tests.bot.playground.proving import proves

NOTE = {"event_type": "correction", "event_payload": {"id": "c1"}}


async def texts(call):
    return [each["text"] for each in (await call)["messages"]]


async def test_a_message_to_a_person_opens_their_direct_message(slack, client):
    sent = await client.chat_postMessage(channel=newsroom.READERS[0], text="For you")
    assert sent["channel"].startswith("D")
    (read,) = slack.messages(sent["channel"], newsroom.READERS[0])
    assert (read.text, read.user) == ("For you", newsroom.BOT_USER)
    opened = await client.conversations_open(users=newsroom.READERS[0])
    assert opened["channel"]["id"] == sent["channel"]


@pytest.mark.parametrize("channel", ["U00NOBODY", newsroom.BOT_USER])
async def test_nobody_else_has_a_direct_message(client, channel):
    sent = client.chat_postMessage(channel=channel, text="Word")
    assert await refusal(sent) == "channel_not_found"


async def test_a_person_is_no_channel_where_a_message_is_read_or_changed(client):
    sent = await client.chat_postMessage(channel=newsroom.EDITOR, text="Word")
    for call in (
        client.chat_update(channel=newsroom.EDITOR, ts=sent["ts"], text="New"),
        client.chat_delete(channel=newsroom.EDITOR, ts=sent["ts"]),
        client.conversations_history(channel=newsroom.EDITOR),
    ):
        assert await refusal(call) == "channel_not_found"
    updated = await client.chat_update(channel=sent["channel"], ts=sent["ts"], text="New")
    assert updated["text"] == "New"


async def test_metadata_comes_back_to_those_who_ask_in_the_channel_and_in_the_thread(client):
    place = {"channel": newsroom.GENERAL}
    sent = await client.chat_postMessage(**place, text="Word", metadata=NOTE)
    for read in (client.conversations_history, client.conversations_replies):
        where = place if read == client.conversations_history else place | {"ts": sent["ts"]}
        plainly = await read(**where)
        fully = await read(**where, include_all_metadata=True)
        assert "metadata" not in plainly["messages"][0]
        assert fully["messages"][0]["metadata"] == NOTE


async def test_an_update_keeps_metadata_replaces_it_or_takes_it_away(slack, client, http):
    sent = await client.chat_postMessage(channel=newsroom.GENERAL, text="Word", metadata=NOTE)
    place = {"channel": newsroom.GENERAL, "ts": sent["ts"]}
    await client.chat_update(**place, text="New")
    assert slack.messages()[0].metadata == NOTE
    other = {"event_type": "correction", "event_payload": {"id": "c2"}}
    await api(slack, http, "chat.update", slack.bot_token, **place, metadata=other)
    assert (slack.messages()[0].text, slack.messages()[0].metadata) == ("New", other)
    await api(slack, http, "chat.update", slack.bot_token, **place, metadata={})
    assert slack.messages()[0].metadata is None


async def test_an_update_with_a_text_alone_takes_the_blocks_away(slack, client, http):
    sent = await client.chat_postMessage(
        channel=newsroom.GENERAL, text="Word", blocks=[{"type": "divider"}]
    )
    place = {"channel": newsroom.GENERAL, "ts": sent["ts"]}
    await api(slack, http, "chat.update", slack.bot_token, **place, metadata=NOTE)
    assert len(slack.messages()[0].blocks) == 1
    await client.chat_update(**place, text="New")
    assert slack.messages()[0].blocks == ()


@proves("message.update_text", "message.archived")
async def test_an_update_is_short_and_not_in_an_archived_channel(slack, client):
    sent = await client.chat_postMessage(channel=newsroom.WORLD, text="Word")

    def update(letters):
        return client.chat_update(channel=newsroom.WORLD, ts=sent["ts"], text="x" * letters)

    assert await refusal(update(4001)) == "msg_too_long"
    assert await refusal(update(4000)) == ""
    channels = slack.world.workspace.channels
    channels[newsroom.WORLD] = replace(channels[newsroom.WORLD], archived=True)
    assert await refusal(update(1)) == "is_inactive"


async def test_a_history_is_read_where_the_bot_is(client):
    read = client.conversations_history
    assert await refusal(read(channel=newsroom.OUTSIDE)) == "not_in_channel"
    assert await refusal(read(channel=newsroom.PRIVATE)) == "channel_not_found"
    await client.conversations_join(channel=newsroom.OUTSIDE)
    assert await refusal(read(channel=newsroom.OUTSIDE)) == ""


@proves("channel.public")
async def test_only_a_public_channel_is_joined(client):
    join = client.conversations_join
    refused = {
        newsroom.EDITORS_ROOM: "method_not_supported_for_channel_type",
        newsroom.DIRECT: "method_not_supported_for_channel_type",
        newsroom.PRIVATE: "channel_not_found",
        newsroom.ARCHIVED: "is_archived",
        newsroom.OUTSIDE: "",
    }
    assert {channel: await refusal(join(channel=channel)) for channel in refused} == refused


async def test_a_history_is_paged_newest_first_and_leaves_threads_out(slack, client):
    for text in ("one", "two", "three"):
        root, _ = await slack.say(text, channel=newsroom.WORLD)
    await slack.say("reply", channel=newsroom.WORLD, thread=root.ts)
    read = {"channel": newsroom.WORLD, "limit": 2}
    first = await client.conversations_history(**read)
    cursor = first["response_metadata"]["next_cursor"]
    assert [each["text"] for each in first["messages"]] == ["three", "two"]
    await slack.say("four", channel=newsroom.WORLD)
    assert await texts(client.conversations_history(**read, cursor=cursor)) == ["one"]
    thread = client.conversations_replies(channel=newsroom.WORLD, ts=root.ts)
    assert await texts(thread) == ["three", "reply"]


@pytest.mark.parametrize(
    ("span", "read"),
    [
        ({}, ["three", "two", "one"]),
        ({"oldest": "one"}, ["three", "two"]),
        ({"latest": "three"}, ["two", "one"]),
        ({"oldest": "one", "latest": "three"}, ["two"]),
        ({"oldest": "one", "latest": "three", "inclusive": True}, ["three", "two", "one"]),
        ({"oldest": "one", "inclusive": False}, ["three", "two"]),
    ],
)
async def test_a_history_is_read_between_two_times(slack, client, span, read):
    ts = {text: (await slack.say(text))[0].ts for text in ("one", "two", "three")}
    span = {name: ts.get(value, value) for name, value in span.items()}
    assert await texts(client.conversations_history(channel=newsroom.GENERAL, **span)) == read


@proves("history.oldest", "history.latest", "page.limit", "page.cursor")
@pytest.mark.parametrize(
    ("argument", "wrong", "error"),
    [
        ("oldest", ["yesterday", "-1", "1.1234567", "nan", 1738591200.5], "invalid_ts_oldest"),
        ("latest", ["now", "1e9", "inf", 1738591200], "invalid_ts_latest"),
        ("limit", [0, 1000, "many", -1], "invalid_limit"),
        ("cursor", ["1", "bmV4dDox", "%%%"], "invalid_cursor"),
        ("inclusive", ["perhaps"], "invalid_arguments"),
        ("include_all_metadata", ["perhaps", 2], "invalid_arguments"),
    ],
)
async def test_a_history_is_asked_for_exactly(slack, http, argument, wrong, error):
    right = {"oldest": "1738591200", "latest": "1738591200.000100", "limit": 999}
    for method, further in (("history", {}), ("replies", {"ts": (await slack.say("Word"))[0].ts})):
        asked = {"channel": newsroom.GENERAL, **further}
        call = f"conversations.{method}"
        for value in wrong:
            refused = await api(slack, http, call, slack.bot_token, **asked, **{argument: value})
            assert refused["error"] == error
        assert (await api(slack, http, call, slack.bot_token, **asked, **right))["ok"]


@proves("channel.types")
async def test_channels_are_listed_by_their_types(client):
    listed = client.conversations_list
    assert await refusal(listed(types="public_channel,club")) == "invalid_types"
    found = await listed(types="private_channel")
    assert [each["id"] for each in found["channels"]] == [newsroom.EDITORS_ROOM]


@proves("users.most")
async def test_several_people_are_written_to_together(slack, client):
    opening = client.conversations_open
    members = [*slack.world.workspace.users][1:]
    assert await refusal(opening(users=[*members, newsroom.EDITOR])) == "too_many_users"
    opened = await opening(users=members)
    again = await opening(users=members[::-1])
    assert opened["channel"]["id"] == again["channel"]["id"]
    info = await client.conversations_info(channel=opened["channel"]["id"])
    assert info["channel"]["is_mpim"] is True
