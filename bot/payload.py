"""A request's body, read once: bytes → the object that Slack meant.

What is not well formed, or has not the shape that Slack documents, is named here;
Bolt would take it and raise. Source of the shapes:
docs.slack.dev/interactivity/handling-user-interaction and docs.slack.dev/apis/events-api.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NoReturn
from urllib.parse import parse_qsl

if TYPE_CHECKING:
    from collections.abc import Iterator

FORM = "application/x-www-form-urlencoded"
JSON = "application/json"

_MOST_FIELDS = 200
_TEXT_OR_OBJECT = ("enterprise", "team", "user", "channel")
_OBJECTS = ("authorizations", "actions", "response_urls")
_TEXT = (
    "type", "subtype", "command", "text", "callback_id", "action_id", "block_id", "response_url",
    "channel_id", "user_id", "team_id", "user_name", "event_id", "trigger_id", "ts", "thread_ts",
    "bot_id", "channel_type",
)  # fmt: skip
_INNER = ("event", "view", "message", "previous_message", "item", "assistant_thread")
_NOT_TEXT = frozenset((*_OBJECTS, *_INNER, "function_data"))
_NEEDED = {
    "event_callback": ("event", "type"),
    "view_submission": ("view", "callback_id"),
    "view_closed": ("view", "callback_id"),
}
_NEEDED_HERE = {
    "block_actions": "actions",
    "block_suggestion": "action_id",
    "shortcut": "callback_id",
    "message_action": "callback_id",
}


class Malformed(ValueError):
    """The body is not what Slack sends. The message says why, without the body's words."""


def read(body: bytes, content_type: str) -> dict[str, Any]:
    """Return the object that a body carries.

    Args:
        body: the raw body.
        content_type: ``FORM`` or ``JSON``, without parameters.

    Returns:
        The JSON object, the form's ``payload`` object, or the form's fields.

    Raises:
        Malformed: the body is not well formed, or has the wrong shape.
    """
    try:
        text = body.decode()
    except UnicodeDecodeError:
        raise Malformed("the body is not UTF-8") from None
    if not text:
        raise Malformed("the body is empty")
    if content_type == JSON:
        return _checked(_parse(text))
    fields = _fields(text)
    if "payload" in fields:
        return _checked(_parse(fields["payload"]))
    if not _NOT_TEXT.isdisjoint(fields):
        raise Malformed("a form field has the name of an object")
    return fields


def _fields(text: str) -> dict[str, Any]:
    try:
        pairs = parse_qsl(
            text, keep_blank_values=True, errors="strict", max_num_fields=_MOST_FIELDS
        )
    except UnicodeDecodeError:
        raise Malformed("a form field is not UTF-8") from None
    except ValueError:
        raise Malformed("the form has too many fields") from None
    return dict(pairs)


def _parse(text: str) -> dict[str, Any]:
    try:
        value = json.loads(text, parse_constant=_refuse_constant)
        if "\\u" in text:
            # an escaped lone surrogate parses, and then cannot be written to any answer
            json.dumps(value, ensure_ascii=False).encode()
    except (ValueError, RecursionError):
        raise Malformed("the JSON is not well formed") from None
    if not isinstance(value, dict):
        raise Malformed("the JSON is not an object")
    return value


def _refuse_constant(_: str) -> NoReturn:
    raise ValueError


def _checked(body: dict[str, Any]) -> dict[str, Any]:
    for record in _records(body):
        _check_record(record)
    kind = body.get("type")
    if kind in _NEEDED:
        outer, inner = _NEEDED[kind]
        if not (isinstance(body.get(outer), dict) and isinstance(body[outer].get(inner), str)):
            raise Malformed(f"a payload of this type needs {outer}.{inner}")
    if kind in _NEEDED_HERE and not body.get(_NEEDED_HERE[kind]):
        raise Malformed(f"a payload of this type needs {_NEEDED_HERE[kind]}")
    return body


def _records(body: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the objects whose fields Bolt reads: the body, and what it names directly."""
    yield body
    for name in _INNER:
        if name in body:
            if not isinstance(body[name], dict):
                raise Malformed(f"{name} is not an object")
            yield body[name]
    for action in body.get("actions") or ():
        if isinstance(action, dict):
            # a button's text is an object, and nothing of ours reads it
            yield {name: value for name, value in action.items() if name != "text"}


def _check_record(record: dict[str, Any]) -> None:
    for name in _TEXT:
        if not isinstance(record.get(name, ""), str | None):
            raise Malformed(f"{name} is not text")
    for name in _TEXT_OR_OBJECT:
        if not isinstance(record.get(name), str | dict | None):
            raise Malformed(f"{name} is neither text nor an object")
    for name in _OBJECTS:
        value = record.get(name, [])
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            raise Malformed(f"{name} is not a list of objects")
