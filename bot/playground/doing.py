"""What a visitor of the page can do, by the name that the page sends."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from bot.playground.errors import StandInError
from bot.playground.typed import as_sent, escape

if TYPE_CHECKING:
    from bot.playground.exchange import Exchange
    from bot.playground.finding import Place
    from bot.playground.model import Message, OpenView
    from bot.playground.rules.problem import Json
    from bot.playground.standin import StandIn

Exchanges = tuple["Exchange", ...]
Deed = Callable[["StandIn", str, "Json"], Awaitable[Exchanges]]


async def do(slack: StandIn, user: str, asked: Json) -> Exchanges:
    """Do one thing as one person.

    Args:
        slack: the stand-in.
        user: who does it.
        asked: ``do`` names it; the other fields are its arguments.

    Raises:
        StandInError: there is no such thing, or a person could not do it.
    """
    name = str(asked.get("do"))
    if name not in _DEEDS:
        raise StandInError(f"nobody can {name!r} here")
    if user not in slack.world.workspace.users or user == slack.world.app.bot_user:
        raise StandInError(f"{user} is nobody here")
    try:
        return await _DEEDS[name](slack, user, asked)
    except KeyError as missing:
        raise StandInError(f"{name} needs {missing}") from None


async def _command(slack: StandIn, user: str, asked: Json) -> Exchanges:
    name, text = str(asked["name"]), escape(str(asked["text"]))
    return (await slack.command(name, text, user=user, channel=asked["channel"]),)


async def _say(slack: StandIn, user: str, asked: Json) -> Exchanges:
    text = as_sent(str(asked["text"]), slack.world.workspace)
    thread = str(asked.get("thread") or "")
    _, exchanges = await slack.say(text, user=user, channel=asked["channel"], thread=thread)
    return exchanges


async def _act(slack: StandIn, user: str, asked: Json) -> Exchanges:
    place = _place(slack, asked)
    return (await slack.choose(place, asked["action"], asked.get("choice"), user=user),)


async def _suggest(slack: StandIn, user: str, asked: Json) -> Exchanges:
    place = _place(slack, asked)
    return (await slack.suggest(place, asked["action"], str(asked["typed"]), user=user),)


async def _submit(slack: StandIn, user: str, asked: Json) -> Exchanges:
    return (await slack.submit(_view(slack, asked), asked["values"], user=user),)


async def _close(slack: StandIn, user: str, asked: Json) -> Exchanges:
    exchange = await slack.close(_view(slack, asked), user=user)
    return (exchange,) if exchange else ()


async def _home(slack: StandIn, user: str, _asked: Json) -> Exchanges:
    return (await slack.home(user),)


async def _shortcut(slack: StandIn, user: str, asked: Json) -> Exchanges:
    message = _message(slack, asked) if asked.get("ts") else None
    return (await slack.shortcut(asked["callback_id"], message, user=user),)


async def _agent(slack: StandIn, user: str, asked: Json) -> Exchanges:
    return (await slack.agent_pane(user, str(asked["about"])),)


async def _step(slack: StandIn, _user: str, asked: Json) -> Exchanges:
    _, exchange = await slack.step(str(asked["callback_id"]), asked["inputs"])
    return (exchange,)


_DEEDS: dict[str, Deed] = {
    "command": _command,
    "say": _say,
    "act": _act,
    "suggest": _suggest,
    "submit": _submit,
    "close": _close,
    "home": _home,
    "shortcut": _shortcut,
    "agent": _agent,
    "step": _step,
}


def _place(slack: StandIn, asked: Json) -> Place:
    return _view(slack, asked) if asked.get("view") else _message(slack, asked)


def _message(slack: StandIn, asked: Json) -> Message:
    message = slack.world.workspace.message(str(asked["channel"]), str(asked["ts"]))
    if message is None:
        raise StandInError("that message is gone")
    return message


def _view(slack: StandIn, asked: Json) -> OpenView:
    view = slack.world.workspace.view(str(asked["view"]))
    if view is None:
        raise StandInError("that view is closed")
    return view
