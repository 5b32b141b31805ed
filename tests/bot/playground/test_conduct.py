"""What the stand-in sends to a bot, and how it takes the answers."""

from __future__ import annotations

import pytest
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.playground import StandIn, StandInError, newsroom
from tests.bot.playground.building import (
    actions,
    asks,
    button,
    menu,
    modal,
    option,
    overflow,
    section,
)
from tests.bot.playground.proving import proves

CARD = {
    "text": "Card",
    "blocks": [
        section(),
        actions(
            button(action_id="share", value="cecot"),
            menu(action_id="related"),
            menu("external_select", action_id="find", min_query_length=1),
            overflow() | {"action_id": "more"},
        ),
    ],
}
MODAL = modal(asks(block_id="name"), callback_id="edit", notify_on_close=True)[1]
MODAL["blocks"][0]["element"]["action_id"] = "words"


async def card(slack, bot):
    bot.answers = [(200, CARD), (200, "")]
    return (await slack.command("/context", "CECOT")).message


async def opened(slack, bot):
    client = AsyncWebClient(token=slack.bot_token, base_url=slack.api_url)
    trigger_id = (await slack.command("/context")).sent.payload["trigger_id"]
    await client.views_open(trigger_id=trigger_id, view=MODAL)
    return slack.world.workspace.stacks[newsroom.EDITOR][-1]


async def post(http, url, **answer):
    async with http.post(url, json=answer) as response:
        return response.status, await response.text()


async def test_a_command_is_a_signed_form_and_its_answer_is_private(slack, bot):
    exchange = await slack.command("/context", "CECOT & co")
    assert bot.heard[0]["text"] == "CECOT & co"
    assert bot.heard[0]["command"] == "/context"
    assert (exchange.status, exchange.error, exchange.message) == (200, "", None)
    message = await card(slack, bot)
    assert message.only_for == newsroom.EDITOR
    assert slack.messages(viewer=newsroom.REPORTER) == ()


async def test_plain_text_is_an_answer_too(slack, bot):
    bot.answers = [(200, "Nothing on file.")]
    assert (await slack.command("/context")).message.text == "Nothing on file."


@proves("ack.deadline", "ack.status")
async def test_an_answer_that_is_late_or_no_200_is_told_to_the_person(slack, bot):
    bot.answers = [(500, "")]
    assert (await slack.command("/context")).error == "dispatch_failed"
    bot.answers, bot.delay = [(200, "")], 0.5
    late = await slack.command("/context")
    assert (late.error, late.reply.failure) == ("operation_timeout", "http_timeout")
    assert [each.user for each in slack.messages()] == ["USLACKBOT", "USLACKBOT"]


@proves("ack.body")
@pytest.mark.parametrize(
    "answer", [{"text": "Card", "blocks": [{"type": "rectangle"}]}, {"text": ""}, {"channel": "C1"}]
)
async def test_a_faulty_answer_to_a_command_is_not_shown(slack, bot, answer):
    bot.answers = [(200, answer)]
    exchange = await slack.command("/context")
    assert exchange.error == "invalid_command_response"
    assert exchange.problems
    assert exchange.message is None
    assert slack.recorder.faulty


@proves("ack.interaction_body")
async def test_a_button_is_acknowledged_without_a_body(slack, bot):
    message = await card(slack, bot)
    assert (await slack.press(message, "share")).error == ""
    bot.answers = [(200, {"text": "Shared"})]
    assert (await slack.press(message, "share")).error == "invalid_interaction_response"


async def test_a_button_in_a_private_message_says_where_it_stands_but_not_what_it_said(slack, bot):
    message = await card(slack, bot)
    await slack.press(message, "share")
    body = bot.heard[-1]
    assert body["actions"][0] | {"action_ts": ""} == {
        "type": "button",
        "action_id": "share",
        "block_id": "b1",
        "action_ts": "",
        "value": "cecot",
        "text": {"type": "plain_text", "text": "Word"},
    }
    assert body["container"]["is_ephemeral"] is True
    assert "message" not in body


async def test_menus_hand_over_the_chosen_option(slack, bot):
    message = await card(slack, bot)
    await slack.choose(message, "more", "value 1")
    assert bot.heard[-1]["actions"][0]["selected_option"]["value"] == "value 1"
    await slack.choose(message, "related", "value 0")
    state = bot.heard[-1]["state"]["values"]
    assert state["b1"]["related"]["selected_option"]["value"] == "value 0"
    with pytest.raises(StandInError, match="no option"):
        await slack.choose(message, "related", "elsewhere")
    with pytest.raises(StandInError, match="no element 'absent'; there are: share"):
        await slack.press(message, "absent")
    with pytest.raises(StandInError, match="does not see"):
        await slack.press(message, "share", user=newsroom.REPORTER)


