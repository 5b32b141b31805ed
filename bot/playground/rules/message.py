"""A whole message: text, blocks, attachments, metadata.

Source: docs.slack.dev/reference/methods/chat.postMessage, /messaging/message-metadata. Three
rules are stricter than Slack: blocks need a fallback text, a text over 40,000 characters is
refused where Slack would cut it, and metadata with a wrong event_type is refused where Slack
would post the message without it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import TypeGuard

from bot.playground.rules.blocks import MESSAGE_BLOCK
from bot.playground.rules.check import Kind, items, record, text
from bot.playground.rules.problem import Json, Problem, Rule
from bot.playground.rules.tree import action_ids, block_ids, duplicates, texts_of

MOST_BLOCK_TEXT = 13_000
MOST_METADATA_BYTES = 8_000
MOST_MARKDOWN = 12_000
EVENT_TYPE = re.compile(r"[A-Za-z0-9_-]{1,255}")

NO_TEXT = Rule("message.no_text", "A message says something: text or blocks.", "no_text")
FALLBACK = Rule("message.fallback", "A message with blocks has a fallback text.", "no_text")
BLOCKS_FORM = Rule("message.blocks_form", "blocks is a list of objects.", "invalid_blocks_format")
BLOCK_TEXT = Rule(
    "message.block_text",
    f"All text in a message's blocks together is at most {MOST_BLOCK_TEXT:,} characters.",
    "msg_blocks_too_long",
)
MARKDOWN_TOTAL = Rule(
    "message.markdown_total",
    f"A message's markdown blocks together are at most {MOST_MARKDOWN:,} characters.",
)
ONE_TABLE = Rule("message.one_table", "A message has at most one table.", "invalid_attachments")
BLOCK_IDS = Rule("block_id.unique", "No two blocks of one message or view share a block_id.")
ACTION_IDS = Rule("action_id.unique", "No two elements of one message or view share an action_id.")
METADATA_FORM = Rule(
    "metadata.form",
    "metadata is an object of event_type, a string, and event_payload, an object.",
    "invalid_metadata_format",
)
METADATA_TYPE = Rule(
    "metadata.event_type",
    "event_type has 1 to 255 letters, digits, underscores and hyphens.",
    "invalid_metadata_schema",
)
METADATA_SIZE = Rule(
    "metadata.size", f"metadata is at most {MOST_METADATA_BYTES:,} bytes.", "metadata_too_large"
)

TEXT = text("message.text", 40_000, least=0, error="msg_too_long")
BLOCKS = items("message.blocks", MESSAGE_BLOCK, most=50, least=0)
ATTACHMENT = record(
    Kind(
        "",
        {},
        {
            "color": text("attachment.color", 20),
            "fallback": text("attachment.fallback", 3000),
            "text": text("attachment.text", 3000),
            "blocks": items("attachment.blocks", MESSAGE_BLOCK, most=50),
        },
    )
)
ATTACHMENTS = items(
    "message.attachments", ATTACHMENT, most=100, least=0, error="invalid_attachments"
)

RULES = (
    NO_TEXT,
    FALLBACK,
    BLOCKS_FORM,
    BLOCK_TEXT,
    MARKDOWN_TOTAL,
    ONE_TABLE,
    BLOCK_IDS,
    ACTION_IDS,
    METADATA_FORM,
    METADATA_TYPE,
    METADATA_SIZE,
    *(rule for check in (TEXT, BLOCKS, ATTACHMENTS) for rule in check.rules),
)


def message_problems(message: Json) -> list[Problem]:
    """Return what Slack would refuse in a message.

    Args:
        message: ``text``, ``blocks``, ``attachments`` and ``metadata`` are judged;
            other arguments are the business of the method that takes them.

    Returns:
        The problems in reading order; the first one's error is what Slack answers.
    """
    blocks = message.get("blocks") or []
    if not isinstance(blocks, list) or not all(isinstance(each, dict) for each in blocks):
        return [Problem(BLOCKS_FORM, "/blocks")]
    return [
        *_parts(message, blocks),
        *_fallback(message, blocks),
        *_totals(blocks),
        *identifier_problems(blocks),
    ]


def identifier_problems(blocks: list[Json]) -> list[Problem]:
    """Return the block_ids and action_ids that stand twice."""
    return [
        *(Problem(BLOCK_IDS, pointer) for pointer in duplicates(block_ids(blocks))),
        *(Problem(ACTION_IDS, pointer) for pointer in duplicates(action_ids(blocks))),
    ]


def _fallback(message: Json, blocks: list[Json]) -> Iterator[Problem]:
    written = message.get("text") or ""
    if isinstance(written, str) and not written.strip():
        if blocks:
            yield Problem(FALLBACK, "/text")
        elif not message.get("attachments"):
            yield Problem(NO_TEXT, "/text")


def _parts(message: Json, blocks: list[Json]) -> Iterator[Problem]:
    if message.get("text") is not None:
        yield from TEXT(message["text"], "/text")
    yield from BLOCKS(blocks, "/blocks")
    if message.get("attachments") is not None:
        yield from ATTACHMENTS(message["attachments"], "/attachments")
    if message.get("metadata") is not None:
        yield from _metadata(message["metadata"])


def _is_metadata(metadata: object) -> TypeGuard[Json]:
    return (
        isinstance(metadata, dict)
        and metadata.keys() == {"event_type", "event_payload"}
        and isinstance(metadata["event_type"], str)
        and isinstance(metadata["event_payload"], dict)
    )


def _metadata(metadata: object) -> Iterator[Problem]:
    if not _is_metadata(metadata):
        yield Problem(METADATA_FORM, "/metadata")
        return
    if not EVENT_TYPE.fullmatch(metadata["event_type"]):
        yield Problem(METADATA_TYPE, "/metadata/event_type")
    if len(json.dumps(metadata).encode()) > MOST_METADATA_BYTES:
        yield Problem(METADATA_SIZE, "/metadata")


def _totals(blocks: list[Json]) -> Iterator[Problem]:
    marked = [each for each in blocks if each.get("type") == "markdown"]
    if sum(map(len, texts_of([each for each in blocks if each not in marked]))) > MOST_BLOCK_TEXT:
        yield Problem(BLOCK_TEXT, "/blocks")
    if sum(map(len, texts_of(marked))) > MOST_MARKDOWN:
        yield Problem(MARKDOWN_TOTAL, "/blocks")
    if sum(each.get("type") == "table" for each in blocks) > 1:
        yield Problem(ONE_TABLE, "/blocks")
