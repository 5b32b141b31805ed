"""The rules, their tests and docs/stand-in.md say the same."""

from __future__ import annotations

from bot.playground.rules import ALL_RULES
from tests.bot.playground.rule_list import DOC, proofs, with_rules


def test_every_rule_has_the_test_that_proves_it():
    assert proofs().keys() == {rule.id for rule in ALL_RULES}


def test_the_document_lists_the_rules_as_they_are():
    text = DOC.read_text(encoding="utf-8")
    assert text == with_rules(text)


def test_rules_are_sentences_with_an_error_code():
    for rule in ALL_RULES:
        assert rule.sentence.endswith(".")
        assert rule.error == rule.error.lower()
