"""The step "Look up context" in Workflow Builder."""

from __future__ import annotations

from typing import Any

from slack_bolt.app.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.answering import Answering
from bot.background import Background
from bot.counting import counted
from bot.incoming import plain
from bot.views.step import outputs
from knowledge.questions import parse

CALLBACK = "look_up_context"
EMPTY = "Look up context needs a term: the input is empty."


def register(app: AsyncApp, answering: Answering, background: Background) -> None:
    """Listen to the step."""
    app.function(CALLBACK)(Steps(answering, background).run)


class Steps:
    """Runs the step, and ends it with outputs or with a sentence that says why not."""

    def __init__(self, answering: Answering, background: Background) -> None:
        self._answering = answering
        self._background = background

    async def run(self, event: dict[str, Any], client: AsyncWebClient) -> None:
        """Start the look-up; the workflow goes on when it ends."""
        execution = event["function_execution_id"]

        async def tell(said: str) -> None:
            await client.functions_completeError(function_execution_id=execution, error=said)

        self._background.start(self._run(event, execution, client), tell)

    async def _run(self, event: dict[str, Any], execution: str, client: AsyncWebClient) -> None:
        term = plain(str((event.get("inputs") or {}).get("term") or ""), mentions=True)
        if not term:
            await client.functions_completeError(function_execution_id=execution, error=EMPTY)
            return
        answer = self._answering.answer(parse(term))
        await self._answering.counting.note(counted(answer))
        await client.functions_completeSuccess(
            function_execution_id=execution, outputs=outputs(answer)
        )
