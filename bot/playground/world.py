"""Everything that one stand-in knows, handed to each part as one argument."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.playground.clock import Clock
    from bot.playground.model import Installation
    from bot.playground.pace import Pace
    from bot.playground.recorder import Recorder
    from bot.playground.rules.problem import Json
    from bot.playground.tickets import Tickets
    from bot.playground.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Fault:
    """A failure that a test asked for.

    Args:
        error: Slack's error code.
        status: the HTTP status.
        retry_after: seconds, for status 429.
        unnoticed: do the work first and fail afterwards, as a lost answer does.
    """

    error: str
    status: int = 200
    retry_after: int | None = None
    unnoticed: bool = False


@dataclass(slots=True)
class World:
    """The parts of one stand-in.

    Args:
        app: the bot's installation.
        base_url: where the stand-in's own server answers, without a slash at the end.
        faults: failures to come, by method.
        functions: open executions of workflow steps, by id, and what became of them.
        sockets: tickets of Socket Mode connections that were handed out.
    """

    clock: Clock
    app: Installation
    workspace: Workspace
    tickets: Tickets
    pace: Pace
    recorder: Recorder
    base_url: str = ""
    revoked: bool = False
    faults: dict[str, list[Fault]] = field(default_factory=dict)
    functions: dict[str, Json] = field(default_factory=dict)
    sockets: set[str] = field(default_factory=set)
