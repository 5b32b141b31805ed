"""The Web API, response_url and uploads over HTTP."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from aiohttp import web

from bot.playground.errors import Refusal
from bot.playground.responses import answer_response_url, refusal_answer
from bot.playground.rules import conduct
from bot.playground.socket_mode import Sockets
from bot.playground.webapi.call import Method, admit, arguments, bearer
from bot.playground.webapi.files import receive
from bot.playground.webapi.methods import METHODS

if TYPE_CHECKING:
    from bot.playground.rules.problem import Json
    from bot.playground.world import World


def create_app(world: World, sockets: Sockets) -> web.Application:
    """Return the stand-in's own HTTP application."""
    app = web.Application(client_max_size=32 * 1024 * 1024)

    async def call(request: web.Request) -> web.Response:
        return await _call(world, request)

    async def respond(request: web.Request) -> web.Response:
        return await _respond(world, request)

    async def upload(request: web.Request) -> web.Response:
        return await _upload(world, request)

    app.router.add_route("*", "/api/{method}", call)
    app.router.add_post("/response/{key}", respond)
    app.router.add_post("/upload/{file}", upload)
    app.router.add_get("/socket/{ticket}", sockets.accept)
    return app


async def _call(world: World, request: web.Request) -> web.Response:
    name = request.match_info["method"]
    given: Json = {}
    try:
        method = _method(name)
        given = await arguments(request)
        admit(world, method, bearer(request, given), given)
        answer = _carry_out(world, name, method, given)
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


def _carry_out(world: World, name: str, method: Method, given: Json) -> Json:
    """Do the work, or fail as a test asked."""
    faults = world.faults.get(name, [])
    fault = faults.pop(0) if faults else None
    answer = {"ok": True}
    if fault is None or fault.unnoticed:
        answer |= method.answer(world, given)
    if fault:
        raise Refusal(
            conduct.INJECTED,
            error=fault.error,
            retry_after=fault.retry_after,
            status=fault.status,
        )
    return answer


def _refused(refusal: Refusal, answer: Json) -> web.Response:
    headers = {} if refusal.retry_after is None else {"Retry-After": str(refusal.retry_after)}
    return web.json_response(answer, status=refusal.status, headers=headers)


def _scope_headers(world: World) -> dict[str, str]:
    return {"x-oauth-scopes": ",".join(sorted(world.app.scopes))}


async def _respond(world: World, request: web.Request) -> web.Response:
    body = await request.text()
    answer: Json = {}
    try:
        answer = _answer(body)
        answer_response_url(world, request.match_info["key"], answer)
    except Refusal as refusal:
        world.recorder.add("response_url", answer, error=refusal.error, problems=refusal.problems)
        return web.Response(text=refusal.error, status=404 if not refusal.problems else 400)
    world.recorder.add("response_url", answer)
    return web.Response(text="ok")


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
