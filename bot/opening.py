"""The desk's own work put together: what sends, what corrects, who may do what."""

from __future__ import annotations

import asyncio
import contextlib
import datetime as dt
import logging
from collections.abc import AsyncIterator

from slack_sdk.web.async_client import AsyncWebClient

from bot.answering import Answering
from bot.config import Config
from bot.correcting import Corrector, Tools
from bot.delivering import Delivering
from bot.newsroom import Newsroom
from bot.recomposing import Recomposing
from bot.refreshing import Refreshing
from bot.roles import Editors, Roles
from bot.sending.once import Poster
from bot.sending.outbox import Outbox
from bot.sending.pace import Pace, Rates
from knowledge.corrections import Corrections
from knowledge.corrections.tasks import Tasks
from knowledge.deliveries import Deliveries
from knowledge.desk import Desk

log = logging.getLogger(__name__)

LOOK = 1.0
"""Seconds between two looks at what is to be made ready."""

ALONE = 0.0
"""The lease of a store with one process: what an earlier one began, it certainly gave up."""


@contextlib.asynccontextmanager
async def opened(
    config: Config,
    answering: Answering,
    client: AsyncWebClient,
    sender: AsyncWebClient,
    rates: Rates | None = None,
) -> AsyncIterator[Newsroom]:
    """Open the newsroom, take up what an earlier process left, and close it again.

    Args:
        config: the settings.
        answering: the desk as the listeners see it.
        client: the way to Slack.
        sender: the way to Slack that tries nothing twice by itself.
        rates: how fast the bot speaks of its own accord.
    """
    desk, pace = answering.desk, Pace(rates)
    poster = Poster(sender, pace)
    outbox = Outbox(desk.papers, poster, ALONE)
    deliveries = Deliveries(desk.papers)
    tasks = Tasks(desk.papers, lease=ALONE)
    corrections = Corrections(desk.papers, deliveries, tasks, grace=dt.timedelta(minutes=10))
    refreshing = Refreshing(Recomposing(answering), sender, pace)
    tools = Tools(poster, outbox, refreshing, desk.revisions)
    corrector = Corrector(corrections, deliveries, tools)
    newsroom = Newsroom(
        desk=desk,
        roles=Roles(Editors.of(config.editors), client),
        papers=desk.papers,
        outbox=outbox,
        delivering=Delivering(deliveries, poster),
        corrector=corrector,
        desk_channel=config.desk_channel,
        second_eyes=config.second_eyes,
        review_days=config.review_days,
    )
    await outbox.resume()
    await corrector.start()
    ready = asyncio.create_task(_keep_ready(desk))
    try:
        yield newsroom
    finally:
        ready.cancel()
        await asyncio.gather(ready, return_exceptions=True)
        await corrector.stop()
        await outbox.stop()


async def _keep_ready(desk: Desk) -> None:
    """Let the desk make aside what would take the time of whoever asks first."""
    while True:
        try:
            await desk.make_ready()
        except Exception:
            log.exception("what the desk makes ready beforehand could not be made")
        await asyncio.sleep(LOOK)
