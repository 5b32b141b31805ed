"""Short words for payloads, so that a table of rules fits on a page."""

from __future__ import annotations

from bot.playground.rules import (
    Json,
    command_ack_problems,
    message_problems,
    suggestion_problems,
    view_ack_problems,
    view_problems,
)

LINK = "https://example.com/"


def plain(text="Word"):
    return {"type": "plain_text", "text": text}


def mrkdwn(text="Word"):
    return {"type": "mrkdwn", "text": text}


def letters(count):
    return "x" * count


def link(length):
    return LINK.ljust(length, "x")


def section(**fields):
    return {"type": "section", **({"text": mrkdwn()} | fields)}


def actions(*elements):
    return {"type": "actions", "elements": list(elements)}


def context(*elements):
    return {"type": "context", "elements": list(elements)}


def button(**fields):
    return {"type": "button", "text": plain()} | fields


def buttons(count):
    return [button(action_id=f"press-{index}") for index in range(count)]


def option(value="one", **fields):
    return {"text": plain(), "value": value} | fields


def options(count):
    return [option(f"value {index}") for index in range(count)]


def group(count=1, label="Group"):
    return {"label": plain(label), "options": options(count)}


def groups(count):
    return [{"label": plain(), "options": [option(f"value {index}")]} for index in range(count)]


def menu(kind="static_select", **fields):
    chosen = {"options": options(2)} if kind.endswith("static_select") else {}
    return {"type": kind} | (chosen if "option_groups" not in fields else {}) | fields


def ticks(kind="checkboxes", count=2, **fields):
    return {"type": kind, "options": options(count)} | fields


def overflow(count=2):
    return {"type": "overflow", "options": options(count)}


def confirm(**fields):
    words = {name: plain() for name in ("title", "text", "confirm", "deny")}
    return button(confirm=words | fields)


def image(**fields):
    return {"type": "image", "alt_text": "A map", "image_url": f"{LINK}map.png"} | fields


def text_input(**fields):
    return {"type": "plain_text_input"} | fields


def asks(element=None, **fields):
    return {"type": "input", "label": plain(), "element": element or text_input()} | fields


def rich(*elements):
    return {"type": "rich_text", "elements": list(elements)}


def inline(*parts):
    return {"type": "rich_text_section", "elements": list(parts)}


def says(kind="text", **fields):
    """One part of rich text in a message."""
    return message(rich(inline({"type": kind} | fields)))


def listed(**fields):
    item = inline({"type": "text", "text": "Word"})
    return message(rich({"type": "rich_text_list", "style": "bullet", "elements": [item]} | fields))


def preformatted(*parts):
    return message(rich({"type": "rich_text_preformatted", "elements": list(parts)}))


def video(**fields):
    needed = {"video_url": LINK, "thumbnail_url": LINK, "alt_text": "Film", "title": plain()}
    return message({"type": "video"} | needed | fields)


def table(rows=1, columns=1, cell=None):
    cell = cell or {"type": "raw_text", "text": "Word"}
    return {"type": "table", "rows": [[cell] * columns for _ in range(rows)]}


def opinion(**fields):
    words = {"text": plain(), "value": "good"}
    feedback = {
        "type": "feedback_buttons",
        "positive_button": words | fields,
        "negative_button": words,
    }
    return message({"type": "context_actions", "elements": [feedback]})


def icons(*elements):
    return message({"type": "context_actions", "elements": list(elements)})


def icon(**fields):
    return {"type": "icon_button", "icon": "trash", "text": plain()} | fields


def message(*blocks, **fields) -> tuple[str, Json]:
    return "message", ({"text": "Word"} | ({"blocks": list(blocks)} if blocks else {}) | fields)


def pressed(element) -> tuple[str, Json]:
    """A message with one element in an actions block."""
    return message(actions(element))


def modal(*blocks, **fields) -> tuple[str, Json]:
    needed = {"type": "modal", "title": plain(), "submit": plain()}
    return "view", (needed | {"blocks": list(blocks) or [section()]} | fields)


def without_submit(*blocks) -> tuple[str, Json]:
    return "view", {"type": "modal", "title": plain(), "blocks": list(blocks)}


def home(*blocks, **fields) -> tuple[str, Json]:
    return "view", ({"type": "home", "blocks": list(blocks) or [section()]} | fields)


def typed(element) -> tuple[str, Json]:
    """A modal with one input."""
    return modal(asks(element))


def answer(**fields) -> tuple[str, Json]:
    return "answer", {"text": "Word"} | fields


def submitted(**fields) -> tuple[str, Json]:
    return "submitted", fields


def offered(**fields) -> tuple[str, Json]:
    return "offered", fields


def problems(example: tuple[str, Json]):
    """Hold an example to the rules of its kind."""
    kind, payload = example
    asked = {"blocks": [asks(block_id="name")]}
    judges = {
        "message": message_problems,
        "view": view_problems,
        "answer": command_ack_problems,
        "submitted": lambda each: view_ack_problems(each, asked),
        "offered": suggestion_problems,
    }
    return judges[kind](payload)
