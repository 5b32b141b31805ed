"""Slack's text as it arrives → plain words."""

from __future__ import annotations

import re

_MENTION = re.compile(r"<[@#!][^>|]*(?:\|([^>]*))?>")
_LINK = re.compile(r"<([^>|\s]+)(?:\|([^>]*))?>")


def plain(text: str, *, mentions: bool = False) -> str:
    """Return the words of a message or a command without Slack's markup.

    Args:
        text: the text as Slack sent it, with ``& < >`` escaped and ``<…>`` tokens.
        mentions: True to keep the label of a mention; otherwise mentions are dropped.

    Returns:
        The words; links give way to their label or address, entities are undone once.
    """
    without = _MENTION.sub(lambda m: (m.group(1) or "") if mentions else " ", text)
    unlinked = _LINK.sub(lambda m: m.group(2) or m.group(1), without)
    unescaped = unlinked.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    return " ".join(unescaped.split())
