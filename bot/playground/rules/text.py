"""Text objects: plain_text and mrkdwn.

Source: docs.slack.dev/reference/block-kit/composition-objects/text-object.
"""

from __future__ import annotations

from bot.playground.rules.check import FLAG, Check, Kind, text, typed
from bot.playground.rules.problem import Rule

PLAIN_ONLY = Rule("text.plain", "Where Slack asks for plain_text, nothing else stands.")
TEXT_TYPE = Rule("text.type", "A text object is plain_text or mrkdwn.")


def plain(rule_id: str, most: int) -> Check:
    """Return a check of a plain_text object with 1 to ``most`` characters."""
    return typed(PLAIN_ONLY, _plain_kind(rule_id, most))


def either(rule_id: str, most: int) -> Check:
    """Return a check of a plain_text or mrkdwn object with 1 to ``most`` characters."""
    return typed(TEXT_TYPE, _plain_kind(rule_id, most), _mrkdwn_kind(rule_id, most))


def _plain_kind(rule_id: str, most: int) -> Kind:
    return Kind("plain_text", {"text": text(rule_id, most)}, {"emoji": FLAG})


def _mrkdwn_kind(rule_id: str, most: int) -> Kind:
    return Kind("mrkdwn", {"text": text(rule_id, most)}, {"verbatim": FLAG})
