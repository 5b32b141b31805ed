"""The two servers that ours is measured beside.

``bolt`` is a trivial ``/ping`` in Bolt, with Bolt's own verification, in the form
(``process_before_response``) and on the server (aiohttp) that ours uses. ``limit`` is
aiohttp alone: check the HMAC, parse the form, answer.

``python -m benchmarks.requests.peers bolt|limit PORT``
"""

from __future__ import annotations

import hashlib
import hmac
import sys
from urllib.parse import parse_qsl

from aiohttp import web
from aiohttp.typedefs import Handler
from slack_bolt.adapter.aiohttp import to_aiohttp_response, to_bolt_request
from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.context.ack.async_ack import AsyncAck

from benchmarks.requests.signed import SECRET
from bot.health import HEALTH_PATH
from bot.server import EVENTS_PATH

ANSWER = "pong"


def bolt() -> web.Application:
    """Return Bolt's trivial command on aiohttp."""

    async def authorize() -> AuthorizeResult:
        return AuthorizeResult(enterprise_id=None, team_id="T0BENCH", bot_token="xoxb-bench")

    app = AsyncApp(signing_secret=SECRET.value, authorize=authorize, process_before_response=True)

    async def ping(ack: AsyncAck) -> None:
        await ack(ANSWER)

    app.command("/ping")(ping)

    async def events(request: web.Request) -> web.Response:
        bolt_request = await to_bolt_request(request)
        return await to_aiohttp_response(await app.async_dispatch(bolt_request))

    return _application(events)


def limit() -> web.Application:
    """Return aiohttp alone with the signature check."""

    async def events(request: web.Request) -> web.Response:
        body = await request.read()
        timestamp = request.headers["X-Slack-Request-Timestamp"]
        base = b"v0:" + timestamp.encode() + b":" + body
        proof = "v0=" + hmac.digest(SECRET.value.encode(), base, hashlib.sha256).hex()
        if not hmac.compare_digest(proof, request.headers["X-Slack-Signature"]):
            return web.Response(status=401)
        fields = dict(parse_qsl(body.decode()))
        return web.Response(text=ANSWER if fields["command"] else "")

    return _application(events)


def _application(events: Handler) -> web.Application:
    async def health(_: web.Request) -> web.Response:
        return web.Response(text="ready")

    application = web.Application()
    application.router.add_post(EVENTS_PATH, events)
    application.router.add_get(HEALTH_PATH, health)
    return application


if __name__ == "__main__":
    web.run_app(
        {"bolt": bolt, "limit": limit}[sys.argv[1]](),
        host="127.0.0.1",
        port=int(sys.argv[2]),
        access_log=None,
        print=None,
    )
