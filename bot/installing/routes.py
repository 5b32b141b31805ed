"""``GET /slack/install`` and ``GET /slack/oauth_redirect``, for browsers.

Nobody has signed these requests, so they are told nothing but what they did themselves: what is
not known goes no further, no answer is kept by anybody, and none loads anything.
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from types import MappingProxyType

from aiohttp import web
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse

from bot.installing.flow import Flow
from bot.installing.pages import REFUSED, page
from bot.manifest import INSTALL_PATH, REDIRECT_PATH
from bot.tracing import reference

log = logging.getLogger(__name__)

SAFE = MappingProxyType(
    {
        "Cache-Control": "no-store",
        "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
    }
)
_KNOWN = ("code", "state", "error")
_LONGEST = 1000
"""Characters of a value; Slack's codes and our states have less than 150."""

Answer = Callable[[AsyncBoltRequest], Awaitable[BoltResponse]]


def mount(app: web.Application, flow: Flow, installed: Callable[[], Awaitable[None]]) -> None:
    """Serve the way of an installation.

    Args:
        app: the HTTP application.
        flow: the way.
        installed: is called when somebody came back from Slack: a workspace may be new. Where it
            fails it is done at the workspace's first request.
    """

    async def begin(request: web.Request) -> web.Response:
        # what stands in the address would stand in the address at Slack
        return await _answered(_request(request, {}), flow.handle_installation)

    async def end(request: web.Request) -> web.Response:
        given = {name: request.query.getall(name) for name in _KNOWN if name in request.query}
        clear = all(len(each) == 1 and len(each[0]) <= _LONGEST for each in given.values())
        query = {name: each[0] for name, each in given.items()} if clear else {}
        answer = await _answered(_request(request, query), flow.handle_callback)
        try:
            await installed()
        except Exception:
            log.exception("a workspace could not be made ready when it was installed")
        return answer

    app.router.add_get(INSTALL_PATH, begin, allow_head=False)
    app.router.add_get(REDIRECT_PATH, end, allow_head=False)


def _request(request: web.Request, query: dict[str, str]) -> AsyncBoltRequest:
    cookies = request.headers.getall("Cookie", [])
    return AsyncBoltRequest(body="", query=query, headers={"cookie": cookies})


async def _answered(request: AsyncBoltRequest, answer: Answer) -> web.Response:
    try:
        response = await answer(request)
    except Exception:
        log.exception("an installation failed, reference %s", reference())
        return web.Response(
            status=503, text=page(REFUSED["unready"]), content_type="text/html", headers=SAFE
        )
    made = web.Response(
        status=response.status, text=response.body, content_type="text/html", headers=SAFE
    )
    if "location" in response.headers:
        made.headers["Location"] = response.headers["location"][0]
    for cookie in response.cookies():
        for name, given in cookie.items():
            made.set_cookie(
                name,
                given.value,
                max_age=given["max-age"] or 0,
                path="/",
                secure=True,
                httponly=True,
                samesite="Lax",
            )
    return made
