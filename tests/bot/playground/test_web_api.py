"""The Web API refuses what Slack's refuses, with Slack's error codes."""

from __future__ import annotations

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.playground import StandIn, newsroom
from tests.bot.playground.building import asks, modal, plain, section
from tests.bot.playground.calling import api, refusal
from tests.bot.playground.proving import proves

MODAL = modal(asks(block_id="name"))[1]
HOME = {"type": "home", "blocks": [section()]}


@proves("token.missing", "token.unknown", "token.type")
@pytest.mark.parametrize(
    ("token", "error"),
    [(None, "not_authed"), ("xoxb-other", "invalid_auth"), ("app", "not_allowed_token_type")],
)
async def test_a_call_needs_the_right_token(slack, http, token, error):
    token = slack.app_token if token == "app" else token
    answer = await api(slack, http, "auth.test", token)
    assert answer["error"] == error
    assert (await api(slack, http, "auth.test", slack.bot_token))["ok"]


@proves("token.revoked")
async def test_a_revoked_token_is_refused(slack, bot, client):
    assert await refusal(client.auth_test()) == ""
    await slack.revoke_tokens()
    assert await refusal(client.auth_test()) == "token_revoked"


@proves("call.method", "call.arguments", "call.json")
@pytest.mark.parametrize(
    ("method", "body", "error"),
    [
        ("chat.shout", {}, "unknown_method"),
        ("chat.postMessage", {"text": "Word"}, "invalid_arguments"),
        ("chat.postMessage", {"channel": newsroom.GENERAL, "txt": "Word"}, "invalid_arguments"),
    ],
)
async def test_a_call_is_one_that_slack_knows(slack, http, method, body, error):
    assert (await api(slack, http, method, slack.bot_token, **body))["error"] == error
    headers = {"Authorization": f"Bearer {slack.bot_token}", "Content-Type": "application/json"}
    url = f"{slack.api_url}auth.test"
    async with http.post(url, data="{not json", headers=headers) as response:
        assert (await response.json())["error"] == "invalid_json"


async def test_a_form_and_a_query_say_the_same_as_json(slack, http):
    headers = {"Authorization": f"Bearer {slack.bot_token}"}
    form = {"channel": newsroom.WORLD, "text": "Word", "blocks": '[{"type":"divider"}]'}
    async with http.post(f"{slack.api_url}chat.postMessage", data=form, headers=headers) as answer:
        assert (await answer.json())["message"]["blocks"][0]["type"] == "divider"
    url = f"{slack.api_url}conversations.history?channel={newsroom.WORLD}&limit=1"
    async with http.get(url, headers=headers) as answer:
        assert len((await answer.json())["messages"]) == 1


@proves("channel.known", "channel.archived")
@pytest.mark.parametrize(
    ("channel", "error"),
    [
        ("C00NOWHERE", "channel_not_found"),
        (newsroom.PRIVATE, "channel_not_found"),
        (newsroom.ARCHIVED, "is_archived"),
        (newsroom.GENERAL, ""),
        (newsroom.OUTSIDE, ""),
        (newsroom.EDITOR, ""),
    ],
)
async def test_a_message_goes_to_a_channel_that_takes_it(client, channel, error):
    assert await refusal(client.chat_postMessage(channel=channel, text="Word")) == error


@proves("channel.member")
async def test_a_channel_is_joined_before_writing_without_the_public_scope(http):
    app = newsroom.installation(scopes=newsroom.SCOPES - {"chat:write.public"})
    async with StandIn.start(app=app) as slack:
        client = AsyncWebClient(token=slack.bot_token, base_url=slack.api_url, session=http)

        def post():
            return client.chat_postMessage(channel=newsroom.OUTSIDE, text="Word")

        assert await refusal(post()) == "not_in_channel"
        await client.conversations_join(channel=newsroom.OUTSIDE)
        assert await refusal(post()) == ""


@proves("ephemeral.user")
async def test_a_private_message_goes_to_somebody_in_the_channel(slack, client):
    def post(user):
        return client.chat_postEphemeral(channel=newsroom.DIRECT, user=user, text="Word")

    assert await refusal(post(newsroom.REPORTER)) == "user_not_in_channel"
    assert await refusal(post(newsroom.EDITOR)) == ""
    assert [each.only_for for each in slack.messages(newsroom.DIRECT)] == [newsroom.EDITOR]
    assert slack.messages(newsroom.DIRECT, viewer=newsroom.REPORTER) == ()


@proves("thread.known")
async def test_a_reply_stands_under_a_message_that_exists(slack, client):
    def post(thread):
        return client.chat_postMessage(channel=newsroom.WORLD, text="Word", thread_ts=thread)

    assert await refusal(post("1.000001")) == "thread_not_found"
    root, _ = await slack.say("Morning", channel=newsroom.WORLD)
    assert await refusal(post(root.ts)) == ""
    assert [each.text for each in slack.thread(root)] == ["Word"]


