"""How a request reaches the bot, and what came back: data shared by HTTP and Socket Mode."""

from __future__ import annotations

from dataclasses import dataclass, field
from http import HTTPStatus
from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.playground.rules.problem import Json

RequestKind = Literal["command", "event", "interaction"]


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One request to the bot.

    Args:
        kind: decides the form: commands are forms, interactions a form with one JSON
            field, events JSON.
        payload: what it says.
        retry: its number and reason where it is an event that is sent again.
    """

    kind: RequestKind
    payload: Json
    retry: tuple[int, str] | None = None


@dataclass(frozen=True, slots=True)
class Reply:
    """What the bot answered, or how it failed to.

    Args:
        status: HTTP status; 0 where nothing came.
        body: the body as text.
        headers: the answer's headers, names in lower case.
        milliseconds: from sending to the last byte.
        failure: "" or Slack's name for it: http_timeout, connection_failed.
        request: the request as it was sent, for people to read.
    """

    status: int
    body: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    milliseconds: float = 0.0
    failure: str = ""
    request: str = ""

    @property
    def ok(self) -> bool:
        """Whether Slack takes it for an acknowledgement."""
        return not self.failure and self.status == HTTPStatus.OK


class Transport(Protocol):
    """A way to the bot."""

    async def send(self, outgoing: Outgoing, deadline: float) -> Reply:
        """Send one request and wait at most ``deadline`` seconds for the answer."""
        ...
