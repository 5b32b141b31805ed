"""Every rule of the stand-in, once, in reading order.

The rules of a payload come from the tables; those of conduct (tokens, channels,
rates, deadlines) are listed in ``conduct``.
"""

from __future__ import annotations

from collections.abc import Iterable

from bot.playground.rules import acks, conduct, message, views
from bot.playground.rules.problem import Rule


def _once(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    return tuple({rule.id: rule for rule in rules}.values())


ALL_RULES: tuple[Rule, ...] = _once((*message.RULES, *views.RULES, *acks.RULES, *conduct.ALL))
"""All rules; the id is unique, and stands in docs/stand-in.md and in the tests."""


def markdown_table(tests: dict[str, str]) -> str:
    """Return the table of rules that docs/stand-in.md prints.

    Args:
        tests: from a rule's id to the test that shows it refusing.
    """
    rows = [
        f"| `{rule.id}` | {rule.sentence} | `{rule.error}` | `{tests[rule.id]}` |"
        for rule in ALL_RULES
    ]
    return "\n".join(["| Rule | What holds | Error | Test |", "| --- | --- | --- | --- |", *rows])
