"""One thing that a person did, and all that came of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.playground.model import Message, OpenView
    from bot.playground.recorder import Record
    from bot.playground.rules.problem import Json, Problem
    from bot.playground.transport import Outgoing, Reply


@dataclass(frozen=True, slots=True)
class Exchange:
    """One request to the bot with its answer and its consequences.

    Args:
        sent: what was sent; for an event that was retried, its first sending.
        replies: the answer to each attempt, at least one.
        error: "" or what the person is told: operation_timeout, dispatch_failed,
            invalid_command_response, or a rule's error.
        problems: the rules that the acknowledgement's body broke.
        message: the message that the acknowledgement brought, if any.
        view: the view that the person sees afterwards, if one is open.
        options: what an external menu offers.
        errors: what a refused submission put beside the fields, by their label; by
            block_id where two fields have the same label.
        records: everything the bot sent between request and acknowledgement.
    """

    sent: Outgoing
    replies: tuple[Reply, ...]
    error: str = ""
    problems: tuple[Problem, ...] = ()
    message: Message | None = None
    view: OpenView | None = None
    options: tuple[Json, ...] = ()
    errors: Mapping[str, str] = field(default_factory=dict)
    records: tuple[Record, ...] = ()

    @property
    def reply(self) -> Reply:
        """The last answer."""
        return self.replies[-1]

    @property
    def status(self) -> int:
        """The HTTP status of the last answer, 0 where none came."""
        return self.reply.status

    @property
    def milliseconds(self) -> float:
        """How long the last answer took."""
        return self.reply.milliseconds