@proves("user.known")
async def test_a_user_exists(client):
    assert await refusal(client.users_info(user="U00NOBODY")) == "user_not_found"
    assert (await client.users_info(user=newsroom.GUEST))["user"]["is_restricted"] is True


@proves("rate")
async def test_a_channel_takes_one_message_a_second(clock, client):
    def post(channel=newsroom.GENERAL):
        return client.chat_postMessage(channel=channel, text="Word")

    await post()
    with pytest.raises(SlackApiError) as refused:
        await post()
    answer = refused.value.response
    assert (answer["error"], answer.status_code) == ("ratelimited", 429)
    assert answer.headers["Retry-After"] == "1"
    assert await refusal(post(newsroom.WORLD)) == ""
    clock.advance(1)
    assert await refusal(post()) == ""


@proves("message.known", "message.own", "message.delete_own")
async def test_the_bot_changes_only_what_it_posted(slack, client, bot):
    posted = await client.chat_postMessage(channel=newsroom.GENERAL, text="Word")
    private = await client.chat_postEphemeral(
        channel=newsroom.GENERAL, user=newsroom.EDITOR, text="Word"
    )
    theirs, _ = await slack.say("Morning")
    bot.answers = [(200, {"text": "Shown", "response_type": "in_channel"})]
    answered = (await slack.command("/context")).message

    def update(ts):
        return client.chat_update(channel=newsroom.GENERAL, ts=ts, text="New")

    def delete(ts):
        return client.chat_delete(channel=newsroom.GENERAL, ts=ts)

    assert await refusal(update("1.000001")) == "message_not_found"
    for ts in (private["message_ts"], theirs.ts, answered.ts):
        assert await refusal(update(ts)) == "cant_update_message"
    for ts in (private["message_ts"], theirs.ts):
        assert await refusal(delete(ts)) == "cant_delete_message"
    assert await refusal(update(posted["ts"])) == ""
    assert await refusal(delete(posted["ts"])) == ""


async def test_a_refused_message_says_which_rules_it_broke(slack, client):
    with pytest.raises(SlackApiError) as refused:
        await client.chat_postMessage(
            channel=newsroom.GENERAL, text="Word", blocks=[{"type": "header", "text": plain("")}]
        )
    answer = refused.value.response
    assert answer["error"] == "invalid_blocks"
    assert "json-pointer:/blocks/0/text/text" in answer["response_metadata"]["messages"][0]
    assert [each.problems[0].rule.id for each in slack.recorder.faulty] == ["header.text"]
    assert slack.messages() == ()


async def test_the_bot_sees_the_channels_that_are_public_or_its_own(client):
    found = await client.conversations_list(types="public_channel,private_channel,im")
    ids = {each["id"] for each in found["channels"]}
    assert newsroom.OUTSIDE in ids
    assert newsroom.DIRECT in ids
    assert newsroom.PRIVATE not in ids


@proves("trigger.known", "trigger.once", "trigger.age")
async def test_a_trigger_opens_one_modal_within_three_seconds(slack, bot, clock, client):
    async def trigger():
        return (await slack.command("/context")).sent.payload["trigger_id"]

    def show(trigger_id):
        return client.views_open(trigger_id=trigger_id, view=MODAL)

    fresh = await trigger()
    assert await refusal(show("1.2.3")) == "invalid_trigger_id"
    assert await refusal(show(fresh)) == ""
    assert await refusal(show(fresh)) == "exchanged_trigger_id"
    late = await trigger()
    clock.advance(3.5)
    assert await refusal(show(late)) == "expired_trigger_id"


@proves("view.known", "view.hash", "view.stack", "view.external_id.unique", "view.place")
async def test_views_are_opened_pushed_and_changed_in_order(slack, bot, client):
    async def act(method, view=MODAL):
        trigger_id = (await slack.command("/context")).sent.payload["trigger_id"]
        return await method(trigger_id=trigger_id, view=view)

    opened = (await act(client.views_open))["view"]
    update = client.views_update
    assert await refusal(update(view_id="V0", view=MODAL)) == "not_found"
    await update(view_id=opened["id"], hash=opened["hash"], view=MODAL)
    stale = update(view_id=opened["id"], hash=opened["hash"], view=MODAL)
    assert await refusal(stale) == "hash_conflict"
    named = MODAL | {"external_id": "mine"}
    pushed = (await act(client.views_push, named))["view"]
    assert (pushed["previous_view_id"], pushed["root_view_id"]) == (opened["id"], opened["id"])
    assert await refusal(act(client.views_push, named)) == "duplicate_external_id"
    assert (await update(external_id="mine", view=named))["view"]["id"] == pushed["id"]
    await act(client.views_push)
    assert await refusal(act(client.views_push)) == "push_limit_reached"
    assert await refusal(act(client.views_open, HOME)) == "invalid_arguments"


