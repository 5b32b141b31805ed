"""Socket Mode: the bot connects, and requests travel down the websocket as envelopes.

Source: docs.slack.dev/apis/events-api/using-socket-mode.
"""

from __future__ import annotations

import asyncio
import json
import time
import uuid
from typing import TYPE_CHECKING

from aiohttp import WSMsgType, web

from bot.playground.transport import Outgoing, Reply

if TYPE_CHECKING:
    from bot.playground.rules.problem import Json
    from bot.playground.world import World

_TYPES = {"command": "slash_commands", "event": "events_api", "interaction": "interactive"}


class Sockets:
    """The open connections of one bot; a request goes down the newest.

    Args:
        world: the stand-in, whose tickets open connections.
    """

    def __init__(self, world: World) -> None:
        self._world = world
        self._open: list[web.WebSocketResponse] = []
        self._transports: dict[web.WebSocketResponse, asyncio.WriteTransport] = {}
        self._waiting: dict[str, asyncio.Future[Json]] = {}

    @property
    def connected(self) -> bool:
        """Whether a bot is connected."""
        return bool(self._open)

    @property
    def open(self) -> tuple[web.WebSocketResponse, ...]:
        """The connections, the newest last."""
        return tuple(self._open)

    def drop(self) -> None:
        """Break every connection without a word, as a network does."""
        for transport in self._transports.values():
            transport.abort()

    async def accept(self, request: web.Request) -> web.WebSocketResponse:
        """Take a connection whose ticket is good, and read acknowledgements from it."""
        ticket = request.match_info["ticket"]
        if ticket not in self._world.sockets:
            raise web.HTTPForbidden
        self._world.sockets.discard(ticket)
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        await socket.send_json({"type": "hello", "num_connections": len(self._open) + 1})
        self._open.append(socket)
        if isinstance(request.transport, asyncio.WriteTransport):
            self._transports[socket] = request.transport
        self._world.workspace.ring()
        try:
            async for message in socket:
                if message.type is WSMsgType.TEXT:
                    self._acknowledge(json.loads(message.data))
        finally:
            self._open.remove(socket)
            self._transports.pop(socket, None)
        return socket

    async def disconnect(self, reason: str = "refresh_requested") -> None:
        """Close every connection as Slack does now and then, with a word before."""
        for socket in list(self._open):
            await socket.send_json({"type": "disconnect", "reason": reason})
            await socket.close()

    async def send(self, outgoing: Outgoing, deadline: float) -> Reply:
        """Send one request and wait at most ``deadline`` seconds for the acknowledgement."""
        envelope = self._envelope(outgoing)
        shown = json.dumps(envelope, indent=1)
        if not self._open:
            return Reply(0, failure="connection_failed", request=shown)
        answer: asyncio.Future[Json] = asyncio.get_running_loop().create_future()
        self._waiting[envelope["envelope_id"]] = answer
        started = time.perf_counter()
        try:
            await self._open[-1].send_json(envelope)
            payload = await asyncio.wait_for(answer, deadline)
        except TimeoutError:
            return Reply(0, milliseconds=_since(started), failure="http_timeout", request=shown)
        except ConnectionError:
            return Reply(
                0, milliseconds=_since(started), failure="connection_failed", request=shown
            )
        finally:
            self._waiting.pop(envelope["envelope_id"], None)
        body = json.dumps(payload) if payload else ""
        headers = {"content-type": "application/json"}
        return Reply(200, body, headers, _since(started), request=shown)

    def _envelope(self, outgoing: Outgoing) -> Json:
        envelope: Json = {
            "envelope_id": str(uuid.uuid4()),
            "type": _TYPES[outgoing.kind],
            "accepts_response_payload": outgoing.kind != "event",
            "payload": outgoing.payload,
        }
        if outgoing.kind == "event":
            number, reason = outgoing.retry or (0, "")
            envelope |= {"retry_attempt": number, "retry_reason": reason}
        return envelope

    def _acknowledge(self, message: Json) -> None:
        answer = self._waiting.get(message.get("envelope_id", ""))
        if answer and not answer.done():
            answer.set_result(message.get("payload") or {})


def _since(started: float) -> float:
    return (time.perf_counter() - started) * 1000
