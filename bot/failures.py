"""The one place where an exception becomes a sentence with a reference id.

The person gets the reference; the log gets the same one with the traceback.
Neither gets the request's text, which may be private.
"""

from __future__ import annotations

import logging
import secrets
from typing import Any

from slack_bolt.app.async_app import AsyncApp
from slack_bolt.response import BoltResponse

from bot.answering import private
from bot.views.replies import sentence

log = logging.getLogger(__name__)


def register(app: AsyncApp) -> None:
    """Catch what listeners raise."""
    app.error(on_error)


async def on_error(error: Exception, body: dict[str, Any]) -> BoltResponse:
    """Log an error; answer a command in words, anything else with an empty 200.

    A refusal would only be sent again by Slack, and fail again.

    Args:
        error: what was raised.
        body: the request's parsed body.
    """
    ref = reference()
    log.error("a request failed, reference %s", ref, exc_info=error)
    if "command" in body:
        return BoltResponse(status=200, body=private(sentence(failure(ref))))
    return BoltResponse(status=200)


def reference() -> str:
    """Return a new reference id: short enough to be read out, random enough to be found."""
    return secrets.token_hex(4)


def failure(ref: str) -> str:
    """Return the sentence that a person reads when something of ours failed."""
    return (
        f"That did not work, and it is our fault. Try again; if it goes on, tell the desk: {ref}."
    )
