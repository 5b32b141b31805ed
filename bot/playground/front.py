"""Several workspaces behind one Web API, and the way in which each installs an app.

Source: docs.slack.dev/authentication/installing-with-oauth, /reference/methods/oauth.v2.access.
"""

from __future__ import annotations

import contextlib
import itertools
from base64 import b64decode
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, replace
from urllib.parse import parse_qs, urlencode, urlsplit

from aiohttp import web

from bot.playground import newsroom
from bot.playground.clock import Clock, SystemClock
from bot.playground.errors import Refusal
from bot.playground.responses import refusal_answer
from bot.playground.rules import conduct
from bot.playground.rules.problem import Json
from bot.playground.standin import StandIn
from bot.playground.webapi.call import arguments
from bot.playground.webapi.server import call
from bot.playground.world import World

CODE_SECONDS = 600.0
"""How long a code may be exchanged."""


@dataclass(frozen=True, slots=True)
class App:
    """An app as its maker registered it.

    Args:
        redirect_urls: where browsers may be sent after an installation.
    """

    client_id: str = "1234567890.1234567890123"
    client_secret: str = "standin-client-secret".ljust(32, "0")
    redirect_urls: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Code:
    """A code: for which workspace, by whom, with which scopes, since when."""

    world: World
    user: str
    scopes: str
    redirect: str
    issued: float
    whole_org: bool
    used: bool = False


