"""Two workspaces, one bot over signed HTTP, and a real PostgreSQL server."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, replace

import aiohttp
import pytest
from aiohttp import web
from cryptography.fernet import Fernet

from benchmarks.postgres import Server, serving
from bot.config import Config
from bot.installing.flow import COOKIE
from bot.local import AT_ONCE, LOOPBACK, web_socket
from bot.playground import newsroom
from bot.playground.clock import SystemClock
from bot.playground.front import App, Front
from bot.playground.standin import StandIn
from bot.rounds import DAILY, Daily
from bot.server import EVENTS_PATH
from bot.workspaces.open import OpenWorkspaces
from bot.workspaces.serving import OPEN, several
from bot.workspaces.workspace import Workspace
from knowledge.store.postgres.store import migrate

ONE, TWO = newsroom.TEAM, "T00TWO"
KEY = Fernet.generate_key().decode()
BROWSER = "https://desk.example"


@dataclass(frozen=True)
class Page:
    """What a browser shows: the status, the words, and where it is sent instead."""

    status: int
    text: str
    location: str
    cookie: str
    headers: dict[str, str]


class Browser:
    """Somebody's browser: it keeps the cookie of the installation and nothing else."""

    def __init__(self, address: str, session: aiohttp.ClientSession) -> None:
        self._address = address
        self._session = session
        self.cookie = ""

    async def get(self, path: str) -> Page:
        headers = {"Cookie": f"{COOKIE}={self.cookie}"} if self.cookie else {}
        url = f"{self._address}{path}"
        async with self._session.get(url, headers=headers, allow_redirects=False) as answer:
            given = answer.cookies.get(COOKIE)
            if given is not None:
                self.cookie = given.value
            return Page(
                status=answer.status,
                text=await answer.text(),
                location=answer.headers.get("Location", ""),
                cookie=given.OutputString() if given is not None else "",
                headers=dict(answer.headers),
            )


@dataclass
class House:
    """The bot, and the Slack in front of it."""

    slack: Front
    teams: dict[str, StandIn]
    url: str
    address: str
    session: aiohttp.ClientSession
    settings: dict[str, str]
    open: OpenWorkspaces

    def browser(self) -> Browser:
        return Browser(self.address, self.session)

    async def install(self, team: str) -> Page:
        """Install the app in a workspace, as an admin does."""
        browser = self.browser()
        begun = await browser.get("/slack/install")
        back = self.slack.agree(begun.location, team)
        return await browser.get(back.removeprefix(BROWSER))

    async def workspace(self, team: str) -> Workspace:
        found = await self.open.of(team)
        assert found is not None
        return found


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    with serving() as server:
        server.execute("CREATE DATABASE migrated")
        asyncio.run(migrate(server.url("migrated")))
        yield server


@pytest.fixture
def url(server: Server) -> Iterator[str]:
    with server.database(like="migrated") as name:
        yield server.url(name)


@contextlib.asynccontextmanager
async def serving_bot(
    settings: dict[str, str], daily: Daily = DAILY, look_again: float = 60.0
) -> AsyncIterator[tuple[str, OpenWorkspaces]]:
    """Run the bot for all workspaces that install it."""
    listening = web_socket(0)
    address = f"http://{LOOPBACK}:{listening.getsockname()[1]}"
    async with several(Config.from_env(settings), AT_ONCE, daily, look_again) as server:
        runner = web.AppRunner(server, access_log=None, shutdown_timeout=1)
        await runner.setup()
        try:
            await web.SockSite(runner, listening).start()
            yield address, server[OPEN]
        finally:
            await runner.cleanup()


@contextlib.asynccontextmanager
async def house(url: str, **settings: str) -> AsyncIterator[House]:
    """Run two workspaces and the bot; nobody has installed it yet."""
    app = App(redirect_urls=(f"{BROWSER}/slack/oauth_redirect",))
    other = replace(newsroom.installation(), team=TWO)
    async with (
        StandIn.start(pace=0) as one,
        StandIn.start(pace=0, app=other) as two,
        Front.start((one, two), app, SystemClock()) as slack,
        aiohttp.ClientSession() as session,
    ):
        given = {
            "SLACK_CLIENT_ID": app.client_id,
            "SLACK_CLIENT_SECRET": app.client_secret,
            "SLACK_SIGNING_SECRET": one.signing_secret,
            "SLACK_API_URL": slack.api_url,
            "PUBLIC_URL": BROWSER,
            "DATABASE_URL": url,
            "TOKEN_KEY": KEY,
            **settings,
        }
        async with serving_bot(given) as (address, opened):
            teams = {ONE: one, TWO: two}
            for team in teams.values():
                team.connect(f"{address}{EVENTS_PATH}")
            yield House(slack, teams, url, address, session, given, opened)


@pytest.fixture
async def home(url: str) -> AsyncIterator[House]:
    """Both workspaces, neither of which has installed the app."""
    async with house(url) as home:
        yield home
        for team in home.teams.values():
            assert not team.recorder.faulty


@pytest.fixture
async def both(home: House) -> House:
    """Both workspaces, each of which has installed the app."""
    for team in (ONE, TWO):
        assert (await home.install(team)).status == 200
        await home.workspace(team)
    return home
