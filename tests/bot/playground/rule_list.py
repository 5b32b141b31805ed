"""Writes the list of rules into docs/stand-in.md: ``python -m tests.bot.playground.rule_list``."""

from __future__ import annotations

import re
from pathlib import Path

from bot.playground.rules import markdown_table
from tests.bot.playground import (
    test_conduct,
    test_faults,
    test_front,
    test_history,
    test_rules,
    test_scopes,
    test_web_api,
)

DOC = Path(__file__).parents[3] / "docs" / "stand-in.md"
_BETWEEN = re.compile(r"(?<=<!-- rules -->\n).*(?=<!-- end of rules -->)", re.DOTALL)


def proofs() -> dict[str, str]:
    """Return the test that proves each rule, by the rule's id."""
    found = {rule: f"test_rules.py::test_slack_refuses[{rule}]" for rule in test_rules.CASES}
    for module in (test_web_api, test_scopes, test_history, test_faults, test_front, test_conduct):
        file = module.__name__.rpartition(".")[2]
        for name, test in vars(module).items():
            for rule in getattr(test, "proves", ()):
                found[rule] = f"{file}.py::{name}"
    return found


def with_rules(text: str) -> str:
    """Return the document with the list as it now is."""
    table = markdown_table(proofs())
    return _BETWEEN.sub(lambda _: f"\n{table}\n\n", text)


if __name__ == "__main__":
    DOC.write_text(with_rules(DOC.read_text(encoding="utf-8")), encoding="utf-8")
