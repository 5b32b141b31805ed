"""The rich_text block and what stands in it.

Source: docs.slack.dev/reference/block-kit/blocks/rich-text-block.
"""

from __future__ import annotations

from bot.playground.rules.check import FLAG, Check, Kind, items, link, number, one_of, record, text
from bot.playground.rules.check import typed as typed_as
from bot.playground.rules.problem import Rule

RICH_TYPE = Rule(
    "rich_text.type", "A rich_text block holds sections, lists, quotes and preformatted text."
)
INLINE_TYPE = Rule(
    "rich_text.inline.type",
    "Rich text is made of text, link, user, usergroup, channel, broadcast, date, emoji and color.",
)
LIST_ITEM_TYPE = Rule("rich_text.list.item", "A rich_text_list holds rich_text_section alone.")
PREFORMATTED_TYPE = Rule(
    "rich_text.preformatted.type", "Preformatted rich text holds text and links."
)

_STYLE = record(
    Kind("", {}, dict.fromkeys(("bold", "italic", "strike", "code", "underline"), FLAG))
)
_MOST_TEXT = 12_000
_MOST_PARTS = 1_000


def _inline(
    name: str, required: dict[str, Check], optional: dict[str, Check] | None = None
) -> Kind:
    return Kind(name, required, {"style": _STYLE, **(optional or {})})


def _id(name: str) -> Check:
    return text(f"rich_text.{name}", 255)


_TEXT = _inline("text", {"text": text("rich_text.text", _MOST_TEXT)})
_LINK = _inline(
    "link",
    {"url": link("rich_text.link.url")},
    {"text": text("rich_text.link.text", _MOST_TEXT), "unsafe": FLAG},
)
_DATE = _inline(
    "date",
    {
        "timestamp": number("rich_text.date.timestamp", 0, 9_999_999_999),
        "format": _id("date.format"),
    },
    {"url": link("rich_text.date.url"), "fallback": _id("date.fallback")},
)
_INLINE = typed_as(
    INLINE_TYPE,
    _TEXT,
    _LINK,
    _DATE,
    _inline("user", {"user_id": _id("user_id")}),
    _inline("usergroup", {"usergroup_id": _id("usergroup_id")}),
    _inline("channel", {"channel_id": _id("channel_id")}),
    _inline("broadcast", {"range": one_of("rich_text.range", "here", "channel", "everyone")}),
    _inline("emoji", {"name": _id("emoji.name")}, {"unicode": _id("emoji.unicode")}),
    _inline("color", {"value": _id("color.value")}),
)
_BORDER = one_of("rich_text.border", 0, 1)
_PARTS = items("rich_text.parts", _INLINE, most=_MOST_PARTS)
_SECTION = Kind("rich_text_section", {"elements": _PARTS})
_LIST = Kind(
    "rich_text_list",
    {
        "elements": items("rich_text.list", typed_as(LIST_ITEM_TYPE, _SECTION), most=_MOST_PARTS),
        "style": one_of("rich_text.list.style", "bullet", "ordered"),
    },
    {
        "indent": number("rich_text.list.indent", 0, 8),
        "offset": number("rich_text.list.offset", 0, 10_000),
        "border": _BORDER,
    },
)
_PREFORMATTED = Kind(
    "rich_text_preformatted",
    {
        "elements": items(
            "rich_text.preformatted", typed_as(PREFORMATTED_TYPE, _TEXT, _LINK), most=_MOST_PARTS
        )
    },
    {"border": _BORDER},
)
_QUOTE = Kind("rich_text_quote", {"elements": _PARTS}, {"border": _BORDER})

RICH_TEXT = Kind(
    "rich_text",
    {
        "elements": items(
            "rich_text.elements",
            typed_as(RICH_TYPE, _SECTION, _LIST, _PREFORMATTED, _QUOTE),
            most=_MOST_PARTS,
        )
    },
    {"block_id": text("block_id", 255)},
)
