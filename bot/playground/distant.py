"""Steers a stand-in in another process with the calls of one in this process.

::

    async with apart(pace=0) as slack:
        # start the bot's process with slack.api_url, slack.bot_token, slack.signing_secret
        await slack.connect("http://127.0.0.1:3000/slack/events")
        exchange = await slack.command("/context", "CECOT")
        # kill the bot's process, start it again: Slack is as it was
        await slack.messages(newsroom.GENERAL)
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import sys
import time
from typing import TYPE_CHECKING, Any

import aiohttp

from bot.playground import newsroom
from bot.playground.carried import packed, unpacked
from bot.playground.errors import StandInError
from bot.playground.outbox import SLACK_WAITS

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Mapping, Sequence
    from typing import TypeVar

    from bot.playground.exchange import Exchange
    from bot.playground.faults import Fault
    from bot.playground.finding import Place
    from bot.playground.limits import Limits
    from bot.playground.model import Message, OpenView
    from bot.playground.recorder import Record
    from bot.playground.rules.problem import Json

    T = TypeVar("T")
    Said = tuple[Message, tuple[Exchange, ...]]


@contextlib.asynccontextmanager
async def apart(
    *,
    pace: float = 1.0,
    deadline: float = 3.0,
    retry_waits: Sequence[float] = SLACK_WAITS,
    scopes: Iterable[str] = newsroom.SCOPES,
    people: int = 0,
    channels: int = 0,
) -> AsyncIterator[Distant]:
    """Start a stand-in in a process of its own, which ends with the block.

    Args:
        pace: seconds between two messages to a channel; 0 for no limit.
        deadline: seconds to wait for an acknowledgement.
        retry_waits: seconds before each retry of an event.
        scopes: bot scopes that the workspace granted.
        people: people besides the newsroom's own (``newsroom.crowd``).
        channels: channels that they are in.
    """
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "bot.playground.apart", "--pace", str(pace), "--deadline", str(deadline)),
        *("--retry-waits", *map(str, retry_waits)),
        *("--people", str(people), "--channels", str(channels)),
        *("--scopes", *scopes),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    if process.stdin is None or process.stdout is None:
        raise StandInError("the stand-in's process cannot be spoken to")
    try:
        told = json.loads(await process.stdout.readline() or "null")
        if told is None:
            raise StandInError("the stand-in's process did not start")
        async with aiohttp.ClientSession() as session:
            yield Distant(session, told)
    finally:
        process.stdin.close()
        await process.wait()


class Distant:
    """A stand-in elsewhere; each call does what ``StandIn``'s of the same name does.

    Args:
        session: the client session that calls go out by.
        told: the line that the stand-in's process printed.
    """

    def __init__(self, session: aiohttp.ClientSession, told: Mapping[str, str]) -> None:
        self._session = session
        self._steering = told["steering"]
        self.api_url = told["api_url"]
        self.bot_token = told["bot_token"]
        self.app_token = told["app_token"]
        self.signing_secret = told["signing_secret"]

    async def _do(self, method: str, /, **given: object) -> Any:  # noqa: ANN401 # each caller says
        body = {"do": method, "given": {name: packed(value) for name, value in given.items()}}
        untimed = aiohttp.ClientTimeout(total=None)
        async with self._session.post(self._steering, json=body, timeout=untimed) as response:
            answer = await response.json()
        if "error" in answer:
            raise StandInError(answer["error"])
        return unpacked(answer["answer"])

    async def connect(self, url: str) -> None:
        """Send requests to this address from here on, signed."""
        await self._do("connect", url=url)

    async def command(
        self,
        name: str,
        text: str = "",
        *,
        user: str = newsroom.EDITOR,
        channel: str = newsroom.GENERAL,
    ) -> Exchange:
        """Type a slash command."""
        found: Exchange = await self._do(
            "command", name=name, text=text, user=user, channel=channel
        )
        return found

    async def say(
        self,
        text: str,
        *,
        user: str = newsroom.EDITOR,
        channel: str = newsroom.GENERAL,
        thread: str = "",
    ) -> Said:
        """Write a message."""
        found: Said = await self._do("say", text=text, user=user, channel=channel, thread=thread)
        return found

    async def mention(
        self,
        text: str,
        *,
        user: str = newsroom.EDITOR,
        channel: str = newsroom.GENERAL,
        thread: str = "",
    ) -> Said:
        """Write a message that begins with the bot's name."""
        given = {"text": text, "user": user, "channel": channel, "thread": thread}
        found: Said = await self._do("mention", **given)
        return found

    async def direct(self, text: str, *, user: str = newsroom.EDITOR, thread: str = "") -> Said:
        """Write to the bot in a direct message."""
        found: Said = await self._do("direct", text=text, user=user, thread=thread)
        return found

    async def edit(self, message: Message, text: str) -> Said:
        """Edit a message."""
        found: Said = await self._do("edit", message=message, text=text)
        return found

    async def event(self, inner: Json) -> Exchange:
        """Send any other event."""
        found: Exchange = await self._do("event", inner=inner)
        return found

    async def again(
        self, exchange: Exchange, number: int = 1, reason: str = "http_timeout"
    ) -> Exchange:
        """Send an event a second time, as a retry."""
        found: Exchange = await self._do("again", exchange=exchange, number=number, reason=reason)
        return found

    async def agent_pane(
        self, user: str = newsroom.EDITOR, about_channel: str = newsroom.GENERAL
    ) -> Exchange:
        """Open the agent pane."""
        found: Exchange = await self._do("agent_pane", user=user, about_channel=about_channel)
        return found

    async def step(self, callback_id: str, inputs: Json) -> tuple[str, Exchange]:
        """Run a workflow step."""
        found: tuple[str, Exchange] = await self._do("step", callback_id=callback_id, inputs=inputs)
        return found

    async def home(self, user: str = newsroom.EDITOR) -> Exchange:
        """Open the Home tab."""
        found: Exchange = await self._do("home", user=user)
        return found

    async def shortcut(
        self, callback_id: str, message: Message | None = None, *, user: str = newsroom.EDITOR
    ) -> Exchange:
        """Use a shortcut."""
        given = {"callback_id": callback_id, "message": message, "user": user}
        found: Exchange = await self._do("shortcut", **given)
        return found

    async def press(self, place: Place, action_id: str, *, user: str = newsroom.EDITOR) -> Exchange:
        """Press a button, by its action_id or its words."""
        found: Exchange = await self._do("press", place=place, action_id=action_id, user=user)
        return found

    async def choose(
        self, place: Place, action_id: str, choice: object, *, user: str = newsroom.EDITOR
    ) -> Exchange:
        """Choose in a menu, an overflow or a picker."""
        given = {"place": place, "action_id": action_id, "choice": choice, "user": user}
        found: Exchange = await self._do("choose", **given)
        return found

    async def suggest(
        self, place: Place, action_id: str, typed: str, *, user: str = newsroom.EDITOR
    ) -> Exchange:
        """Type into an external menu."""
        given = {"place": place, "action_id": action_id, "typed": typed, "user": user}
        found: Exchange = await self._do("suggest", **given)
        return found

    async def fill(
        self, view: OpenView, values: Mapping[str, object], *, user: str = newsroom.EDITOR
    ) -> OpenView:
        """Fill in fields of a modal by their labels."""
        found: OpenView = await self._do("fill", view=view, values=values, user=user)
        return found

    async def submit(
        self,
        view: OpenView,
        values: Mapping[str, object] | None = None,
        *,
        user: str = newsroom.EDITOR,
    ) -> Exchange:
        """Submit a modal."""
        found: Exchange = await self._do("submit", view=view, values=values, user=user)
        return found

    async def close(self, view: OpenView, *, user: str = newsroom.EDITOR) -> Exchange | None:
        """Close a modal."""
        found: Exchange | None = await self._do("close", view=view, user=user)
        return found

    async def modal(self, user: str = newsroom.EDITOR) -> OpenView | None:
        """Return the topmost modal that somebody has open."""
        found: OpenView | None = await self._do("modal", user=user)
        return found

    async def messages(
        self, channel: str = newsroom.GENERAL, viewer: str = newsroom.EDITOR
    ) -> tuple[Message, ...]:
        """Return what somebody sees in a channel, or in a person's direct message."""
        found: tuple[Message, ...] = await self._do("messages", channel=channel, viewer=viewer)
        return found

    async def thread(self, root: Message, viewer: str = newsroom.EDITOR) -> tuple[Message, ...]:
        """Return the replies to a message."""
        found: tuple[Message, ...] = await self._do("thread", root=root, viewer=viewer)
        return found

    async def calls(self, since: int = 0) -> tuple[Record, ...]:
        """Return everything that the bot sent, in order, after the first ``since``."""
        found: tuple[Record, ...] = await self._do("calls", since=since)
        return found

    async def fail(self, method: str, fault: Fault, times: int = 1) -> None:
        """Let the next calls of a method fail."""
        await self._do("fail", method=method, fault=fault, times=times)

    async def fail_often(
        self, method: str, faults: Sequence[Fault], share: float, seed: int
    ) -> None:
        """Let a share of a method's calls fail."""
        given = {"method": method, "faults": tuple(faults), "share": share, "seed": seed}
        await self._do("fail_often", **given)

    async def heal(self) -> None:
        """Let everything go well again."""
        await self._do("heal")

    async def limit(self, limits: Limits | None) -> None:
        """Hold every method to its tier, or none to any."""
        await self._do("limit", limits=limits)

    async def pace(self, seconds: float) -> None:
        """Let a channel take a message every so many seconds; 0 for no limit."""
        await self._do("pace", seconds=seconds)

    async def revoke_tokens(self) -> Exchange:
        """Revoke the bot's token."""
        found: Exchange = await self._do("revoke_tokens")
        return found

    async def uninstall(self) -> Exchange:
        """Take the app out of the workspace, and tell the bot that alone."""
        found: Exchange = await self._do("uninstall")
        return found

    async def take_out(self, *, tokens_first: bool) -> tuple[Exchange, Exchange]:
        """Take the app out of the workspace; both events reach the bot, in this order."""
        found: tuple[Exchange, Exchange] = await self._do("take_out", tokens_first=tokens_first)
        return found

    async def install(self) -> None:
        """Install the app again."""
        await self._do("install")

    async def change(self, since: int, within: float) -> int:
        """Wait at most ``within`` seconds for a change; return the version of what there is."""
        found: int = await self._do("change", since=since, within=within)
        return found

    async def until(self, look: Callable[[], Awaitable[T]], within: float = 10.0) -> T:
        """Wait until ``look`` returns something true, and return it.

        Raises:
            StandInError: nothing came within that many seconds.
        """
        end = time.monotonic() + within
        while (left := end - time.monotonic()) > 0:
            known = await self.change(since=-1, within=0)
            if found := await look():
                return found
            await self.change(since=known, within=left)
        raise StandInError(f"nothing of the kind came within {within:g} s")
