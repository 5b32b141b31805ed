"""Everything that the bot needs, looked at in turn."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import aiohttp

from bot.config import Config, ConfigError, environment
from bot.doctor.asking_slack import AskingSlack
from bot.doctor.of_workspaces import of_workspaces
from bot.health import HEALTH_PATH
from bot.slack_api import make_client
from knowledge.building import OFF
from knowledge.diagnosis import Finding, of_curated, of_database, of_file

PATIENCE = 5
"""Seconds for the bot's own address to answer."""

_FORM = re.compile(r"[0-9a-f]{32}")


async def examine(
    environ: Mapping[str, str], folder: Path, now: Callable[[], float] = time.time
) -> tuple[Finding, ...]:
    """Look at everything.

    Args:
        environ: the process's environment.
        folder: where ``.env`` may stand.
        now: the time in POSIX seconds.

    Returns:
        What was found, in the order in which it is to be mended.
    """
    try:
        given = environment(environ, folder)
        config = Config.from_env(given)
    except ConfigError as error:
        fault = Finding("settings", "bad", str(error), "Correct it, and run the doctor again.")
        return fault, of_curated()
    kept = await _kept(config)
    if config.mode == "local":
        said = "No Slack setting is given: the bot runs on its own, with the page and the prompt."
        alone = Finding("settings", "warning", said, "Set SLACK_BOT_TOKEN to run it in Slack.")
        return alone, kept, of_curated()
    async with aiohttp.ClientSession() as session:
        if config.mode == "oauth":
            asked = await of_workspaces(config, session, now)
        else:
            client = make_client(config, session, patient=False)
            asked = await AskingSlack(client, config, now).all()
        reached = await _public(config, session)
    settings = Finding("settings", "good", f"They can be read; the mode is {config.mode}.")
    return settings, _secret(config), *asked, reached, kept, of_curated()


async def _kept(config: Config) -> Finding:
    if config.database_url:
        return await of_database(config.database_url.value)
    found = of_file(Path(config.knowledge_db))
    if found.state == "bad" or config.disk_lasts:
        return found
    mend = "Set DATABASE_URL; or DISK_LASTS=yes, where the disk does last."
    return Finding(found.part, "warning", OFF, mend)


def _secret(config: Config) -> Finding:
    part = "signing secret"
    if config.signing_secret is None:
        return Finding(part, "good", "Socket Mode needs none.")
    if _FORM.fullmatch(config.signing_secret.value):
        return Finding(part, "good", "It has the form of Slack's.")
    said = "It has not the form of Slack's, which is 32 hexadecimal digits."
    return Finding(part, "warning", said, "Copy it anew from App Credentials.")


async def _public(config: Config, session: aiohttp.ClientSession) -> Finding:
    part, url = "public address", config.public_url
    if not url:
        return Finding(part, "good", "PUBLIC_URL is not set; timelines carry no picture.")
    try:
        limit = aiohttp.ClientTimeout(total=PATIENCE)
        async with session.get(url.rstrip("/") + HEALTH_PATH, timeout=limit) as answer:
            told = await answer.json() if answer.status == 200 else None
    except (aiohttp.ClientError, TimeoutError, ValueError):
        told = None
    if isinstance(told, dict) and told.get("status") == "alive":
        return Finding(part, "good", "The bot answers there.")
    said = f"No bot answers at {url}."
    return Finding(part, "warning", said, "Start the bot, or correct PUBLIC_URL.")
