"""The page's own routes: what they serve, and whom they let in."""

from __future__ import annotations

import json

import pytest
from aiohttp import web

from bot.playground import newsroom
from bot.playground.model import AgentThread
from bot.playground.offer import Offer
from bot.playground.typed import as_sent
from bot.playground.web import PAGE, mount
from tests.bot.playground.building import actions, button, section

MANIFEST = {
    "features": {
        "slash_commands": [{"command": "/context", "description": "A card"}],
        "shortcuts": [{"name": "Explain", "type": "message", "callback_id": "explain"}],
    }
}


@pytest.fixture
async def address(slack):
    app = web.Application()
    mount(app, slack, Offer.from_manifest(MANIFEST, ["/context CECOT"]))
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    await runner.cleanup()


@pytest.fixture
def do(address, http):
    async def ask(user=newsroom.EDITOR, headers=None, **deed):
        url = f"{address}/playground/do?user={user}"
        headers = {"Origin": address} if headers is None else headers
        async with http.post(url, json=deed, headers=headers) as answer:
            return answer.status, await answer.json() if answer.status == 200 else None

    return ask


@pytest.mark.parametrize("path", ["/", *(f"/playground/{each.name}" for each in PAGE.iterdir())])
async def test_every_part_of_the_page_is_served_with_a_strict_policy(address, http, path):
    async with http.get(f"{address}{path}") as answer:
        assert answer.status == 200
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy


@pytest.mark.parametrize(
    "path", ["/playground/..%2fweb.py", "/playground/nothing.js", "/playground/files/F1"]
)
async def test_nothing_else_is_served(address, http, path):
    async with http.get(f"{address}{path}") as answer:
        assert answer.status == 404


async def test_a_host_that_is_not_loopback_is_turned_away(address, http):
    async with http.get(address, headers={"Host": "evil.example"}) as answer:
        assert answer.status == 403


async def test_a_stranger_sees_nothing(address, http):
    async with http.get(f"{address}/playground/state?user=U00NOBODY") as answer:
        assert answer.status == 404


@pytest.mark.parametrize("headers", [{}, {"Origin": "http://evil.example"}])
async def test_another_website_can_do_nothing(do, slack, bot, headers):
    status, _ = await do(headers=headers, do="say", text="Hello", channel=newsroom.GENERAL)
    assert status == 403
    assert slack.messages() == ()


