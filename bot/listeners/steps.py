"""The step "Look up context" in Workflow Builder.

A step is ended before its event is acknowledged: where the process is killed in between, or Slack
cannot be reached, Slack sends the event again. A step that was ended already stays as it is.
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable
from typing import Any

from slack_bolt.app.async_app import AsyncApp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.answering import Answering
from bot.counting import counted
from bot.failures import told
from bot.incoming import plain
from bot.sending.patience import LOST, refused
from bot.tracing import reference
from bot.views.step import outputs
from knowledge.questions import parse

CALLBACK = "look_up_context"
EMPTY = "Look up context needs a term: the input is empty."

ENDED = frozenset(
    {"function_execution_not_found", "execution_not_in_running_state", "token_revoked"}
)
"""What Slack says of a step that was ended before; the token that came with it ends, too."""

log = logging.getLogger(__name__)


def register(app: AsyncApp, answering: Answering) -> None:
    """Listen to the step."""
    app.function(CALLBACK)(Steps(answering).run)


class Steps:
    """Runs the step, and ends it with outputs or with a sentence that says why not."""

    def __init__(self, answering: Answering) -> None:
        self._answering = answering

    async def run(self, event: dict[str, Any], client: AsyncWebClient) -> None:
        """Look up, and end the step.

        Raises:
            aiohttp.ClientError: Slack cannot be reached; it is to send the event again.
            SlackApiError: Slack does not take the end of the step.
        """
        execution = event["function_execution_id"]
        try:
            await self._run(event, execution, client)
        except LOST:
            raise
        except Exception as error:
            ref = reference()
            log.exception("a step of a workflow failed, reference %s", ref)
            said = told(error, ref)
            await _end(client.functions_completeError(function_execution_id=execution, error=said))

    async def _run(self, event: dict[str, Any], execution: str, client: AsyncWebClient) -> None:
        term = plain(str((event.get("inputs") or {}).get("term") or ""), mentions=True)
        if not term:
            await _end(client.functions_completeError(function_execution_id=execution, error=EMPTY))
            return
        answer = self._answering.answer(parse(term))
        given = outputs(answer)
        if await _end(
            client.functions_completeSuccess(function_execution_id=execution, outputs=given)
        ):
            await self._answering.counting.note(counted(answer))


async def _end(ending: Awaitable[object]) -> bool:
    """End a step; return False where it was ended before."""
    try:
        await ending
    except SlackApiError as error:
        if refused(error) not in ENDED:
            raise
        return False
    return True
