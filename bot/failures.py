"""The one place where an exception becomes a sentence with a reference id.

The person gets the reference, which is the request's id; the log gets the same one with the
traceback. Neither gets the request's text, which may be private.
"""

from __future__ import annotations

import json
import logging
from typing import Any

from slack_bolt.app.async_app import AsyncApp
from slack_bolt.response import BoltResponse
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.answering import private
from bot.sending.patience import LOST, refused
from bot.tracing import note, reference
from bot.views.modals import failed
from bot.views.replies import sentence
from knowledge.errors import StoreError, StoreReadOnly, StoreUnavailable

log = logging.getLogger(__name__)

_SHOWN = frozenset({"shortcut", "message_action", "block_actions"})
"""Requests that carry a trigger, by which a view can be opened."""

_UNSHOWN = frozenset(
    {
        "msg_too_long",
        "msg_blocks_too_long",
        "invalid_blocks",
        "invalid_blocks_format",
        "invalid_attachments",
        "view_too_large",
    }
)
"""Words with which Slack refuses what it cannot show, however often it is sent."""


def register(app: AsyncApp) -> None:
    """Catch what listeners raise."""
    app.error(on_error)


async def on_error(
    error: Exception, body: dict[str, Any], client: AsyncWebClient | None = None
) -> BoltResponse:
    """Log an error, and tell the person in the way that the request allows.

    A command is answered in words, a submitted modal and a shortcut with a view, a control by
    its response_url or a view. An event gets an empty 200: a refusal would only be sent again,
    which helps where the store or Slack cannot be reached for now, so that there it is a 503.

    Args:
        error: what was raised.
        body: the request's parsed body.
        client: the way to Slack, where the request got as far as that.
    """
    ref = reference()
    note("failed")
    said = told(error, ref)
    log.error("a request failed, reference %s", ref, exc_info=error)
    kind = body.get("type")
    if "command" in body:
        return _json(private(sentence(said)))
    if kind == "view_submission":
        answer = {"response_action": "update", "view": failed(said)}
        return _json(json.dumps(answer, ensure_ascii=False))
    if kind == "block_suggestion":
        return _json(json.dumps({"options": []}))
    if kind == "event_callback" and _passes(error):
        return BoltResponse(status=503, body="")
    if kind in _SHOWN and client is not None:
        await _show(body, client, said, ref)
    return BoltResponse(status=200, body="")


def _passes(error: Exception) -> bool:
    """Return whether the same may go well a little later."""
    if isinstance(error, SlackApiError):
        return not refused(error)
    return isinstance(error, (StoreUnavailable, *LOST))


async def _show(body: dict[str, Any], client: AsyncWebClient, said: str, ref: str) -> None:
    """Open a view that tells of a failure, on the modal where there is one."""
    in_modal = (body.get("view") or {}).get("type") == "modal"
    show = client.views_push if in_modal else client.views_open
    try:
        await show(trigger_id=body["trigger_id"], view=failed(said))
    except Exception:
        log.exception("the person could not be told, reference %s", ref)


def _json(body: str) -> BoltResponse:
    return BoltResponse(
        status=200, body=body, headers={"content-type": "application/json;charset=utf-8"}
    )


def told(error: Exception, ref: str) -> str:
    """Return the sentence that a person reads of an error, with its reference.

    A store that takes no changes says why itself, and what to do: to try again would not help.
    """
    if isinstance(error, StoreReadOnly):
        return str(error)
    if isinstance(error, StoreError):
        why = str(error).rstrip(".")
        return (
            f"That did not work: {why}. What is on file can still be read. "
            f"Try again later, and tell the desk: {ref}."
        )
    return refusal(refused(error), ref)


def refusal(word: str, ref: str) -> str:
    """Return the sentence that a person reads where Slack refuses an answer with a word."""
    if word in _UNSHOWN:
        return (
            "Slack does not show that answer: it is too long or too large. "
            f"Ask for a part of it; if it goes on, tell the desk: {ref}."
        )
    return failure(ref)


def failure(ref: str) -> str:
    """Return the sentence that a person reads when something of ours failed."""
    return (
        f"That did not work, and it is our fault. Try again; if it goes on, tell the desk: {ref}."
    )