def test_the_page_holds_no_inline_script_or_style_and_inserts_no_markup():
    html = (PAGE / "index.html").read_text(encoding="utf-8")
    assert "<style" not in html
    assert " style=" not in html
    assert "<script>" not in html
    for script in PAGE.glob("*.js"):
        text = script.read_text(encoding="utf-8")
        for word in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval("):
            assert word not in text, script


async def test_the_state_is_what_one_person_sees(address, http, slack, bot):
    bot.answers = [(200, {"text": "Card"})]
    await slack.command("/context", "CECOT")

    async def state(user):
        async with http.get(f"{address}/playground/state?user={user}") as answer:
            return await answer.json()

    mine, theirs = await state(newsroom.EDITOR), await state(newsroom.REPORTER)
    assert [each["text"] for each in mine["messages"][newsroom.GENERAL]] == ["Card"]
    assert theirs["messages"][newsroom.GENERAL] == []
    assert mine["offer"]["suggestions"] == ["/context CECOT"]
    assert mine["offer"]["commands"] == MANIFEST["features"]["slash_commands"]


async def test_what_a_visitor_types_reaches_the_bot_as_slack_sends_it(do, bot):
    await do(do="command", name="/context", text="R&D <b>", channel=newsroom.GENERAL)
    assert bot.heard[-1]["text"] == "R&amp;D &lt;b&gt;"
    await do(do="say", text="@nutgraf <!channel> in #world", channel=newsroom.GENERAL)
    sent = bot.heard[-1]["event"]["text"]
    assert sent == "<@U00NUTGRAF> &lt;!channel&gt; in <#C00WORLD|world>"


async def test_a_visitor_opens_the_agent_pane_and_sees_what_the_bot_offers(do, slack, bot):
    _, answer = await do(do="agent", about=newsroom.GENERAL)
    started = bot.heard[-1]["event"]
    assert started["type"] == "assistant_thread_started"
    place = started["assistant_thread"]["channel_id"], started["assistant_thread"]["thread_ts"]
    prompt = {"title": "Who?", "message": "Who is it?"}
    slack.world.workspace.agent_threads[place] = AgentThread(prompts=(prompt,))
    _, answer = await do(do="say", text="Hello", channel=newsroom.GENERAL)
    assert answer["state"]["panes"] == [
        {"channel": place[0], "ts": place[1], "status": "", "prompts": [prompt]}
    ]


async def test_a_visitor_runs_a_step_of_a_workflow(do, slack, bot):
    await do(do="step", callback_id="look_up", inputs={"term": "CECOT"})
    assert bot.heard[-1]["event"]["inputs"] == {"term": "CECOT"}
    (id_,) = slack.world.functions
    slack.world.functions[id_] = {"outputs": {"found": True}}
    _, answer = await do(do="say", text="Hello", channel=newsroom.GENERAL)
    assert answer["state"]["steps"] == [{"id": id_, "outputs": {"found": True}}]


async def test_an_answer_carries_the_exchange_and_the_new_state(do, slack, bot):
    card = {"text": "Card", "blocks": [section(), actions(button(action_id="share"))]}
    bot.answers = [(200, card), (200, "")]
    _, answer = await do(do="command", name="/context", text="CECOT", channel=newsroom.GENERAL)
    (exchange,) = answer["exchanges"]
    assert exchange["title"] == "/context CECOT"
    assert exchange["attempts"][0]["status"] == 200
    assert "X-Slack-Signature" in exchange["attempts"][0]["request"]
    (message,) = answer["state"]["messages"][newsroom.GENERAL]
    place = {"channel": newsroom.GENERAL, "ts": message["ts"]}
    _, answer = await do(do="act", action="share", **place)
    assert answer["exchanges"][0]["title"] == "block_actions share"


@pytest.mark.parametrize(
    ("deed", "sentence"),
    [
        ({"do": "fly"}, "nobody can 'fly' here"),
        ({"do": "say", "text": "Hello"}, "say needs 'channel'"),
        ({"do": "act", "channel": "C0", "ts": "1.0", "action": "x"}, "that message is gone"),
        ({"do": "submit", "view": "V0", "values": {}}, "that view is closed"),
        ({"do": "say", "text": "Hello", "channel": newsroom.ARCHIVED}, "cannot write"),
    ],
)
async def test_what_nobody_could_do_in_slack_is_answered_in_words(do, bot, deed, sentence):
    status, answer = await do(**deed)
    assert status == 200
    assert sentence in answer["error"]


async def test_nobody_acts_as_the_bot_or_as_a_stranger(do, bot):
    _, answer = await do(user=newsroom.BOT_USER, do="home")
    assert "nobody here" in answer["error"]
    assert (await do(user="U00NOBODY", do="home"))[0] == 404


@pytest.mark.parametrize("body", ["{not json", "[]"])
async def test_a_body_that_is_no_deed_is_refused(address, http, body):
    url, headers = f"{address}/playground/do", {"Origin": address}
    async with http.post(url, data=body, headers=headers) as answer:
        assert answer.status == 400


async def test_changes_are_told_while_the_page_is_open(address, http, slack, bot):
    url = f"{address}/playground/changes?user={newsroom.EDITOR}"
    async with http.get(url) as stream:
        await stream.content.readline()
        await stream.content.readline()
        await slack.say("Morning")
        line = await stream.content.readline()
    told = json.loads(line.removeprefix(b"data: "))
    assert [each["text"] for each in told["messages"][newsroom.GENERAL]] == ["Morning"]


async def test_an_uploaded_picture_is_shown(address, http, client, slack):
    await client.files_upload_v2(content=b"PNG", filename="line.png", channel=newsroom.GENERAL)
    (file,) = slack.world.workspace.files.values()
    async with http.get(f"{address}/playground/files/{file.id}") as answer:
        assert (answer.content_type, await answer.read()) == ("image/png", b"PNG")
    async with http.get(f"{address}/playground/state") as answer:
        (message,) = (await answer.json())["messages"][newsroom.GENERAL]
    assert message["files"] == [{"id": file.id, "name": "line.png"}]


@pytest.mark.parametrize(
    ("typed", "sent"),
    [
        ("see https://example.com/a?b=1&c=2", "see <https://example.com/a?b=1&amp;c=2>"),
        ("@nobody and me@nutgraf", "@nobody and me@nutgraf"),
        ("#nowhere", "#nowhere"),
    ],
)
async def test_the_composer_marks_mentions_and_links(slack, typed, sent):
    assert as_sent(typed, slack.world.workspace) == sent
