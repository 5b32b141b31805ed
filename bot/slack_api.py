"""The way out to Slack's API: one client, one session, one check at start."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import aiohttp
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.async_handler import AsyncRetryHandler
from slack_sdk.http_retry.builtin_async_handlers import (
    AsyncConnectionErrorRetryHandler,
    AsyncRateLimitErrorRetryHandler,
    AsyncServerErrorRetryHandler,
)
from slack_sdk.http_retry.request import HttpRequest
from slack_sdk.http_retry.response import HttpResponse
from slack_sdk.http_retry.state import RetryState
from slack_sdk.web.async_client import AsyncWebClient

from bot.config import ConfigError
from bot.sending.patience import waiting

if TYPE_CHECKING:
    from bot.config import Config, Secret

_RETRIES = 2
_TIMEOUT_SECONDS = 10


@dataclass(frozen=True, slots=True)
class AuthInfo:
    """Who the bot is, as ``auth.test`` told it.

    Args:
        team: the workspace's name.
        team_id: the workspace's id.
        bot_user_id: the bot's user id, by which it is mentioned.
        bot_id: the id that its own messages carry.
        enterprise_id: the organization's id, where there is one.
    """

    team: str
    team_id: str
    bot_user_id: str
    bot_id: str
    enterprise_id: str | None = None

    def authorize_result(self, token: str, user_id: str | None) -> AuthorizeResult:
        """Return the answer that Bolt's ``authorize`` wants, without asking Slack again."""
        return AuthorizeResult(
            enterprise_id=self.enterprise_id,
            team_id=self.team_id,
            team=self.team,
            bot_user_id=self.bot_user_id,
            bot_id=self.bot_id,
            bot_token=token,
            user_id=user_id,
        )


class _Busy(AsyncRateLimitErrorRetryHandler):
    """Waits as long as Slack asks; the SDK's own fails at a time that is no whole number."""

    async def prepare_for_next_attempt_async(
        self,
        *,
        state: RetryState,
        request: HttpRequest,  # noqa: ARG002 - given by the SDK
        response: HttpResponse | None = None,
        error: Exception | None = None,  # noqa: ARG002 - given by the SDK
    ) -> None:
        """Wait before the next try."""
        headers = response.headers if response else {}
        given = {name.lower(): each for name, each in headers.items()}.get("retry-after", "")
        state.next_attempt_requested = True
        await asyncio.sleep(waiting(given if isinstance(given, str) else given[0]))
        state.increment_current_attempt()


def make_client(
    config: Config, session: aiohttp.ClientSession, *, patient: bool = True
) -> AsyncWebClient:
    """Return the client for Slack's Web API.

    Args:
        config: the settings; the bot token must be set.
        session: the process's one open session; the caller closes it.
        patient: whether the client itself tries again where Slack is busy or broken. A message
            that must be posted once is not posted by such a client.
    """
    handlers: list[AsyncRetryHandler] = [
        AsyncConnectionErrorRetryHandler(max_retry_count=_RETRIES),
        _Busy(max_retry_count=_RETRIES),
        AsyncServerErrorRetryHandler(max_retry_count=_RETRIES),
    ]
    client = AsyncWebClient(
        token=config.bot_token.value if config.bot_token else None,
        base_url=config.slack_api_url,
        timeout=_TIMEOUT_SECONDS,
        session=session,
    )
    client.retry_handlers = handlers if patient else []
    return client


def quiet_client(api_url: str, session: aiohttp.ClientSession, token: Secret) -> AsyncWebClient:
    """Return a client for a few questions about a token, which tries nothing twice.

    Args:
        api_url: where Slack's API is, with a trailing slash.
        session: the process's one open session.
        token: the token.
    """
    client = AsyncWebClient(
        token=token.value, base_url=api_url, timeout=_TIMEOUT_SECONDS, session=session
    )
    client.retry_handlers = []
    return client


async def warm(client: AsyncWebClient) -> AuthInfo:
    """Ask Slack who we are, before the first request does.

    Raises:
        ConfigError: Slack refuses the token, or cannot be reached.
    """
    try:
        answer: Any = (await client.auth_test()).data
        return AuthInfo(
            team=answer.get("team", ""),
            team_id=answer["team_id"],
            bot_user_id=answer["user_id"],
            bot_id=answer["bot_id"],
            enterprise_id=answer.get("enterprise_id"),
        )
    except SlackApiError as error:
        raise ConfigError(_refusal(error)) from error
    except (aiohttp.ClientError, TimeoutError, asyncio.IncompleteReadError, OSError) as error:
        raise ConfigError(
            f"Slack cannot be reached at {client.base_url}; check SLACK_API_URL and the network."
        ) from error
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise ConfigError(
            f"What answers at {client.base_url} is not Slack's API; check SLACK_API_URL."
        ) from error


def _refusal(error: SlackApiError) -> str:
    response: Any = error.response
    try:
        code = str(response.get("error") or response.status_code)
    except (AttributeError, ValueError):
        return "Slack's answer to auth.test cannot be read; check SLACK_API_URL."
    return f"Slack refuses SLACK_BOT_TOKEN: auth.test answered {code}."
