"""The way of an installation: to Slack with a state, and back with a code."""

from __future__ import annotations

import logging
from collections.abc import Sequence

import aiohttp
from slack_bolt.error import BoltError
from slack_bolt.oauth.async_callback_options import (
    AsyncCallbackOptions,
    AsyncFailureArgs,
    AsyncSuccessArgs,
)
from slack_bolt.oauth.async_oauth_flow import AsyncOAuthFlow
from slack_bolt.oauth.async_oauth_settings import AsyncOAuthSettings
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse
from slack_sdk.oauth.installation_store import Installation
from slack_sdk.web.async_client import AsyncWebClient

from bot.config import Config
from bot.installing.installations import Installations
from bot.installing.pages import INSTALLED, OTHERWISE, REFUSED, page
from bot.installing.states import MINUTES, States
from bot.manifest import INSTALL_PATH, REDIRECT_PATH, SCOPES

COOKIE = "nutgraf-install"
_TIMEOUT_SECONDS = 10
_API = "api/"


class OrgWide(BoltError):
    """Somebody installed the app in a whole organization."""


class Flow(AsyncOAuthFlow):
    """Bolt's flow, which keeps what was installed in one workspace alone."""

    async def store_installation(
        self, request: AsyncBoltRequest, installation: Installation
    ) -> None:
        """Keep an installation.

        Raises:
            OrgWide: it is none of a workspace.
            StoreError: it could not be kept.
        """
        if installation.is_enterprise_install or not installation.team_id:
            raise OrgWide("not a workspace")
        await super().store_installation(request, installation)


def flow(
    config: Config, session: aiohttp.ClientSession, installations: Installations, states: States
) -> Flow:
    """Return the flow.

    Args:
        config: the settings.
        session: the process's one open session.
        installations: where installations are kept.
        states: where states are kept.
    """
    # Both would write codes and tokens to the log: Bolt where a code is refused, and the client at
    # the level DEBUG all that it receives.
    logger = logging.getLogger("bot.installing.flow")
    logger.setLevel(logging.ERROR)
    client = AsyncWebClient(
        base_url=config.slack_api_url, timeout=_TIMEOUT_SECONDS, session=session, logger=logger
    )
    settings = AsyncOAuthSettings(
        client_id=config.client_id,
        client_secret=config.client_secret.value if config.client_secret else "",
        scopes=SCOPES,
        redirect_uri=f"{config.public_url.rstrip('/')}{REDIRECT_PATH}",
        install_path=INSTALL_PATH,
        install_page_rendering_enabled=False,
        redirect_uri_path=REDIRECT_PATH,
        callback_options=AsyncCallbackOptions(success=_installed, failure=_refused),
        authorization_url=f"{config.slack_api_url.removesuffix(_API)}oauth/v2/authorize",
        installation_store=installations,
        installation_store_bot_only=True,
        state_store=states,
        state_cookie_name=COOKIE,
        state_expiration_seconds=MINUTES * 60,
        logger=logger,
    )
    return Flow(client=client, logger=logger, settings=settings)


async def _installed(args: AsyncSuccessArgs) -> BoltResponse:
    name = args.installation.team_name or "your workspace"
    return _page(args, 200, INSTALLED.format(name=name))


async def _refused(args: AsyncFailureArgs) -> BoltResponse:
    reason = "org_wide" if isinstance(args.error, OrgWide) else args.reason
    status = 400 if args.reason != "access_denied" else 200
    return _page(args, status, REFUSED.get(reason, OTHERWISE))


def _page(args: AsyncSuccessArgs | AsyncFailureArgs, status: int, said: str) -> BoltResponse:
    utils = args.settings.state_utils
    headers: dict[str, str | Sequence[str]] = {
        "Set-Cookie": [utils.build_set_cookie_for_deletion()]
    }
    return BoltResponse(status=status, body=page(said), headers=headers)
