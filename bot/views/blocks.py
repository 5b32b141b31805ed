"""Block Kit pieces as plain dicts, with Slack's limits kept where a text enters.

Limits: section 3,000 characters, header 150, context 10 elements, actions 25,
button text 75 and value 2,000, option 75 and 150 (Slack, Block Kit reference).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

Block = dict[str, Any]
Message = dict[str, Any]

SECTION = 3000
HEADER = 150
BUTTON = 75
OPTION_VALUE = 150
OPTIONS = 100


_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u2028-\u202e\u2060-\u2069\ufeff]")
"""Controls, and marks that turn the order of the words behind them or hide between letters. The
joiners and the marks of direction that Persian, Arabic and Hebrew are written with stay."""

_PERSON = re.compile(r"[UW][A-Z0-9]{1,30}")
_WEB = re.compile(r"https?://[^\s<>|]+")


def escape(text: str) -> str:
    """Escape the three characters that Slack reads as markup, once, and drop what is not seen.

    Every text of a user or of the store goes through here on its way into mrkdwn, so that
    none of it can mention, link or notify anyone, or show its words in another order.
    """
    return seen(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def person(user: str) -> str:
    """Return the mention of a person of this workspace; anything that is no id, as words."""
    return f"<@{user}>" if _PERSON.fullmatch(user) else escape(user)


def seen(text: str) -> str:
    """Return a text without characters that are not seen and change what is read."""
    return _UNSEEN.sub("", text)


def link(address: str, limit: int) -> str:
    """Return a web address of the store as a link; any other, or a longer one, as words."""
    if len(address) <= limit and _WEB.fullmatch(seen(address)):
        return f"<{escape(address)}>"
    return escape(cut(address, limit))


def cut(text: str, limit: int) -> str:
    """Cut a text at the end of a sentence, or else of a word, so that it fits a limit.

    Args:
        text: the text, not yet escaped.
        limit: the most characters, the sign of omission included.
    """
    if len(text) <= limit:
        return text
    head = text[: limit - 2]
    stop = max(head.rfind(mark) for mark in (". ", "? ", "! ", ".” ", "?” "))
    if stop < limit // 3:
        stop = head.rfind(" ") - 1
    return f"{head[: stop + 1 if stop > 0 else limit - 2].rstrip()} …"


def header(text: str) -> Block:
    """Return a header; it takes plain text alone."""
    return {"type": "header", "text": plain(cut(text, HEADER))}


def section(mrkdwn: str) -> Block:
    """Return a section of mrkdwn, which must be escaped already and within the limit."""
    return {"type": "section", "text": marked_up(mrkdwn)}


def context(mrkdwn: str) -> Block:
    """Return a context block of one element."""
    return {"type": "context", "elements": [marked_up(mrkdwn)]}


def marked_up(mrkdwn: str) -> Block:
    """Return a text object of mrkdwn, out of which Slack makes no link or mention by itself.

    Without ``verbatim`` a plain ``https://…`` or ``#channel`` in somebody's words becomes a link
    (docs.slack.dev/reference/block-kit/composition-objects/text-object).
    """
    return {"type": "mrkdwn", "text": mrkdwn, "verbatim": True}


def actions(elements: Sequence[Block]) -> Block:
    """Return a row of controls."""
    return {"type": "actions", "elements": list(elements)}


def button(text: str, action_id: str, value: str, *, primary: bool = False) -> Block:
    """Return a button."""
    element = {
        "type": "button",
        "text": plain(cut(text, BUTTON)),
        "action_id": action_id,
        "value": value,
    }
    return element | ({"style": "primary"} if primary else {})


def select(placeholder: str, action_id: str, options: Iterable[tuple[str, str]]) -> Block:
    """Return a menu of (text, value) options."""
    return {
        "type": "static_select",
        "placeholder": plain(placeholder),
        "action_id": action_id,
        "options": [option(text, value) for text, value in options][:OPTIONS],
    }


def overflow(action_id: str, options: Iterable[tuple[str, str]]) -> Block:
    """Return the menu behind three dots."""
    return {
        "type": "overflow",
        "action_id": action_id,
        "options": [option(text, value) for text, value in options],
    }


def option(text: str, value: str) -> Block:
    """Return one option of a menu."""
    return {"text": plain(cut(text, BUTTON)), "value": value[:OPTION_VALUE]}


def message(text: str, blocks: Sequence[Block]) -> Message:
    """Return a message; ``text`` is what a notification and a screen reader say."""
    return {"text": text, "blocks": list(blocks)}


def plain(text: str) -> Block:
    """Return a text object of plain text."""
    return {"type": "plain_text", "text": seen(text) or " ", "emoji": False}
