"""What is found of a bot that workspaces install: its app's credentials, and each of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.config import Config, ConfigError, Secret
from bot.doctor.asking_slack import CLOCK, LATER, AskingSlack, clock, word
from bot.installing.database import connected_engine
from bot.installing.installations import Held, Installations
from bot.installing.sealing import Sealing
from bot.sending.patience import LOST
from bot.slack_api import make_client
from bot.workspaces.settings import settings_of
from knowledge.diagnosis import Finding
from knowledge.errors import StoreError

CREDENTIALS = "client id and secret"
WORKSPACES = "workspaces"
NO_CODE = "a-code-that-nobody-was-given"
"""Slack refuses it when it has found the client id and its secret to be right."""


async def of_workspaces(
    config: Config, session: aiohttp.ClientSession, now: Callable[[], float]
) -> tuple[Finding, ...]:
    """Look at the app's credentials, and at every workspace that has installed it.

    Args:
        config: the settings, of mode ``oauth``.
        session: an open session.
        now: the time in POSIX seconds.
    """
    found = list(await _credentials(config, make_client(config, session, patient=False), now))
    try:
        every = await _held(config)
    except ConfigError as error:
        mend = "Give the old key after the new one in TOKEN_KEY, with a comma between."
        return *found, Finding("token key", "bad", str(error), mend)
    except StoreError:
        return *found, Finding(WORKSPACES, "not looked at", "They need the database.")
    if not every:
        mend = f"Open {config.public_url}slack/install and choose a workspace."
        return *found, Finding(WORKSPACES, "warning", "None has installed the app yet.", mend)
    found.append(Finding("token key", "good", "It opens the tokens in the database."))
    for held in every:
        own = settings_of(config, held.team, held.token)
        asking = AskingSlack(make_client(own, session, patient=False), own, now)
        found += [
            replace(each, part=f"{held.team}, {each.part}")
            for each in await asking.all()
            if each.part != CLOCK
        ]
    return tuple(found)


async def _held(config: Config) -> tuple[Held, ...]:
    url = config.database_url or Secret("")
    async with connected_engine(url) as engine:
        return await Installations(config.client_id, engine, Sealing(config.token_keys)).all()


async def _credentials(
    config: Config, client: AsyncWebClient, now: Callable[[], float]
) -> tuple[Finding, ...]:
    secret = config.client_secret.value if config.client_secret else ""
    try:
        answer = await client.oauth_v2_access(
            client_id=config.client_id, client_secret=secret, code=NO_CODE
        )
        refusal, headers = "", answer.headers
    except SlackApiError as error:
        refusal, headers = word(error), getattr(error.response, "headers", {})
    except LOST:
        said = f"Slack cannot be reached at {client.base_url}."
        return (Finding(CREDENTIALS, "bad", said, "Check SLACK_API_URL and the network."),)
    timed = clock({name.lower(): value for name, value in headers.items()}, now())
    if refusal in {"invalid_code", "code_already_used"}:
        return Finding(CREDENTIALS, "good", "Slack knows them."), timed
    said = f"Slack does not take them: oauth.v2.access answered {refusal or 'nothing'}."
    if refusal in {"invalid_client_id", "bad_client_secret"}:
        mend = "Copy SLACK_CLIENT_ID and SLACK_CLIENT_SECRET anew from App Credentials."
        return Finding(CREDENTIALS, "bad", said, mend), timed
    return Finding(CREDENTIALS, "warning", said, LATER), timed
