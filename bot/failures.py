"""The one place where an unexpected error becomes words for a person.

The person gets a short reference; the log gets the same reference with the traceback.
Neither gets the request's body.
"""

from __future__ import annotations

import logging
import secrets
from typing import TYPE_CHECKING, Any

from slack_bolt.response import BoltResponse

if TYPE_CHECKING:
    from collections.abc import Mapping

_log = logging.getLogger(__name__)


async def on_error(error: Exception, body: dict[str, Any]) -> BoltResponse:
    """Answer a request whose handling failed; Bolt calls this with names as given here.

    Args:
        error: what was raised.
        body: the request's parsed body.

    Returns:
        An acknowledgement that carries the words where Slack shows them: a command or a
        modal. Elsewhere it is empty, since a refused event would only be sent again.
    """
    reference = secrets.token_hex(4)
    _log.error("A request failed; reference %s.", reference, exc_info=error)
    return BoltResponse(status=200, body=_answer(body, reference))


def words(reference: str) -> str:
    """Return what a person reads when something failed.

    Args:
        reference: the token under which the log keeps the cause.
    """
    return f"That did not work. The cause is in the bot's log under reference {reference}."


def _answer(body: Mapping[str, Any], reference: str) -> dict[str, Any] | str:
    text = words(reference)
    if "command" in body:
        return {"response_type": "ephemeral", "text": text}
    if body.get("type") == "view_submission":
        return {"response_action": "push", "view": _modal(text)}
    return ""


def _modal(text: str) -> dict[str, Any]:
    section = {"type": "section", "text": {"type": "plain_text", "text": text}}
    title = {"type": "plain_text", "text": "Not done"}
    return {"type": "modal", "title": title, "blocks": [section]}
