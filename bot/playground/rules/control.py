"""Slack's control sequences: what in a text would mention, link or notify.

They are not judged: a bot may mean them. Tests read them from here to show that
nothing a person typed became one.
"""

from __future__ import annotations

import re

_SEQUENCE = re.compile(r"<(?:[@#!][^<>]*|(?:https?|mailto|tel|slack):[^<>]*)>")


def control_sequences(value: object) -> list[str]:
    """Return every ``<!channel>``, ``<@U…>``, ``<#C…>`` and ``<https://…|…>`` in a payload.

    Args:
        value: a string, a block, a message or any other JSON value.
    """
    if isinstance(value, str):
        return _SEQUENCE.findall(value)
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [found for each in inside for found in control_sequences(each)]