class Front:
    """What stands before the workspaces: it finds the one that a token belongs to.

    Args:
        workspaces: stand-ins; the app is in none of them yet.
        app: the app that they can install.
        clock: the time that codes grow old by.

    Attributes:
        broken: how many of the next calls are answered with 503.
    """

    def __init__(self, workspaces: Sequence[StandIn], app: App, clock: Clock) -> None:
        self.app = app
        self.base_url = ""
        self.broken = 0
        self._worlds = {each.world.app.team: each.world for each in workspaces}
        self._clock = clock
        self._numbers = itertools.count(1)
        self._codes: dict[str, Code] = {}
        for world in self._worlds.values():
            world.app = replace(world.app, bot_token="")  # none yet # nosec B106
            world.revoked = True

    @classmethod
    @contextlib.asynccontextmanager
    async def start(
        cls, workspaces: Sequence[StandIn], app: App, clock: Clock | None = None
    ) -> AsyncIterator[Front]:
        """Serve one Web API for several workspaces on loopback until the block ends."""
        front = cls(workspaces, app, clock or SystemClock())
        served = web.Application()
        served.router.add_post("/api/oauth.v2.access", front._access)
        served.router.add_route("*", "/api/{method}", front._call)
        runner = web.AppRunner(served, access_log=None, shutdown_timeout=0.2)
        await runner.setup()
        try:
            await web.TCPSite(runner, "127.0.0.1", 0).start()
            front.base_url = f"http://127.0.0.1:{runner.addresses[0][1]}"
            yield front
        finally:
            await runner.cleanup()

    @property
    def api_url(self) -> str:
        """The address for ``SLACK_API_URL``."""
        return f"{self.base_url}/api/"

    def world(self, team: str) -> World:
        """Return what a workspace knows."""
        return self._worlds[team]

    def agree(
        self, url: str, team: str, user: str = newsroom.EDITOR, *, whole_org: bool = False
    ) -> str:
        """Let somebody agree to an installation; return where their browser is sent.

        Args:
            url: the address at Slack to which the app sent the browser.
            team: the workspace.
            user: who agrees.
            whole_org: whether they install it in the whole organization.

        Raises:
            Refusal: Slack would show an error instead.
        """
        asked = self._asked(url)
        code = f"{next(self._numbers)}.code"
        self._codes[code] = Code(
            world=self._worlds[team],
            user=user,
            scopes=asked["scope"],
            redirect=asked["redirect_uri"],
            issued=self._clock.now(),
            whole_org=whole_org,
        )
        return f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}"

    def decline(self, url: str) -> str:
        """Let somebody cancel an installation; return where their browser is sent."""
        asked = self._asked(url)
        told = {"error": "access_denied", "state": asked["state"]}
        return f"{asked['redirect_uri']}?{urlencode(told)}"

    def _asked(self, url: str) -> dict[str, str]:
        if not url.startswith(f"{self.base_url}/oauth/v2/authorize?"):
            raise Refusal(conduct.METHOD)
        query = parse_qs(urlsplit(url).query)
        asked = {
            name: query.get(name, [""])[0]
            for name in ("client_id", "scope", "redirect_uri", "state")
        }
        if asked["client_id"] != self.app.client_id:
            raise Refusal(conduct.OAUTH_CLIENT)
        if asked["redirect_uri"] not in self.app.redirect_urls:
            raise Refusal(conduct.OAUTH_REDIRECT)
        if not set(asked["scope"].split(",")) <= newsroom.SCOPES:
            raise Refusal(conduct.OAUTH_SCOPE)
        return asked

    async def _call(self, request: web.Request) -> web.StreamResponse:
        """Hand a call to the workspace of its token; an unknown token is refused by any."""
        if self.broken:
            self.broken -= 1
            return web.Response(status=503, text="broken")
        token = request.headers.get("Authorization", "").removeprefix("Bearer ").strip()
        for world in self._worlds.values():
            if token and token in {world.app.bot_token, *world.retired}:
                return await call(world, request)
        return await call(next(iter(self._worlds.values())), request)

    async def _access(self, request: web.Request) -> web.Response:
        given = await arguments(request)
        try:
            code = self._exchanged(given, *_client(request, given))
        except Refusal as refusal:
            return web.json_response(refusal_answer(refusal))
        return web.json_response(self._installed(code))

    def _exchanged(self, given: Json, client_id: str, client_secret: str) -> Code:
        code = self._codes.get(str(given.get("code")))
        if client_id != self.app.client_id:
            raise Refusal(conduct.OAUTH_CLIENT)
        if client_secret != self.app.client_secret:
            raise Refusal(conduct.OAUTH_SECRET)
        if code is None or self._clock.now() - code.issued > CODE_SECONDS:
            raise Refusal(conduct.OAUTH_CODE)
        if code.used:
            raise Refusal(conduct.OAUTH_ONCE)
        if given.get("redirect_uri") != code.redirect:
            raise Refusal(conduct.OAUTH_REDIRECT)
        self._codes[str(given["code"])] = replace(code, used=True)
        return code

    def _installed(self, code: Code) -> Json:
        """Install the app. While it is installed its token stays; afterwards there is a new one."""
        world = code.world
        if world.revoked:
            world.retired.add(world.app.bot_token)
            token = f"xoxb-{world.app.team}-{next(self._numbers)}"
            world.app = replace(world.app, bot_token=token)
            world.revoked = False
        world.app = replace(world.app, scopes=frozenset(code.scopes.split(",")))
        org = {"id": "E00PUBLISHER", "name": "Publisher"}
        return {
            "ok": True,
            "app_id": world.app.app_id,
            "authed_user": {"id": code.user},
            "scope": code.scopes,
            "token_type": "bot",  # a word of Slack's # nosec B105
            "access_token": world.app.bot_token,
            "bot_user_id": world.app.bot_user,
            "team": None if code.whole_org else {"id": world.app.team, "name": world.app.team},
            "enterprise": org if code.whole_org else None,
            "is_enterprise_install": code.whole_org,
        }


def _client(request: web.Request, given: Json) -> tuple[str, str]:
    scheme, _, encoded = request.headers.get("Authorization", "").partition(" ")
    if scheme == "Basic":
        client_id, _, secret = b64decode(encoded).decode().partition(":")
        return client_id, secret
    return str(given.get("client_id")), str(given.get("client_secret"))
