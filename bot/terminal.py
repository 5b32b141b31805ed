"""A message in the terminal, drawn as Slack would draw it."""

from __future__ import annotations

import re
from typing import Any

from rich.console import Console
from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text

_SPAN = re.compile(
    r"```(?P<pre>.+?)```|<(?P<link>https?://[^<>|\s]+)>|`(?P<code>[^`]+)`|\*(?P<bold>[^*\n]+)\*|(?<!\w)_(?P<ital>[^_\n]+)_(?!\w)",
    re.DOTALL,
)
_STYLES = {"pre": "bold", "code": "cyan", "bold": "bold", "ital": "italic", "link": "underline"}


def show(console: Console, message: dict[str, Any]) -> None:
    """Print the blocks of a message.

    Args:
        console: where to print.
        message: a message as Slack would get it.
    """
    console.print(Rule(style="dim"))
    for block in message.get("blocks") or [{"type": "section", "text": {"text": message["text"]}}]:
        match block["type"]:
            case "header":
                console.print(Text(_plain(block["text"]["text"]), style="bold underline"))
            case "context":
                for element in block["elements"]:
                    console.print(_mrkdwn(element["text"], "dim"))
            case "section":
                _section(console, block["text"]["text"])
                if "accessory" in block:
                    console.print(_controls([block["accessory"]]))
            case "image":
                console.print(Text(f"[Picture: {_plain(block['alt_text'])}]", style="dim"))
            case "actions":
                console.print(_controls(block["elements"]))
    console.print(Rule(style="dim"))


def _section(console: Console, text: str) -> None:
    for line in text.split("\n"):
        if line.startswith(">"):
            console.print(Padding(_mrkdwn(f"│ {line[1:]}"), (0, 0, 0, 2)))
        else:
            console.print(_mrkdwn(line) if "```" not in text else _mrkdwn(line.replace("```", "")))
    console.print()


def _controls(elements: list[dict[str, Any]]) -> Text:
    shown = Text()
    for element in elements:
        if element["type"] == "overflow":
            label = " / ".join(option["text"]["text"] for option in element["options"])
            shown.append(f"[⋯ {label}] ")
        elif element["type"] == "static_select":
            names = ", ".join(option["text"]["text"] for option in element["options"])
            shown.append(f"[{element['placeholder']['text']} ▾: {names}] ")
        else:
            style = "bold green" if element.get("style") == "primary" else "bold"
            shown.append(f"[{element['text']['text']}] ", style=style)
    return shown


def _mrkdwn(text: str, style: str = "") -> Text:
    shown, at = Text(style=style), 0
    for found in _SPAN.finditer(text):
        shown.append(_plain(text[at : found.start()]))
        name = found.lastgroup or "bold"
        shown.append(_plain(found.group(name)), style=_STYLES[name])
        at = found.end()
    shown.append(_plain(text[at:]))
    return shown


def _plain(text: str) -> str:
    """Undo Slack's escapes and leave out control characters, which could drive a terminal."""
    undone = text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    return "".join(c for c in undone if c.isprintable())
