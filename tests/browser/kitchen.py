"""A bot that shows everything the page can draw."""

from __future__ import annotations

import contextlib

from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response, to_bolt_request
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.playground import StandIn
from bot.playground.offer import Offer
from bot.playground.web import mount

HOSTILE = "<img src=x onerror=alert(1)> &lt;!channel&gt; &amp;lt; *bold* _slanted_ ~gone~ `code`"


def plain(text):
    return {"type": "plain_text", "text": text}


def mrkdwn(text):
    return {"type": "mrkdwn", "text": text}


def options(*names):
    return [{"text": plain(name), "value": name.lower()} for name in names]


def section(text, **fields):
    return {"type": "section", "text": mrkdwn(text)} | fields


def asks(label, element, block_id, **fields):
    return {
        "type": "input",
        "label": plain(label),
        "element": element,
        "block_id": block_id,
    } | fields


def rich(kind, *parts, **fields):
    return {"type": kind, "elements": list(parts)} | fields


WORD = {"type": "text", "text": "rich", "style": {"bold": True}}
PLAIN_LINE = rich("rich_text_section", WORD, {"type": "link", "url": "https://example.com/"})
SURE = {name: plain(name.title()) for name in ("title", "text", "confirm", "deny")}
CONTROLS = {
    "type": "actions",
    "block_id": "controls",
    "elements": [
        {"type": "button", "text": plain("Form"), "action_id": "form", "style": "primary"},
        {
            "type": "button",
            "text": plain("Delete"),
            "action_id": "delete",
            "style": "danger",
            "confirm": SURE,
        },
        {
            "type": "static_select",
            "placeholder": plain("Pick"),
            "action_id": "pick",
            "options": options("One", "Two"),
        },
        {
            "type": "external_select",
            "placeholder": plain("Find"),
            "action_id": "find",
            "min_query_length": 1,
        },
        {"type": "users_select", "placeholder": plain("Who"), "action_id": "who"},
        {"type": "datepicker", "placeholder": plain("Day"), "action_id": "day"},
        {"type": "checkboxes", "action_id": "ticks", "options": options("Red", "Blue")},
        {"type": "overflow", "action_id": "more", "options": options("History", "Wrong")},
    ],
}
EVERYTHING = [
    {"type": "header", "text": plain("Everything")},
    {"type": "context", "elements": [mrkdwn("as of *today*")]},
    section(HOSTILE, accessory={"type": "button", "text": plain("Side"), "action_id": "side"}),
    section(
        "> quoted\n> twice\nplain <https://example.com/a?b=1&amp;c=2|a link> <@U00RUTH> <!here>"
    ),
    section("```pre *not bold*```\n•  one\n•  two <!date^1738591200^{date_num}|a day>"),
    section("Fields", fields=[mrkdwn("*Left*\n1"), plain("Right")]),
    {"type": "divider"},
    {"type": "image", "image_url": "https://example.com/map.png", "alt_text": "A map"},
    rich(
        "rich_text",
        PLAIN_LINE,
        rich("rich_text_list", PLAIN_LINE, style="ordered"),
        rich("rich_text_quote", WORD),
        rich("rich_text_preformatted", {"type": "text", "text": "as typed"}),
    ),
    CONTROLS,
]
FORM = {
    "type": "modal",
    "callback_id": "form",
    "title": plain("A form"),
    "submit": plain("Send it"),
    "close": plain("Leave"),
    "notify_on_close": True,
    "blocks": [
        {"type": "alert", "text": plain("Read this first"), "level": "warning"},
        asks(
            "Name",
            {"type": "plain_text_input", "action_id": "name"},
            "name",
            hint=plain("Any name"),
        ),
        asks(
            "Words",
            {"type": "plain_text_input", "multiline": True, "action_id": "words"},
            "words",
            optional=True,
        ),
        asks(
            "Kind",
            {"type": "radio_buttons", "action_id": "kind", "options": options("Person", "Place")},
            "kind",
        ),
        asks(
            "Subject",
            {"type": "external_select", "action_id": "find", "min_query_length": 1},
            "subject",
        ),
        asks(
            "Colours",
            {"type": "multi_static_select", "action_id": "many", "options": options("Red", "Blue")},
            "many",
            optional=True,
        ),
    ],
}


def kitchen(slack, heard):
    """Return a Bolt app that answers with everything, and notes what it heard."""
    client = AsyncWebClient(token=slack.bot_token, base_url=slack.api_url)
    app = AsyncApp(client=client, signing_secret=slack.signing_secret, process_before_response=True)

    @app.command("/everything")
    async def everything(ack):
        await ack(text="Everything", blocks=EVERYTHING)

    @app.event("app_home_opened")
    async def home(event, client):
        await client.views_publish(
            user_id=event["user"], view={"type": "home", "blocks": [section("*At home*"), CONTROLS]}
        )

    @app.event("app_mention")
    async def mention(event, say):
        await say(text="Heard", thread_ts=event.get("thread_ts") or event["ts"])

    @app.shortcut("explain")
    async def explain(ack, body):
        heard.append(body["message"]["text"])
        await ack()

    take_presses(app, heard)
    take_forms(app, heard)
    return app


def take_presses(app, heard):
    """Listen to the controls."""

    @app.action("form")
    async def form(ack, body, client):
        await ack()
        await client.views_open(trigger_id=body["trigger_id"], view=FORM)

    @app.action({"type": "block_actions", "action_id": "delete"})
    async def delete(ack, respond):
        await ack()
        await respond(delete_original=True)

    @app.options("find")
    async def find(ack, payload):
        names = [name for name in ("Cecot", "Cedar") if name.lower().startswith(payload["value"])]
        await ack(options=options(*names))

    async def other(ack, body):
        heard.append(body["actions"][0])
        await ack()

    for action_id in ("pick", "find", "who", "day", "ticks", "more", "side"):
        app.action(action_id)(other)


def take_forms(app, heard):
    """Listen to the form."""

    @app.view("form")
    async def submitted(ack, view):
        values = view["state"]["values"]
        heard.append(values)
        if values["name"]["name"]["value"] == "bad":
            await ack(response_action="errors", errors={"name": "That is no name."})
        else:
            await ack()

    @app.view_closed("form")
    async def closed(ack):
        heard.append("closed")
        await ack()


@contextlib.asynccontextmanager
async def served(heard):
    """Serve the page with the kitchen behind it; give the stand-in and the address."""
    async with StandIn.start(pace=0) as slack:
        bolt = kitchen(slack, heard)

        async def events(request):
            return await to_aiohttp_response(
                await bolt.async_dispatch(await to_bolt_request(request))
            )

        app = web.Application()
        app.router.add_post("/slack/events", events)
        shortcut = {"type": "message", "name": "Explain", "callback_id": "explain"}
        command = {"command": "/everything", "description": "All there is", "usage_hint": "[word]"}
        mount(app, slack, Offer(("/everything",), (command,), (shortcut,)))
        runner = web.AppRunner(app, shutdown_timeout=0.5)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        url = f"http://127.0.0.1:{runner.addresses[0][1]}"
        slack.connect(f"{url}/slack/events")
        yield slack, url
        await runner.cleanup()
