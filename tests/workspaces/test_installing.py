"""A workspace installs the app: with a state of this browser, once, and in time."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time
from collections.abc import AsyncIterator, Callable
from urllib.parse import parse_qs, urlsplit

import pytest
from cryptography.fernet import Fernet

from benchmarks.postgres import Server
from bot.config import Config, ConfigError, Secret
from bot.installing.database import connected_engine
from bot.installing.states import MOST, States
from bot.manifest import SCOPES, manifest
from bot.workspaces.serving import several
from tests.stories.reading import headline
from tests.workspaces.conftest import BROWSER, KEY, ONE, TWO, House, house, serving_bot

BACK = "/slack/oauth_redirect"


async def begun(home: House):
    """Begin in a browser and agree in Slack; return the browser and where it is sent."""
    browser = home.browser()
    page = await browser.get("/slack/install")
    return browser, home.slack.agree(page.location, ONE).removeprefix(BROWSER)


@contextlib.asynccontextmanager
async def states_of(
    home: House, clock: Callable[[], float] = time.time, most: int = MOST
) -> AsyncIterator[States]:
    """The states of another process with the same settings."""
    secret = Secret(home.settings["SLACK_SIGNING_SECRET"])
    async with connected_engine(Secret(home.url)) as engine:
        yield States(engine, secret, clock, most)


async def is_installed(home: House) -> bool:
    shown = await home.teams[ONE].command("/context", "CECOT")
    return shown.message is not None and "not installed" not in shown.message.text


async def test_who_installs_it_is_answered(home: House):
    assert not await is_installed(home)
    page = await home.install(ONE)
    assert (page.status, ONE in page.text) == (200, True)
    assert headline(await home.teams[ONE].command("/context", "CECOT")) == "CECOT"


async def test_the_way_to_slack_asks_for_the_scopes_of_the_manifest(home: House):
    page = await home.browser().get("/slack/install?team=T1&scope=admin")
    asked = parse_qs(urlsplit(page.location).query)
    made = manifest(BROWSER)["oauth_config"]
    assert page.status == 302
    assert set(asked["scope"][0].split(",")) == set(SCOPES) == set(made["scopes"]["bot"])
    assert asked["redirect_uri"] == made["redirect_urls"]
    assert "admin" not in page.location
    assert "team" not in asked


async def test_the_cookie_is_for_this_browser_alone_and_for_ten_minutes(home: House):
    page = await home.browser().get("/slack/install")
    for part in ("Secure", "HttpOnly", "SameSite=Lax", "Max-Age=600"):
        assert part in page.cookie
    assert page.headers["Cache-Control"] == "no-store"


async def test_another_browser_cannot_finish_it(home: House):
    browser, back = await begun(home)
    refused = await home.browser().get(back)
    assert refused.status == 400
    assert "did not begin in this browser" in refused.text
    assert not await is_installed(home)
    assert (await browser.get(back)).status == 200


async def test_a_state_is_good_once(home: House):
    browser, back = await begun(home)
    state = browser.cookie
    assert (await browser.get(back)).status == 200
    browser.cookie = state
    again = await browser.get(back)
    assert again.status == 400
    assert "was used before" in again.text


async def test_a_state_expires(home: House):
    async with states_of(home, lambda: time.time() - 660) as states:
        browser = home.browser()
        browser.cookie = late = await states.async_issue()
    refused = await browser.get(f"{BACK}?code=any&state={late}")
    assert "took too long" in refused.text
    assert not await is_installed(home)


async def test_a_state_that_somebody_made_up_installs_nothing(home: House):
    browser, _ = await begun(home)
    until, words, signature = browser.cookie.split(".")
    for made in (
        f"{int(until) + 600}.{words}.{signature}",
        f"{until}.other.{signature}",
        f"{until}.{words}.",
        "9999999999.words.0000",
        "words",
    ):
        browser.cookie = made
        refused = await browser.get(f"{BACK}?code=any&state={made}")
        assert "took too long, or was used before" in refused.text
    assert not await is_installed(home)


async def test_of_two_returns_at_the_same_moment_one_is_let_in(home: House):
    async with states_of(home) as states:
        state = await states.async_issue()
        taken = await asyncio.gather(*(states.async_consume(state) for _ in range(8)))
    assert sorted(taken) == [False] * 7 + [True]


def kept_states(home: House, server: Server) -> int:
    name = urlsplit(home.url).path.lstrip("/")
    ((count,),) = server.execute("SELECT count(*) FROM nutgraf.slack_oauth_states", name)
    return int(count)


async def test_who_only_begins_leaves_nothing_behind(home: House, server: Server):
    for _ in range(20):
        assert (await home.browser().get("/slack/install")).status == 302
    assert kept_states(home, server) == 0


async def test_what_came_back_is_kept_until_it_expires_and_never_without_end(
    home: House, server: Server
):
    now = time.time()
    async with states_of(home, lambda: now, most=5) as states:
        for _ in range(9):
            assert await states.async_consume(await states.async_issue())
        assert kept_states(home, server) == 5
        now += 601
        assert await states.async_consume(await states.async_issue())
        assert kept_states(home, server) == 1


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda back: back.replace("state=", "state=x"), "did not begin in this browser"),
        (lambda back: back.split("&")[0], "did not begin in this browser"),
        (lambda back: f"{back}&state=other", "did not begin in this browser"),
        (lambda back: back.replace("code=", "code=made-up"), "does not take the code"),
        (lambda back: back.replace("code=", "nothing="), "sent no code"),
        (lambda back: f"{BACK}?error=access_denied", "was not allowed in Slack"),
        (lambda back: f"{BACK}?error=%3Cscript%3E", "Nothing was installed."),
        (lambda back: BACK, "did not begin in this browser"),
    ],
)
async def test_what_is_not_in_order_installs_nothing_and_says_why(home: House, change, said):
    browser, back = await begun(home)
    page = await browser.get(change(back))
    assert said in page.text
    assert "script" not in page.text
    assert not await is_installed(home)


async def test_a_whole_organization_is_told_to_choose_a_workspace(home: House):
    browser = home.browser()
    page = await browser.get("/slack/install")
    back = home.slack.agree(page.location, ONE, whole_org=True)
    refused = await browser.get(back.removeprefix(BROWSER))
    assert refused.status == 400
    assert "one workspace at a time" in refused.text
    assert not await is_installed(home)


async def test_a_token_is_neither_in_the_database_nor_in_the_log(
    home: House, server: Server, caplog: pytest.LogCaptureFixture
):
    caplog.set_level(logging.DEBUG)
    await home.install(ONE)
    assert await is_installed(home)
    await home.teams[ONE].take_out(tokens_first=True)
    await home.install(ONE)
    assert await is_installed(home)
    tokens = [home.slack.world(ONE).app.bot_token, *home.slack.world(ONE).retired - {""}]
    assert len(tokens) == 2
    name = urlsplit(home.url).path.lstrip("/")
    tables = "SELECT table_name FROM information_schema.tables WHERE table_schema = 'nutgraf'"
    kept = [
        str(row)
        for (table,) in server.execute(tables, name)
        for row in server.execute(f"SELECT t::text FROM nutgraf.{table} t", name)
    ]
    assert any(ONE in row for row in kept)
    secrets = [*tokens, home.slack.app.client_secret, KEY]
    assert [s for s in secrets for text in (*kept, caplog.text) if s in text] == []


async def test_who_has_installed_it_is_answered_after_a_restart(url: str):
    async with house(url) as home:
        await home.install(ONE)
        async with serving_bot(home.settings) as (_, opened):
            assert [each.held.team for each in opened.now()] == [ONE]


async def test_a_key_is_changed_while_the_old_one_still_opens(url: str):
    async with house(url) as home:
        await home.install(ONE)
        new = Fernet.generate_key().decode()
        both = home.settings | {"TOKEN_KEY": f"{new},{KEY}"}
        async with serving_bot(both) as (_, opened):
            assert opened.get(ONE) is not None
        with pytest.raises(ConfigError, match="TOKEN_KEY"):
            async with several(Config.from_env(home.settings | {"TOKEN_KEY": new})):
                pass


async def test_other_workspaces_are_told_that_it_is_not_installed(home: House):
    await home.install(ONE)
    shown = await home.teams[TWO].command("/context", "CECOT")
    assert "Nutgraf is not installed in this workspace." in shown.message.text


async def test_slack_may_prove_the_address_before_anybody_has_installed_it(home: House):
    assert "challenge" in (await home.teams[ONE].verify_url()).reply.body
