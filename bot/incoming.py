"""Slack's text as it arrives → plain words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

_MENTION = re.compile(r"<[@#!][^<>|]*(?:\|([^<>]*))?>")
_LINK = re.compile(r"<([^<>|\s]+)(?:\|([^<>]*))?>")


def plain(text: str, *, mentions: bool = False, lines: bool = False) -> str:
    """Return the words of a message or a command without Slack's markup.

    Args:
        text: the text as Slack sent it, with ``& < >`` escaped and ``<…>`` tokens.
        mentions: True to keep the label of a mention; otherwise mentions are dropped.
        lines: True to keep line breaks, which part the paragraphs of copy.

    Returns:
        The words; links give way to their label or address, entities are undone once.
    """
    without = _MENTION.sub(lambda m: (m.group(1) or "") if mentions else " ", text)
    unlinked = _LINK.sub(lambda m: m.group(2) or m.group(1), without)
    unescaped = unlinked.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    if lines:
        return "\n".join(" ".join(line.split()) for line in unescaped.splitlines()).strip()
    return " ".join(unescaped.split())


def copy_of(message: dict[str, Any]) -> str:
    """Return the words of a message: its text, or else those of its blocks and attachments."""
    if text := plain(str(message.get("text") or ""), mentions=True, lines=True):
        return text
    parts = [message.get("blocks") or [], message.get("attachments") or []]
    return plain("\n".join(_texts(parts)), mentions=True, lines=True)


def _texts(value: object) -> Iterator[str]:
    """Yield what a reader sees in blocks, in order."""
    if isinstance(value, dict):
        for name, content in value.items():
            if name in {"text", "fallback"} and isinstance(content, str):
                yield content
            else:
                yield from _texts(content)
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each)
