"""Layout blocks, one table entry each, and the surfaces on which they may stand.

Source: docs.slack.dev/reference/block-kit/blocks.
"""

from __future__ import annotations

from bot.playground.rules.check import (
    FLAG,
    Check,
    Kind,
    items,
    link,
    one_of,
    text,
    typed,
    whole,
)
from bot.playground.rules.elements import (
    ALT_TEXT,
    IMAGE_ELEMENT,
    IMAGE_FIELDS,
    IN_ACTIONS,
    IN_CONTEXT_ACTIONS,
    IN_INPUT,
    IN_SECTION,
    ONE_IMAGE_SOURCE,
)
from bot.playground.rules.problem import Rule
from bot.playground.rules.rich_text import RICH_TEXT
from bot.playground.rules.text import either, plain

SECTION_CONTENT = Rule("section.content", "A section has text or fields.")
SECTION_ACCESSORY = Rule("section.accessory", "A section's accessory is an element allowed there.")
ACTIONS_ELEMENT = Rule(
    "actions.element", "An actions block holds buttons, menus and pickers alone."
)
CONTEXT_ELEMENT = Rule("context.element", "A context block holds text and images alone.")
CONTEXT_ACTIONS_ELEMENT = Rule(
    "context_actions.element", "A context_actions block holds feedback and icon buttons alone."
)
INPUT_ELEMENT = Rule("input.element", "An input block holds one element that takes input.")
TABLE_CELL = Rule("table.cell", "A table's cell is raw_text or rich_text.")
BLOCK_TYPE = Rule("block.type", "A block's type is one that Slack lists for this surface.")

_TEXT_MOST = 3000
_BLOCK_ID: dict[str, Check] = {"block_id": text("block_id", 255)}
_PLAIN, _MRKDWN = (
    Kind("plain_text", {"text": text("context.text", _TEXT_MOST)}, {"emoji": FLAG}),
    Kind("mrkdwn", {"text": text("context.text", _TEXT_MOST)}, {"verbatim": FLAG}),
)

SECTION = Kind(
    "section",
    {},
    {
        **_BLOCK_ID,
        "text": either("section.text", _TEXT_MOST),
        "fields": items("section.fields", either("section.field", 2000), most=10),
        "accessory": typed(SECTION_ACCESSORY, *IN_SECTION),
        "expand": FLAG,
    },
    (whole(SECTION_CONTENT, lambda block: "text" in block or "fields" in block),),
)
HEADER = Kind("header", {"text": plain("header.text", 150)}, _BLOCK_ID)
DIVIDER = Kind("divider", {}, _BLOCK_ID)
CONTEXT = Kind(
    "context",
    {
        "elements": items(
            "context.elements", typed(CONTEXT_ELEMENT, _PLAIN, _MRKDWN, IMAGE_ELEMENT), most=10
        )
    },
    _BLOCK_ID,
)
ACTIONS = Kind(
    "actions",
    {"elements": items("actions.elements", typed(ACTIONS_ELEMENT, *IN_ACTIONS), most=25)},
    _BLOCK_ID,
)
CONTEXT_ACTIONS = Kind(
    "context_actions",
    {
        "elements": items(
            "context_actions.elements", typed(CONTEXT_ACTIONS_ELEMENT, *IN_CONTEXT_ACTIONS), most=5
        )
    },
    _BLOCK_ID,
)
IMAGE = Kind(
    "image",
    ALT_TEXT,
    {**_BLOCK_ID, **IMAGE_FIELDS, "title": plain("image.title", 2000)},
    (ONE_IMAGE_SOURCE,),
)
INPUT = Kind(
    "input",
    {"label": plain("input.label", 2000), "element": typed(INPUT_ELEMENT, *IN_INPUT)},
    {**_BLOCK_ID, "hint": plain("input.hint", 2000), "optional": FLAG, "dispatch_action": FLAG},
)
MARKDOWN = Kind("markdown", {"text": text("markdown.text", 12_000)}, _BLOCK_ID)
ALERT = Kind(
    "alert",
    {"text": either("alert.text", _TEXT_MOST)},
    {**_BLOCK_ID, "level": one_of("alert.level", "default", "info", "warning", "error", "success")},
)
VIDEO = Kind(
    "video",
    {
        "video_url": link("video.video_url"),
        "thumbnail_url": link("video.thumbnail_url"),
        "alt_text": text("video.alt_text", 2000),
        "title": plain("video.title", 199),
    },
    {
        **_BLOCK_ID,
        "title_url": link("video.title_url"),
        "description": plain("video.description", 200),
    },
)
_RAW_TEXT = Kind("raw_text", {"text": text("table.text", _TEXT_MOST)})
TABLE = Kind(
    "table",
    {
        "rows": items(
            "table.rows",
            items("table.columns", typed(TABLE_CELL, _RAW_TEXT, RICH_TEXT), most=20),
            most=100,
        )
    },
    _BLOCK_ID,
)

_EVERYWHERE = (SECTION, HEADER, DIVIDER, CONTEXT, ACTIONS, IMAGE, INPUT, RICH_TEXT, VIDEO)
IN_MESSAGE = (*_EVERYWHERE, CONTEXT_ACTIONS, MARKDOWN, TABLE)
IN_MODAL = (*_EVERYWHERE, ALERT)
IN_HOME = _EVERYWHERE

MESSAGE_BLOCK = typed(BLOCK_TYPE, *IN_MESSAGE)
MODAL_BLOCK = typed(BLOCK_TYPE, *IN_MODAL)
HOME_BLOCK = typed(BLOCK_TYPE, *IN_HOME)
