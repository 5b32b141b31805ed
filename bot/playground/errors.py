"""What can go wrong in the stand-in.

::

    NutgrafError
    ├── StandInError   the caller asked for something that a person could not do
    ├── Refusal        Slack would refuse this call; carries the rule and the problems
    └── Dropped        the connection of this call breaks, as a test asked
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.playground.rules.problem import Problem, Rule
from knowledge.errors import NutgrafError


class StandInError(NutgrafError):
    """The caller asked for something that a person in Slack could not do."""


class Dropped(NutgrafError):
    """The caller of this method is meant to hear nothing: the connection breaks."""


class Refusal(NutgrafError):
    """Slack would refuse this call.

    Args:
        rule: the rule that was broken; its error is the answer.
        problems: the places that broke a payload's rules, if it was a payload.
        detail: fields that Slack adds to the answer, such as ``needed``.
        error: the error code where it is not the rule's own.
        retry_after: seconds to wait, said in the answer's Retry-After.
        status: the HTTP status where it is not 200, or 429 with ``retry_after``.
    """

    def __init__(
        self,
        rule: Rule,
        *,
        problems: Sequence[Problem] = (),
        detail: dict[str, str] | None = None,
        error: str = "",
        retry_after: int | None = None,
        status: int | None = None,
    ) -> None:
        self.rule = rule
        self.problems = tuple(problems)
        self.detail = detail or {}
        self.error = error or rule.error
        self.retry_after = retry_after
        self.status = status or (200 if retry_after is None else 429)
        super().__init__(f"{self.error}: {rule.sentence}")
