"""The desk in the terminal: type what you would type in Slack."""

from __future__ import annotations

import asyncio
import json
import sys
from typing import Any, TextIO

from rich.console import Console

from bot.local import talking
from bot.playground.standin import StandIn
from bot.terminal import show
from knowledge.desk import Desk

_LEAVE = frozenset({"exit", "quit", "bye"})


async def ask(desk: Desk, line: str, console: Console, *, as_json: bool = False) -> bool:
    """Ask one question and print the answer.

    Args:
        desk: what the bot answers from.
        line: a command or a question, as typed in Slack.
        console: where to print.
        as_json: True to print the message as Slack would get it.

    Returns:
        True where an answer came.
    """
    async with talking(desk) as slack:
        return await _answer(slack, line, console, as_json=as_json)


async def prompt(desk: Desk, lines: TextIO, console: Console) -> bool:
    """Take one question a line until the input ends or the person leaves.

    Args:
        desk: what the bot answers from.
        lines: where questions come from.
        console: where to print.

    Returns:
        True where a line came at all.
    """
    async with talking(desk) as slack:
        return await _take(slack, lines, console, sign="")


async def playground(desk: Desk, lines: TextIO, console: Console, port: int) -> None:
    """Serve the page in the browser until stopped; in a terminal, take questions too.

    Args:
        desk: what the bot answers from.
        lines: where questions come from, if it is a terminal.
        console: where to print.
        port: the port of the page, on loopback alone.

    Raises:
        OSError: the port is taken.
    """
    async with talking(desk, port) as slack:
        console.print(f"The Nutgraf desk is open at http://127.0.0.1:{port}/", highlight=False)
        if not lines.isatty():
            await asyncio.Event().wait()
        console.print("Or type here, as in Slack; [bold]exit[/] leaves.")
        await _take(slack, lines, console, sign="[bold]nutgraf>[/] ")


async def _take(slack: StandIn, lines: TextIO, console: Console, *, sign: str) -> bool:
    came = False
    while True:
        if sign:
            console.print(sign, end="")
        line = await asyncio.to_thread(lines.readline)
        if not line or line.strip().lower() in _LEAVE:
            return came or bool(line)
        came = True
        if line.strip():
            await _answer(slack, line.strip(), console, as_json=False)


async def _answer(slack: StandIn, line: str, console: Console, *, as_json: bool) -> bool:
    message = await _message(slack, line)
    if message is None:
        asked = line.partition(" ")[0] if line.startswith("/") else f"“{line}”"
        print(f"No answer to {asked}; /context help says how to ask.", file=sys.stderr)  # noqa: T201
        return False
    if as_json:
        print(json.dumps(message, ensure_ascii=False, indent=2))  # noqa: T201
    else:
        show(console, message)
    return True


async def _message(slack: StandIn, line: str) -> dict[str, Any] | None:
    """Send a line as Slack would: a command, or else a mention."""
    if line.startswith("/"):
        name, _, text = line.partition(" ")
        exchange = await slack.command(name, text)
        body = exchange.reply.body if exchange.message else ""
        return dict(json.loads(body)) if body else None
    asked, _ = await slack.mention(line)
    replies = await slack.until(lambda: slack.thread(asked))
    return {"text": replies[-1].text, "blocks": list(replies[-1].blocks)}
