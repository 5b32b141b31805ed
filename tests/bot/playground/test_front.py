"""Several workspaces behind one Web API, and how each installs the app."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.playground import StandIn, newsroom
from bot.playground.errors import Refusal
from bot.playground.front import App, Front
from tests.bot.playground.proving import proves

BACK = "https://desk.example/back"
APP = App(redirect_urls=(BACK,))
OTHER = "T00OTHER"


@pytest.fixture
async def front(clock):
    other = replace(newsroom.installation(), team=OTHER)
    async with (
        StandIn.start(clock=clock) as one,
        StandIn.start(app=other, clock=clock) as two,
        Front.start((one, two), APP, clock) as front,
    ):
        yield front


@pytest.fixture
def bare(front, http):
    return AsyncWebClient(base_url=front.api_url, session=http)


def way(front, **changes):
    asked = {"client_id": APP.client_id, "scope": "commands", "redirect_uri": BACK, "state": "s"}
    return f"{front.base_url}/oauth/v2/authorize?{urlencode(asked | changes)}"


def code_of(address):
    return parse_qs(urlsplit(address).query)["code"][0]


async def exchanged(bare, code, **changes):
    given = {
        "client_id": APP.client_id,
        "client_secret": APP.client_secret,
        "code": code,
        "redirect_uri": BACK,
    }
    return await bare.oauth_v2_access(**given | changes)


async def refusal(call):
    with pytest.raises(SlackApiError) as refused:
        await call
    return refused.value.response["error"]


async def test_each_workspace_has_a_token_of_its_own_that_says_whose_it_is(front, bare):
    for team in (newsroom.TEAM, OTHER):
        answer = await exchanged(bare, code_of(front.agree(way(front), team)))
        assert answer["team"]["id"] == team
        assert (await bare.auth_test(token=answer["access_token"]))["team_id"] == team


async def test_who_cancels_is_sent_back_without_a_code(front):
    told = parse_qs(urlsplit(front.decline(way(front))).query)
    assert told == {"error": ["access_denied"], "state": ["s"]}


@proves("oauth.client", "oauth.secret")
async def test_a_code_is_exchanged_by_the_app_alone(front, bare):
    code = code_of(front.agree(way(front), OTHER))
    assert await refusal(exchanged(bare, code, client_id="1.2")) == "invalid_client_id"
    assert await refusal(exchanged(bare, code, client_secret="other")) == "bad_client_secret"
    assert (await exchanged(bare, code))["ok"]
    with pytest.raises(Refusal, match="invalid_client_id"):
        front.agree(way(front, client_id="1.2"), OTHER)


@proves("oauth.code", "oauth.once")
async def test_a_code_is_good_once_and_for_ten_minutes(front, bare, clock):
    code = code_of(front.agree(way(front), OTHER))
    late = code_of(front.agree(way(front), OTHER))
    assert await refusal(exchanged(bare, "made-up")) == "invalid_code"
    assert (await exchanged(bare, code))["ok"]
    assert await refusal(exchanged(bare, code)) == "code_already_used"
    clock.advance(601)
    assert await refusal(exchanged(bare, late)) == "invalid_code"


@proves("oauth.redirect", "oauth.scope")
async def test_the_browser_is_sent_only_where_the_app_says(front, bare):
    with pytest.raises(Refusal, match="bad_redirect_uri"):
        front.agree(way(front, redirect_uri="https://evil.example"), OTHER)
    with pytest.raises(Refusal, match="invalid_scope"):
        front.agree(way(front, scope="commands,everything"), OTHER)
    code = code_of(front.agree(way(front), OTHER))
    evil = exchanged(bare, code, redirect_uri="https://evil.example")
    assert await refusal(evil) == "bad_redirect_uri"
    assert (await exchanged(bare, code))["ok"]


async def test_a_token_stays_while_the_app_is_installed_and_is_another_afterwards(front, bare):
    first = await exchanged(bare, code_of(front.agree(way(front), OTHER)))
    again = await exchanged(bare, code_of(front.agree(way(front), OTHER)))
    assert again["access_token"] == first["access_token"]
    front.world(OTHER).revoked = True
    dead = bare.auth_test(token=first["access_token"])
    assert await refusal(dead) == "token_revoked"
    anew = await exchanged(bare, code_of(front.agree(way(front), OTHER)))
    assert await refusal(bare.auth_test(token=first["access_token"])) == "token_revoked"
    assert (await bare.auth_test(token=anew["access_token"]))["team_id"] == OTHER
