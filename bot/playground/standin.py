"""The stand-in as tests, the terminal and the page use it: a Slack with people in it."""

from __future__ import annotations

import asyncio
import contextlib
from typing import TYPE_CHECKING

import aiohttp
from aiohttp import web

from bot.playground import commands, events, filling, interactions, modals, newsroom
from bot.playground.clock import Clock, SystemClock
from bot.playground.http_transport import HttpTransport
from bot.playground.limits import Turnstile
from bot.playground.outbox import SLACK_WAITS, Outbox
from bot.playground.pace import Pace
from bot.playground.recorder import Recorder
from bot.playground.socket_mode import Sockets
from bot.playground.tickets import Tickets
from bot.playground.webapi.server import create_app
from bot.playground.world import World

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Mapping, Sequence
    from typing import TypeVar

    from bot.playground.exchange import Exchange
    from bot.playground.faults import Fault
    from bot.playground.finding import Place
    from bot.playground.limits import Limits
    from bot.playground.model import Installation, Message, OpenView
    from bot.playground.recorder import Record
    from bot.playground.rules.problem import Json

    T = TypeVar("T")


class StandIn:
    """One workspace with one bot.

    ``world`` holds its state: ``world.workspace``, ``world.recorder``. The methods below
    are what people do; each sends the bot what Slack would and returns an Exchange.

    Args:
        outbox: the way to the bot.
        sockets: the bot's Socket Mode connections.
        session: the client session that requests go out by.
    """

    def __init__(self, outbox: Outbox, sockets: Sockets, session: aiohttp.ClientSession) -> None:
        self.outbox = outbox
        self.world = outbox.world
        self.sockets = sockets
        self._session = session

    @classmethod
    @contextlib.asynccontextmanager
    async def start(
        cls,
        *,
        app: Installation | None = None,
        clock: Clock | None = None,
        recorder: Recorder | None = None,
        pace: float = 1.0,
        deadline: float = 3.0,
        retry_waits: tuple[float, ...] = SLACK_WAITS,
    ) -> AsyncIterator[StandIn]:
        """Serve a newsroom on loopback until the block ends.

        Args:
            app: the installation; a newsroom's with every scope by default.
            clock: where the time comes from; the machine's by default.
            recorder: one to share between stand-ins; a new one by default.
            pace: seconds between two messages to a channel; 0 for no limit.
            deadline: seconds to wait for an acknowledgement.
            retry_waits: seconds before each retry of an event.
        """
        clock = clock or SystemClock()
        world = World(
            clock=clock,
            app=app or newsroom.installation(),
            workspace=newsroom.workspace(clock),
            tickets=Tickets(clock),
            pace=Pace(clock, pace),
            turnstile=Turnstile(clock),
            recorder=recorder or Recorder(),
        )
        sockets = Sockets(world)
        runner = web.AppRunner(create_app(world, sockets), access_log=None, shutdown_timeout=0.2)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        world.base_url = f"http://127.0.0.1:{runner.addresses[0][1]}"
        try:
            async with aiohttp.ClientSession() as session:
                outbox = Outbox(world, None, deadline, retry_waits)
                yield cls(outbox, sockets, session)
        finally:
            await runner.cleanup()

    @property
    def api_url(self) -> str:
        """The address for ``SLACK_API_URL``."""
        return f"{self.world.base_url}/api/"

    @property
    def bot_token(self) -> str:
        """The token for ``SLACK_BOT_TOKEN``."""
        return self.world.app.bot_token

    @property
    def app_token(self) -> str:
        """The token for ``SLACK_APP_TOKEN``."""
        return self.world.app.app_token

    @property
    def signing_secret(self) -> str:
        """The secret for ``SLACK_SIGNING_SECRET``."""
        return self.world.app.signing_secret

    @property
    def recorder(self) -> Recorder:
        """Everything that the bot sent."""
        return self.world.recorder

    def connect(self, url: str) -> None:
        """Send requests to this address from here on, signed."""
        self.outbox.transport = HttpTransport(self._session, url, self.signing_secret)

    async def connect_socket(self, within: float = 10.0) -> None:
        """Wait until the bot has connected by Socket Mode, and send requests down that."""
        await self.until(lambda: self.sockets.connected, within)
        self.outbox.transport = self.sockets

    def fail(self, method: str, fault: Fault, times: int = 1) -> None:
        """Let the next calls of a Web API method fail, or of ``*`` for any method."""
        self.world.faults.add(method, fault, times)

    def fail_often(self, method: str, faults: Sequence[Fault], share: float, seed: int) -> None:
        """Let a share of a method's calls fail, from 0 to 1 and the same for the same seed."""
        self.world.faults.share(method, faults, share, seed)

    def pace(self, seconds: float) -> None:
        """Let a channel take a message every so many seconds; 0 for no limit."""
        self.world.pace = Pace(self.world.clock, seconds)

    def heal(self) -> None:
        """Let everything go well again."""
        self.world.faults.clear()

    def limit(self, limits: Limits | None) -> None:
        """Hold every method to its tier from here on, or none to any."""
        self.world.turnstile = Turnstile(self.world.clock, limits)

    async def command(
        self,
        name: str,
        text: str = "",
        *,
        user: str = newsroom.EDITOR,
        channel: str = newsroom.GENERAL,
    ) -> Exchange:
        """Type a slash command; ``message`` is what the acknowledgement shows."""
        return await commands.send_command(self.outbox, name, text, user, channel)

    async def say(
        self,
        text: str,
        *,
        user: str = newsroom.EDITOR,
        channel: str = newsroom.GENERAL,
        thread: str = "",
    ) -> tuple[Message, tuple[Exchange, ...]]:
        """Write a message; the bot hears it where Slack would send it an event."""
        return await events.say(self.outbox, user, channel, text, thread)

    async def mention(
        self,
        text: str,
        *,
        user: str = newsroom.EDITOR,
        channel: str = newsroom.GENERAL,
        thread: str = "",
    ) -> tuple[Message, tuple[Exchange, ...]]:
        """Write a message that begins with the bot's name."""
        named = f"<@{self.world.app.bot_user}> {text}"
        return await self.say(named, user=user, channel=channel, thread=thread)

    async def direct(
        self, text: str, *, user: str = newsroom.EDITOR, thread: str = ""
    ) -> tuple[Message, tuple[Exchange, ...]]:
        """Write to the bot in a direct message."""
        channel = self.world.workspace.direct_channel(self.world.app.bot_user, user)
        return await self.say(text, user=user, channel=channel.id, thread=thread)

    async def edit(self, message: Message, text: str) -> tuple[Message, tuple[Exchange, ...]]:
        """Edit a message."""
        return await events.edit(self.outbox, message, text)

    async def event(self, inner: Json) -> Exchange:
        """Send any other event."""
        return await events.send_event(self.outbox, inner)

    async def again(
        self, exchange: Exchange, number: int = 1, reason: str = "http_timeout"
    ) -> Exchange:
        """Send an event a second time, as a retry of one that the bot already had."""
        return await events.send_again(self.outbox, exchange, number, reason)

    async def verify_url(self, challenge: str = "challenge") -> Exchange:
        """Ask the bot for the challenge back."""
        return await events.verify_url(self.outbox, challenge)

    async def home(self, user: str = newsroom.EDITOR) -> Exchange:
        """Open the Home tab; ``view`` is what it shows."""
        return await events.open_home(self.outbox, user)

    async def agent_pane(
        self, user: str = newsroom.EDITOR, about_channel: str = newsroom.GENERAL
    ) -> Exchange:
        """Open the agent pane; ``message`` is the root of its thread."""
        return await events.open_agent_pane(self.outbox, user, about_channel)

    async def step(self, callback_id: str, inputs: Json) -> tuple[str, Exchange]:
        """Run a workflow step; ``world.functions[id]`` becomes its outputs or error."""
        return await events.run_step(self.outbox, callback_id, inputs)

    async def revoke_tokens(self) -> Exchange:
        """Revoke the bot's token."""
        return await events.revoke_tokens(self.outbox)

    async def uninstall(self) -> Exchange:
        """Take the app out of the workspace, and tell the bot that alone."""
        return await events.uninstall(self.outbox)

    async def take_out(self, *, tokens_first: bool) -> tuple[Exchange, Exchange]:
        """Take the app out of the workspace; both events reach the bot, in this order."""
        return await events.take_out(self.outbox, tokens_first=tokens_first)

    def install(self) -> None:
        """Install the app again: its token is good."""
        self.world.revoked = False

    async def press(self, place: Place, action_id: str, *, user: str = newsroom.EDITOR) -> Exchange:
        """Press a button in a message or view, by its action_id or its words."""
        return await interactions.act(self.outbox, place, action_id, None, user)

    async def choose(
        self, place: Place, action_id: str, choice: object, *, user: str = newsroom.EDITOR
    ) -> Exchange:
        """Choose in a menu, an overflow or a picker; an option is named by its value."""
        return await interactions.act(self.outbox, place, action_id, choice, user)

    async def suggest(
        self, place: Place, action_id: str, typed: str, *, user: str = newsroom.EDITOR
    ) -> Exchange:
        """Type into an external menu; ``options`` is what it offers."""
        return await interactions.suggest(self.outbox, place, action_id, typed, user)

    async def fill(
        self, view: OpenView, values: Mapping[str, object], *, user: str = newsroom.EDITOR
    ) -> OpenView:
        """Fill in fields of a modal by their labels; return the modal as it then stands."""
        return await filling.fill(self.outbox, view, values, user)

    async def submit(
        self,
        view: OpenView,
        values: Mapping[str, object] | None = None,
        *,
        user: str = newsroom.EDITOR,
    ) -> Exchange:
        """Submit a modal; ``errors`` is what then stands beside the fields."""
        return await modals.submit(self.outbox, view, values or {}, user)

    async def close(self, view: OpenView, *, user: str = newsroom.EDITOR) -> Exchange | None:
        """Close a modal."""
        return await modals.close(self.outbox, view, user)

    async def shortcut(
        self, callback_id: str, message: Message | None = None, *, user: str = newsroom.EDITOR
    ) -> Exchange:
        """Use a shortcut: a message's where one is given, else a global one."""
        return await interactions.shortcut(self.outbox, callback_id, user, message)

    def messages(
        self, channel: str = newsroom.GENERAL, viewer: str = newsroom.EDITOR
    ) -> tuple[Message, ...]:
        """Return what somebody sees in a channel, oldest first, replies included.

        A person's id means their direct message with the bot, as they see it.
        """
        if channel in self.world.workspace.users:
            direct = self.world.workspace.direct_channel(self.world.app.bot_user, channel)
            return self.world.workspace.messages(direct.id, channel)
        return self.world.workspace.messages(channel, viewer)

    def thread(self, root: Message, viewer: str = newsroom.EDITOR) -> tuple[Message, ...]:
        """Return the replies to a message, oldest first."""
        seen = self.messages(root.channel, viewer)
        return tuple(each for each in seen if each.thread_ts == root.ts)

    def modal(self, user: str = newsroom.EDITOR) -> OpenView | None:
        """Return the topmost modal that somebody has open."""
        stack = self.world.workspace.stacks.get(user)
        return stack[-1] if stack else None

    def calls(self, since: int = 0) -> tuple[Record, ...]:
        """Return everything that the bot sent, in order, after the first ``since``."""
        return self.recorder.records[since:]

    async def change(self, since: int, within: float) -> int:
        """Wait at most ``within`` seconds for a change; return the version of what there is.

        Args:
            since: the version that is known; there is nothing to wait for past it.
            within: seconds.
        """
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(within):
                await self.world.workspace.change(since)
        return self.world.workspace.version

    async def until(self, look: Callable[[], T], within: float = 5.0) -> T:
        """Wait until ``look`` returns something true, and return it.

        Raises:
            StandInError: nothing came within that many seconds.
        """
        return await self.world.workspace.until(look, within)