async def test_a_home_tab_is_published_to_one_person(slack, client):
    await client.views_publish(user_id=newsroom.EDITOR, view=HOME)
    assert slack.world.workspace.homes.keys() == {newsroom.EDITOR}
    modal_as_home = client.views_publish(user_id=newsroom.EDITOR, view=MODAL)
    assert await refusal(modal_as_home) == "invalid_arguments"


async def test_a_view_too_large_has_its_own_error(slack, bot, client):
    words = {"type": "mrkdwn", "text": "x" * 2900}
    view = {"type": "home", "blocks": [section(text=words)] * 90}
    large = client.views_publish(user_id=newsroom.EDITOR, view=view)
    assert await refusal(large) == "view_too_large"


@proves("unfurl.url")
async def test_a_link_is_unfurled_where_it_stands(slack, bot, client):
    url = "https://example.com/story"
    message, (heard,) = await slack.say(f"<{url}>")
    assert heard.sent.payload["event"]["links"] == [{"domain": "example.com", "url": url}]

    def unfurl(link):
        cards = {link: {"blocks": [section()]}}
        return client.chat_unfurl(channel=message.channel, ts=message.ts, unfurls=cards)

    assert await refusal(unfurl("https://example.com/other")) == "cannot_unfurl_url"
    for _ in range(2):
        assert await refusal(unfurl(url)) == ""
    assert [each["from_url"] for each in slack.messages()[0].attachments] == [url]


@proves("agent.prompts")
async def test_the_agent_pane_takes_four_prompts(slack, bot, client):
    root = (await slack.agent_pane()).message
    place = {"channel_id": root.channel, "thread_ts": root.ts}

    def offer(count):
        prompts = [{"title": "Ask", "message": "Who?"}] * count
        return client.assistant_threads_setSuggestedPrompts(**place, prompts=prompts)

    assert await refusal(offer(5)) == "invalid_arguments"
    assert await refusal(offer(4)) == ""
    await client.assistant_threads_setStatus(**place, status="is looking it up")
    await client.assistant_threads_setTitle(**place, title="CECOT")
    pane = slack.world.workspace.agent_threads[root.channel, root.ts]
    assert (pane.status, pane.title, len(pane.prompts)) == ("is looking it up", "CECOT", 4)


@proves("function.known")
async def test_a_workflow_step_ends_once(slack, bot, client):
    execution, _ = await slack.step("look_up", {"term": "CECOT"})
    end = client.functions_completeSuccess
    await end(function_execution_id=execution, outputs={"found": True})
    assert slack.world.functions[execution] == {"outputs": {"found": True}}
    again = end(function_execution_id=execution, outputs={})
    assert await refusal(again) == "function_execution_not_found"
    execution, _ = await slack.step("look_up", {})
    await client.functions_completeError(function_execution_id=execution, error="No term.")
    assert slack.world.functions[execution] == {"error": "No term."}


@proves("file.known")
async def test_a_file_is_announced_uploaded_and_shared(slack, client):
    missing = client.files_completeUploadExternal(files=[{"id": "F1"}])
    assert await refusal(missing) == "file_not_found"
    await client.files_upload_v2(
        content=b"picture", filename="line.png", title="Timeline", channel=newsroom.GENERAL
    )
    (file,) = slack.world.workspace.files.values()
    assert (file.content, file.title, file.channel) == (b"picture", "Timeline", newsroom.GENERAL)
    assert [each.text for each in slack.messages()] == ["Timeline"]


@proves("group.known")
async def test_a_user_group_says_who_is_in_it_unless_it_is_disabled(client):
    listed = client.usergroups_users_list
    assert (await listed(usergroup=newsroom.EDITORS_GROUP))["users"] == [
        newsroom.EDITOR,
        newsroom.SECOND_EDITOR,
    ]
    assert await refusal(listed(usergroup="S00NOBODY")) == "no_such_subteam"
    assert await refusal(listed(usergroup=newsroom.DISABLED_GROUP)) == "no_such_subteam"
    disabled = await listed(usergroup=newsroom.DISABLED_GROUP, include_disabled=True)
    assert disabled["users"] == [newsroom.SECOND_EDITOR]


async def test_a_direct_message_can_be_asked_for(client):
    opened = await client.conversations_open(users=newsroom.EDITOR)
    assert opened["channel"]["id"] == newsroom.DIRECT
    members = await client.conversations_members(channel=newsroom.DIRECT)
    assert newsroom.EDITOR in members["members"]
    info = await client.conversations_info(channel=newsroom.SHARED)
    assert info["channel"]["is_ext_shared"] is True
