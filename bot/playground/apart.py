"""A stand-in in a process of its own: ``python -m bot.playground.apart``.

It outlives the bot: the bot's process can be killed and started again while people, messages and
views stay as they are. It prints one line of JSON, with the addresses and secrets, and serves
until its input is closed. ``bot.playground.distant`` steers it.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import inspect
import json
import sys
from collections.abc import Sequence
from urllib.parse import urlsplit

from aiohttp import web

from bot.playground import newsroom
from bot.playground.carried import packed, unpacked
from bot.playground.errors import StandInError
from bot.playground.standin import StandIn

STEERED = frozenset(
    {
        "again",
        "agent_pane",
        "calls",
        "change",
        "choose",
        "close",
        "command",
        "connect",
        "direct",
        "edit",
        "event",
        "fail",
        "fail_often",
        "fill",
        "heal",
        "home",
        "install",
        "limit",
        "mention",
        "messages",
        "modal",
        "pace",
        "press",
        "revoke_tokens",
        "say",
        "shortcut",
        "step",
        "submit",
        "suggest",
        "take_out",
        "thread",
        "uninstall",
    }
)
"""The methods of a stand-in that can be called from afar."""

_LOOPBACK = "127.0.0.1"


def steering(slack: StandIn) -> web.Application:
    """Return the application that lets another process steer a stand-in.

    It takes ``{"do": method, "given": arguments}``. Only programs on this machine get in: a
    browser names an Origin.
    """

    async def steer(request: web.Request) -> web.Response:
        if urlsplit(f"//{request.host}").hostname != _LOOPBACK or "Origin" in request.headers:
            raise web.HTTPForbidden
        asked = await request.json()
        if asked.get("do") not in STEERED:
            raise web.HTTPNotFound
        try:
            given = {name: unpacked(value) for name, value in asked["given"].items()}
            result = getattr(slack, asked["do"])(**given)
            answer = packed(await result if inspect.isawaitable(result) else result)
        except StandInError as error:
            return web.json_response({"error": str(error)}, status=web.HTTPConflict.status_code)
        return web.json_response({"answer": answer})

    app = web.Application(client_max_size=32 * 1024 * 1024)
    app.router.add_post("/", steer)
    return app


async def serve(options: argparse.Namespace) -> None:
    """Serve a newsroom and its steering until the input is closed."""
    waits = tuple(options.retry_waits)
    async with contextlib.AsyncExitStack() as stack:
        slack = await stack.enter_async_context(
            StandIn.start(
                app=newsroom.installation(frozenset(options.scopes)),
                pace=options.pace,
                deadline=options.deadline,
                retry_waits=waits,
            )
        )
        newsroom.crowd(slack.world.workspace, options.people, options.channels)
        runner = web.AppRunner(steering(slack), access_log=None, shutdown_timeout=0.2)
        await runner.setup()
        stack.push_async_callback(runner.cleanup)
        await web.TCPSite(runner, _LOOPBACK, 0).start()
        told = {
            "steering": f"http://{_LOOPBACK}:{runner.addresses[0][1]}/",
            "api_url": slack.api_url,
            "bot_token": slack.bot_token,
            "app_token": slack.app_token,
            "signing_secret": slack.signing_secret,
        }
        print(json.dumps(told), flush=True)  # noqa: T201 # how the other process finds it
        await asyncio.to_thread(sys.stdin.read)


def main(arguments: Sequence[str]) -> None:
    """Read the options and serve."""
    parser = argparse.ArgumentParser(prog="python -m bot.playground.apart", description=__doc__)
    parser.add_argument("--pace", type=float, default=1.0, help="seconds between two messages")
    parser.add_argument("--deadline", type=float, default=3.0, help="seconds to acknowledge in")
    parser.add_argument(
        "--retry-waits", type=float, nargs="*", default=[0.0, 60.0, 300.0], help="of events"
    )
    parser.add_argument(
        "--scopes", nargs="*", default=sorted(newsroom.SCOPES), help="what the bot may do"
    )
    parser.add_argument("--people", type=int, default=0, help="people besides the newsroom’s")
    parser.add_argument("--channels", type=int, default=0, help="channels that they are in")
    asyncio.run(serve(parser.parse_args(arguments)))


if __name__ == "__main__":
    main(sys.argv[1:])
