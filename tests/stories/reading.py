"""What a person reads in a message."""

from __future__ import annotations

from typing import Any

from bot.playground.exchange import Exchange
from bot.playground.model import Message, OpenView


def blocks(shown: Exchange | Message) -> list[dict[str, Any]]:
    message = shown.message if isinstance(shown, Exchange) else shown
    assert message is not None
    return list(message.blocks)


def seen(view: OpenView | None) -> str:
    """Every word of a modal or the Home tab in reading order, controls included."""
    assert view is not None
    read: list[str] = [view.view["title"]["text"]] if "title" in view.view else []
    for block in view.view["blocks"]:
        for part in (block, block.get("accessory", {}), *block.get("elements", ())):
            for name in ("text", "label", "placeholder", "hint"):
                label = part.get(name)
                if label:
                    read.append(label["text"] if isinstance(label, dict) else str(label))
    return "\n".join(read)


def headline(shown: Exchange | Message) -> str | None:
    """The header, which a card has and a choice or a miss never has."""
    found = [b["text"]["text"] for b in blocks(shown) if b["type"] == "header"]
    return found[0] if found else None


def bold(shown: Exchange | Message) -> list[str]:
    """The words set in bold in the passages of a message."""
    pieces = [
        piece
        for block in blocks(shown)
        if block["type"] == "rich_text"
        for part in block["elements"]
        for piece in part["elements"]
    ]
    return [piece["text"] for piece in pieces if piece.get("style", {}).get("bold")]


def passages(shown: Exchange | Message) -> list[str]:
    """The passages of a message, each as one string."""
    return [
        "".join(piece["text"] for part in block["elements"] for piece in part["elements"])
        for block in blocks(shown)
        if block["type"] == "rich_text"
    ]


def words(shown: Exchange | Message) -> str:
    """Every word of the message in reading order, controls included."""
    read: list[str] = []
    for block in blocks(shown):
        if "text" in block:
            read.append(block["text"]["text"])
        for element in block.get("elements", ()):
            label = element.get("text", element.get("placeholder"))
            read.append(label["text"] if isinstance(label, dict) else str(label or "⋯"))
    return "\n".join(read)
