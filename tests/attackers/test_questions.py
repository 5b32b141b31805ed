"""What somebody types to get more than an answer: queries, look-alikes, other people's pictures."""

from __future__ import annotations

import logging
import unicodedata

import aiohttp
import pytest

from bot.__main__ import main
from bot.config import Config, Secret
from bot.playground import newsroom
from bot.playground.standin import StandIn
from knowledge.desk import Desk
from tests.attackers.sending import address, post, recorded
from tests.stories.reading import blocks, headline, words

QUERIES = [
    "' OR '1'='1", "'; DROP TABLE held; --", '" OR body:*', "CECOT AND NOT", "NEAR(a b, 5)",
    "body : prison", "*", '"', "prison*", "^prison", "{body names} : prison", "a" * 2900, "(((",
    "rowid:1", "prison) UNION SELECT sql FROM sqlite_master", "%00", "-prison", "+", "\\", "NOT",
]  # fmt: skip


@pytest.mark.parametrize("command", ["/context", "/quotes", "/timeline", "/sources", "/figures"])
@pytest.mark.parametrize("typed", QUERIES)
async def test_a_question_is_never_a_query(slack: StandIn, command: str, typed: str):
    for text in (typed, f"about {typed}", f"when was {typed} said?", f'who said "{typed}"'):
        shown = await slack.command(command, text)
        assert shown.error == ""
        assert "That did not work" not in words(shown)
    assert headline(await slack.command("/context", "CECOT")) == "CECOT"


ALIKE = {
    "Cyrillic": "СЕСОТ", "Greek": "ϹΕϹΟΤ", "full width": "ＣＥＣＯＴ", "mathematical": "𝐂𝐄𝐂𝐎𝐓",
    "one letter": "CEСOT", "a hidden space": "CE\u200bCOT", "a turned order": "\u202eTOCEC",
}  # fmt: skip


@pytest.mark.parametrize("what", ALIKE)
async def test_a_name_that_only_looks_alike_is_no_card_without_a_word(slack: StandIn, what: str):
    shown = await slack.command("/context", ALIKE[what])
    same = unicodedata.normalize("NFKC", ALIKE[what]).replace("\u200b", "") == "CECOT"
    if headline(shown) is not None and not same:
        assert headline(shown) == "CECOT"
        assert "found by" in words(shown)


async def test_a_picture_is_shown_only_at_an_address_that_we_made(slack: StandIn):
    base = address(slack).removesuffix("/slack/events")
    tried = [
        f"/pictures/timeline/{'0' * 32}/_all.png", "/pictures/timeline//_all.png",
        f"/pictures/timeline/{'é' * 16}/cecot.png", "/pictures/timeline/_all.png",
        f"/pictures/timeline/{'0' * 32}/..%2f..%2fetc%2fpasswd.png",
        "/pictures/../../etc/passwd", "/pictures/timeline/%00/%00.png",
    ]  # fmt: skip
    async with aiohttp.ClientSession() as session:
        for path in tried:
            async with session.get(f"{base}{path}") as response:
                assert response.status in (400, 404)
        shown = await slack.command("/timeline")
        (url,) = [b["image_url"] for b in blocks(shown) if b["type"] == "image"]
        async with session.get(url) as response:
            assert response.status == 200
        async with session.get(url.replace("_all", "cecot")) as response:
            assert response.status == 404


@pytest.mark.parametrize("user", [newsroom.GUEST])
async def test_a_guest_gets_nothing_by_a_control_of_somebody_else(slack: StandIn, user: str):
    shown = await slack.command("/context", "CECOT")
    body, _ = recorded(slack, await slack.press(shown.message, "line"))
    stolen = body.replace(newsroom.EDITOR.encode(), user.encode())
    before = len(slack.recorder.records)
    status, said = await post(slack, stolen, {"Content-Type": "application/x-www-form-urlencoded"})
    assert (status, "CECOT" in said) == (401, False)
    told = await slack.command("/context", "CECOT", user=user)
    shared = await slack.command("/context", "CECOT", channel=newsroom.SHARED)
    assert headline(told) is headline(shared) is None
    assert not [r for r in slack.recorder.records[before:] if r.what.startswith("chat.")]


async def test_no_secret_stands_in_a_log_at_any_level(
    slack: StandIn, caplog: pytest.LogCaptureFixture
):
    caplog.set_level(logging.DEBUG)
    await slack.command("/context", "CECOT share")
    asked, _ = await slack.mention("what is CECOT?")
    await slack.until(lambda: slack.thread(asked))
    assert caplog.records
    assert slack.bot_token not in caplog.text
    assert slack.signing_secret not in caplog.text


SECRETS = {
    "SLACK_BOT_TOKEN": "xoxb-very-secret-words",
    "SLACK_SIGNING_SECRET": "very-secret-words-0123456",
    "SLACK_APP_TOKEN": "xapp-very-secret-words",
}  # fmt: skip


@pytest.mark.parametrize("name", SECRETS)
@pytest.mark.parametrize("spoiled", [" {}", '"{}"', "é{}", "{}\t", "wrong-{}", "{}"])
def test_no_message_about_a_setting_repeats_it(
    name: str, spoiled: str, capsys: pytest.CaptureFixture[str]
):
    given = {**SECRETS, name: spoiled.format(SECRETS[name]), "SLACK_API_URL": "http://127.0.0.1:9/"}
    assert main([], given) == 2
    read = capsys.readouterr()
    assert "very-secret-words" not in read.out + read.err


def test_no_setting_prints_a_secret(desk: Desk):
    config = Config(mode="http", bot_token=Secret("very-secret-words"))
    assert "very-secret-words" not in f"{config!r} {config} {config.bot_token}"
