"""Answers by a request's ``response_url``: looked at, tried again, and never lost in silence.

Bolt's own way opens a session for each answer and looks at no status, so that an answer that Slack
refuses is gone without a word. An address may be used 5 times in 30 minutes
(docs.slack.dev/interactivity/handling-user-interaction).
"""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Awaitable, Callable
from typing import Any

import aiohttp
from slack_bolt.app.async_app import AsyncApp
from slack_bolt.context.async_context import AsyncBoltContext
from slack_bolt.context.respond.async_respond import AsyncRespond
from slack_bolt.response import BoltResponse
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_slack_response import AsyncSlackResponse
from slack_sdk.webhook.async_client import AsyncWebhookClient
from slack_sdk.webhook.webhook_response import WebhookResponse

from bot.sending.patience import LOST, refused, wait

USES = 5
"""How often an address may be used; each try counts, because nobody knows what Slack counts."""

TRIES = 3
"""Tries of one answer; what is left is for the sentence that says that it failed."""

SECONDS = 10.0
"""How long one try may take."""

_GONE = frozenset({"used_url", "expired_url", "invalid_url"})
_NOWHERE = frozenset({404, 410})
_WORD = re.compile(r"[a-z_]{1,60}")


class Unanswered(SlackApiError):
    """Slack did not take an answer."""


class CameLate(Unanswered):
    """The address is used up or too old: nobody can be told anything by it."""


def register(app: AsyncApp, session: aiohttp.ClientSession | None) -> None:
    """Hand every listener a ``respond`` that raises where Slack does not take the answer.

    Args:
        app: the app.
        session: the process's one open session.
    """

    async def give(
        context: AsyncBoltContext, next_: Callable[[], Awaitable[BoltResponse]]
    ) -> BoltResponse:
        context["respond"] = Respond(context.response_url, session)
        return await next_()

    app.use(give)


class Respond(AsyncRespond):
    """Answers by the ``response_url`` of one request.

    Args:
        response_url: the address, or None where the request has none.
        session: the process's one open session.
    """

    def __init__(self, response_url: str | None, session: aiohttp.ClientSession | None) -> None:
        super().__init__(response_url=response_url)
        self._session = session
        self._left = USES

    async def __call__(self, *args: Any, **message: Any) -> WebhookResponse:  # noqa: ANN401 - Bolt's
        """Hand over a message, in as many tries as the address allows.

        Args:
            args: the text, where it is not given by its name.
            message: the fields of the message; those that are None are left out.

        Raises:
            CameLate: the address is used up or too old.
            Unanswered: Slack refuses the message, or stays busy or broken.
            aiohttp.ClientError: Slack cannot be reached.
            ValueError: the request has no address to answer by.
        """
        if self.response_url is None:
            raise ValueError("this request has no response_url")
        given = dict(zip(("text", "blocks"), args, strict=False)) | message
        body = {name: each for name, each in given.items() if each is not None}
        for attempt in range(TRIES - 1):
            try:
                return await self._tried(body)
            except (SlackApiError, *LOST) as error:
                if refused(error) or not self._left:
                    raise
                await wait(attempt, error)
        return await self._tried(body)

    async def _tried(self, body: dict[str, Any]) -> WebhookResponse:
        if not self._left:
            raise _told(CameLate, 404, "used_url", {})
        self._left -= 1
        client = AsyncWebhookClient(
            str(self.response_url), session=self._session, retry_handlers=[]
        )
        async with asyncio.timeout(SECONDS):
            response = await client.send_dict(body)
        word = _word(response.body)
        if response.status_code == 200 and not word:
            return response
        late = word in _GONE or (not word and response.status_code in _NOWHERE)
        kind = CameLate if late else Unanswered
        word = word or f"http_{response.status_code}"
        raise _told(kind, response.status_code, word, dict(response.headers))


def _told(kind: type[Unanswered], status: int, word: str, headers: dict[str, str]) -> Unanswered:
    """Return an error that is read like those of Slack's other answers. It names no address."""
    response = AsyncSlackResponse(
        client=None,
        http_verb="POST",
        api_url="response_url",
        req_args={},
        data={"ok": False, "error": word},
        headers=headers,
        status_code=status,
    )
    return kind(f"an answer by response_url got status {status}", response)


def _word(body: str) -> str:
    """Return Slack's word for why it refuses, or "" where its answer holds none."""
    try:
        told = json.loads(body)
    except ValueError:
        told = {"ok": body == "ok", "error": body}
    if not isinstance(told, dict) or told.get("ok", True):
        return ""
    error = str(told.get("error"))
    return error if _WORD.fullmatch(error) else ""
