"""The Web API, response_url and uploads over HTTP."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from aiohttp import web

from bot.playground.errors import Dropped, Refusal
from bot.playground.responses import answer_response_url, refusal_answer
from bot.playground.rules import conduct
from bot.playground.socket_mode import Sockets
from bot.playground.webapi.call import Method, admit, arguments, bearer
from bot.playground.webapi.carrying import carry_out, meddled
from bot.playground.webapi.files import receive
from bot.playground.webapi.methods import METHODS

if TYPE_CHECKING:
    from bot.playground.rules.problem import Json
    from bot.playground.world import World


def create_app(world: World, sockets: Sockets) -> web.Application:
    """Return the stand-in's own HTTP application."""
    app = web.Application(client_max_size=32 * 1024 * 1024)

    async def called(request: web.Request) -> web.Response:
        return await call(world, request)

    async def respond(request: web.Request) -> web.Response:
        return await _respond(world, request)

    async def upload(request: web.Request) -> web.Response:
        return await _upload(world, request)

    app.router.add_route("*", "/api/{method}", called)
    app.router.add_post("/response/{key}", respond)
    app.router.add_post("/upload/{file}", upload)
    app.router.add_get("/socket/{ticket}", sockets.accept)
    return app


async def call(world: World, request: web.Request) -> web.Response:
    """Answer one call of a Web API method."""
    name = request.match_info["method"]
    given: Json = {}
    try:
        method = _method(name)
        given = await arguments(request)
        admit(world, method, bearer(request, given), given)
        answer = await carry_out(world, name, method, given)
    except Dropped:
        return _hang_up(world, request, name, given)
    except Refusal as refusal:
        refused = refusal_answer(refusal)
        world.recorder.add(
            name, given, error=refusal.error, problems=refusal.problems, answer=refused
        )
        return _refused(refusal, refused)
    world.recorder.add(name, given, answer=answer)
    return web.json_response(answer, headers=_scope_headers(world))


def _method(name: str) -> Method:
    if name not in METHODS:
        raise Refusal(conduct.METHOD)
    return METHODS[name]


def _refused(refusal: Refusal, answer: Json) -> web.Response:
    return web.json_response(answer, status=refusal.status, headers=_waiting(refusal))


def _waiting(refusal: Refusal) -> dict[str, str]:
    return {} if refusal.retry_after is None else {"Retry-After": str(refusal.retry_after)}


def _scope_headers(world: World) -> dict[str, str]:
    return {"x-oauth-scopes": ",".join(sorted(world.app.scopes))}


async def _respond(world: World, request: web.Request) -> web.Response:
    body = await request.text()
    answer: Json = {}
    try:
        answer = _answer(body)
        key = request.match_info["key"]
        await meddled(world, "response_url", lambda: _answered(world, key, answer))
    except Dropped:
        return _hang_up(world, request, "response_url", answer)
    except Refusal as refusal:
        world.recorder.add("response_url", answer, error=refusal.error, problems=refusal.problems)
        failed = 400 if refusal.problems else 404
        status = max(failed, refusal.status)
        return web.Response(text=refusal.error, status=status, headers=_waiting(refusal))
    world.recorder.add("response_url", answer)
    return web.Response(text="ok")


def _answered(world: World, key: str, answer: Json) -> Json:
    answer_response_url(world, key, answer)
    return {}


def _hang_up(world: World, request: web.Request, what: str, given: Json) -> web.Response:
    """Break the connection; the answer that is returned reaches nobody."""
    world.recorder.add(what, given, error=conduct.DROPPED.error)
    if request.transport:
        request.transport.abort()
    return web.Response()


def _answer(body: str) -> Json:
    try:
        answer = json.loads(body)
    except json.JSONDecodeError:
        raise Refusal(conduct.JSON_BODY) from None
    if not isinstance(answer, dict):
        raise Refusal(conduct.JSON_BODY)
    return answer


async def _upload(world: World, request: web.Request) -> web.Response:
    if request.content_type == "multipart/form-data":
        form = await request.post()
        part = next(iter(form.values()), "")
        content = part.file.read() if isinstance(part, web.FileField) else str(part).encode()
    else:
        content = await request.read()
    try:
        receive(world, request.match_info["file"], content)
    except Refusal as refusal:
        return web.Response(text=refusal.error, status=404)
    return web.Response(text=f"OK - {len(content)}")