async def test_an_external_menu_asks_the_bot_for_its_options(slack, bot):
    message = await card(slack, bot)
    bot.answers = [(200, {"options": [option("cecot")]}), (200, "")]
    assert (await slack.suggest(message, "find", "ce")).options == (option("cecot"),)
    await slack.choose(message, "find", "cecot")
    assert bot.heard[-1]["actions"][0]["selected_option"]["value"] == "cecot"
    with pytest.raises(StandInError, match="after 1 letters"):
        await slack.suggest(message, "find", "")
    bot.answers = [(200, {"options": [option(f"value {index}") for index in range(101)]})]
    assert (await slack.suggest(message, "find", "x")).error == "invalid_blocks"


@proves("response_url.known", "response_url.uses", "response_url.age")
async def test_a_response_url_answers_five_times_in_thirty_minutes(slack, bot, clock, http):
    url = (await slack.command("/context")).sent.payload["response_url"]
    for _ in range(5):
        assert await post(http, url, text="More") == (200, "ok")
    assert await post(http, url, text="More") == (404, "used_url")
    late = (await slack.command("/context")).sent.payload["response_url"]
    clock.advance(30 * 60 + 1)
    assert await post(http, late, text="More") == (404, "expired_url")
    assert await post(http, f"{late}0", text="More") == (404, "invalid_url")


async def test_a_response_url_replaces_deletes_and_publishes(slack, bot, http):
    message = await card(slack, bot)
    url = (await slack.press(message, "share")).sent.payload["response_url"]
    await post(http, url, text="Other", replace_original=True)
    assert [(each.text, each.blocks) for each in slack.messages()] == [("Other", ())]
    await post(http, url, text="For all", response_type="in_channel", replace_original=False)
    assert [each.text for each in slack.messages(viewer=newsroom.REPORTER)] == ["For all"]
    await post(http, url, delete_original=True)
    assert [each.text for each in slack.messages()] == ["For all"]
    assert await post(http, url, text="") == (400, "no_text")
    assert slack.recorder.faulty[0].what == "response_url"


async def test_an_event_that_fails_is_sent_three_times_more(slack, bot):
    bot.answers = [(500, "")]
    _, (exchange,) = await slack.mention("who is it?")
    assert len(exchange.replies) == 4
    numbers = [each.get("X-Slack-Retry-Num") for each in bot.headers]
    assert numbers == [None, "1", "2", "3"]
    assert bot.headers[1]["X-Slack-Retry-Reason"] == "http_error"
    assert len({each["event_id"] for each in bot.heard}) == 1


async def test_an_event_is_not_sent_again_once_taken_or_where_the_bot_says_so(slack, bot):
    bot.answers = [(500, ""), (200, "")]
    _, (exchange,) = await slack.mention("who is it?")
    assert len(exchange.replies) == 2
    bot.answers, bot.extra = [(500, "")], {"x-slack-no-retry": "1"}
    _, (exchange,) = await slack.mention("who is it?")
    assert len(exchange.replies) == 1
    again = await slack.again(exchange)
    assert again.sent.payload["event_id"] == exchange.sent.payload["event_id"]
    assert bot.headers[-1]["X-Slack-Retry-Num"] == "1"


async def test_a_bot_that_is_not_there_is_told_apart_from_a_slow_one(slack):
    with pytest.raises(StandInError, match="no bot is connected"):
        await slack.command("/context")
    slack.connect("http://127.0.0.1:1/slack/events")
    exchange = await slack.command("/context")
    assert (exchange.status, exchange.reply.failure) == (0, "connection_failed")


@pytest.mark.parametrize(
    ("channel", "text", "heard"),
    [
        (newsroom.GENERAL, "<@U00NUTGRAF> who?", ["app_mention"]),
        (newsroom.GENERAL, "Morning, all", []),
        (newsroom.OUTSIDE, "<@U00NUTGRAF> who?", []),
        (newsroom.DIRECT, "who?", ["message"]),
        (newsroom.GENERAL, "<https://www.example.com/a|a>", ["link_shared"]),
        (newsroom.GENERAL, "<https://example.org/a>", []),
    ],
)
async def test_the_bot_hears_what_it_subscribes_to_where_it_is(slack, bot, channel, text, heard):
    _, exchanges = await slack.say(text, channel=channel)
    assert [each.sent.payload["event"]["type"] for each in exchanges] == heard


