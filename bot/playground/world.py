"""Everything that one stand-in knows, handed to each part as one argument."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.playground.faults import Faults

if TYPE_CHECKING:
    from bot.playground.clock import Clock
    from bot.playground.limits import Turnstile
    from bot.playground.model import Installation
    from bot.playground.pace import Pace
    from bot.playground.recorder import Recorder
    from bot.playground.rules.problem import Json
    from bot.playground.tickets import Tickets
    from bot.playground.workspace import Workspace


@dataclass(slots=True)
class World:
    """The parts of one stand-in.

    Args:
        app: the bot's installation.
        base_url: where the stand-in's own server answers, without a slash at the end.
        faults: failures to come.
        retired: tokens of earlier installations, which hold no longer.
        functions: open executions of workflow steps, by id, and what became of them.
        sockets: tickets of Socket Mode connections that were handed out.
    """

    clock: Clock
    app: Installation
    workspace: Workspace
    tickets: Tickets
    pace: Pace
    turnstile: Turnstile
    recorder: Recorder
    base_url: str = ""
    revoked: bool = False
    retired: set[str] = field(default_factory=set)
    faults: Faults = field(default_factory=Faults)
    functions: dict[str, Json] = field(default_factory=dict)
    sockets: set[str] = field(default_factory=set)
