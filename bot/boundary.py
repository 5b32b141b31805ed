"""The one place where an exception becomes a sentence with a reference id."""

from __future__ import annotations

import logging

from slack_bolt.app.async_app import AsyncApp
from slack_bolt.response import BoltResponse

from bot.answering import private
from bot.background import failure, reference
from bot.views.replies import sentence

log = logging.getLogger(__name__)


def register(app: AsyncApp) -> None:
    """Catch what listeners raise."""
    app.error(_caught)


async def _caught(error: Exception, body: dict[str, object]) -> BoltResponse:
    """Log the error; answer a command in words, anything else with an empty 200.

    The request's text is not logged: it may be private.
    """
    ref = reference()
    log.error("a listener failed, reference %s", ref, exc_info=error)
    if body.get("command"):
        return BoltResponse(status=200, body=private(sentence(failure(ref))))
    return BoltResponse(status=200)