async def test_an_edit_comes_as_a_change_of_the_same_message(slack, bot):
    message, _ = await slack.direct("who is it?")
    await slack.edit(message, "who is it now?")
    inner = bot.heard[-1]["event"]
    assert inner["subtype"] == "message_changed"
    assert inner["message"]["ts"] == inner["previous_message"]["ts"] == message.ts


async def test_other_events_have_their_shape(slack, bot):
    await slack.home()
    await slack.agent_pane()
    await slack.step("look_up", {"term": "CECOT"})
    await slack.uninstall()
    types = [each["event"]["type"] for each in bot.heard]
    assert types == [
        "app_home_opened",
        "assistant_thread_started",
        "function_executed",
        "app_uninstalled",
    ]
    bot.answers = [(200, "word")]
    assert (await slack.verify_url("word")).reply.body == "word"


async def test_shortcuts_carry_a_trigger_and_the_message(slack, bot):
    message, _ = await slack.say("Morning")
    await slack.shortcut("explain", message)
    await slack.shortcut("look_up")
    assert [each["type"] for each in bot.heard] == ["message_action", "shortcut"]
    assert bot.heard[0]["message"]["text"] == "Morning"
    assert bot.heard[1]["trigger_id"]


async def test_a_modal_is_filled_in_and_submitted(slack, bot):
    view = await opened(slack, bot)
    with pytest.raises(StandInError, match="please fill in"):
        await slack.submit(view)
    bot.answers = [(200, {"response_action": "errors", "errors": {"name": "Too long."}})]
    refused = await slack.submit(view, {"words": "CECOT"})
    assert (refused.error, refused.view.id) == ("", view.id)
    values = bot.heard[-1]["view"]["state"]["values"]
    assert values == {"name": {"words": {"type": "plain_text_input", "value": "CECOT"}}}
    bot.answers = [(200, {"response_action": "update", "view": modal(section())[1]})]
    assert (await slack.submit(view, {"words": "CECOT"})).view.view["blocks"][0][
        "type"
    ] == "section"
    bot.answers = [(200, {"response_action": "push", "view": MODAL})]
    pushed = (await slack.submit(view)).view
    assert pushed.previous_id == view.id
    bot.answers = [(200, {"response_action": "errors", "errors": {"elsewhere": "Too long."}})]
    assert (await slack.submit(pushed, {"words": "CECOT"})).error
    bot.answers = [(200, "")]
    assert (await slack.submit(pushed)).view.id == view.id
    assert slack.recorder.faulty[-1].what == "ack:view_submission"


async def test_closing_a_modal_is_told_to_a_bot_that_asked(slack, bot):
    view = await opened(slack, bot)
    assert (await slack.close(view)).error == ""
    assert bot.heard[-1]["type"] == "view_closed"
    assert slack.world.workspace.stacks[newsroom.EDITOR] == []


async def test_everything_the_bot_sent_is_recorded_with_its_control_sequences(slack, bot, tmp_path):
    bot.answers = [(200, {"text": "<!channel> see <@U00EDITOR>"})]
    exchange = await slack.command("/context")
    assert exchange.records[0].control_sequences == ["<!channel>", "<@U00EDITOR>"]
    slack.recorder.write(tmp_path / "sent.jsonl")
    assert "<!channel>" in (tmp_path / "sent.jsonl").read_text()


async def test_waiting_for_something_that_never_comes_says_so(slack):
    with pytest.raises(StandInError, match=r"within 0.01 s"):
        await slack.until(slack.messages, within=0.01)


async def test_a_bot_in_socket_mode_is_served_down_its_websocket():
    async with StandIn.start() as slack:
        app = AsyncApp(
            client=AsyncWebClient(token=slack.bot_token, base_url=slack.api_url),
            signing_secret=slack.signing_secret,
        )

        @app.command("/context")
        async def answer(ack, command):
            await ack(text=f"{command['text']} it is")

        @app.event("app_mention")
        async def reply(event, say):
            await say("Here", thread_ts=event["ts"])

        client = AsyncWebClient(token=slack.app_token, base_url=slack.api_url)
        handler = AsyncSocketModeHandler(app, slack.app_token, web_client=client)
        await handler.connect_async()
        await slack.connect_socket()
        exchange = await slack.command("/context", "CECOT")
        assert exchange.message.text == "CECOT it is"
        root, _ = await slack.mention("who?")
        await slack.until(lambda: slack.thread(root))
        await handler.close_async()
