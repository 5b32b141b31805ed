"""The desk's own work put together: what sends, what corrects, who may do what."""

from __future__ import annotations

import asyncio
import contextlib
import datetime as dt
import logging
from collections.abc import AsyncIterator

from slack_sdk.web.async_client import AsyncWebClient

from bot.answering import Answering
from bot.attending import ALONE, attending, taking_up
from bot.config import Config
from bot.correcting import Corrector, Tools
from bot.curation.queue import Queue, Ways
from bot.delivering import Delivering
from bot.filling import Filling, Sending
from bot.newsroom import Newsroom
from bot.recomposing import Recomposing
from bot.refreshing import Refreshing
from bot.retention import Kept
from bot.reviewing import Reviewing
from bot.roles import Editors, Roles
from bot.rounds import DAILY, Daily, Rounds, Work
from bot.sending.once import Poster
from bot.sending.outbox import Outbox
from bot.sending.pace import Pace, Rates
from bot.sending.updating import Updater
from bot.views.blocks import Message
from knowledge.answers import Card
from knowledge.attendance import Attendance
from knowledge.corrections import Corrections
from knowledge.corrections.tasks import Tasks
from knowledge.deliveries import Deliveries
from knowledge.desk import Desk
from knowledge.errors import StoreReadOnly

log = logging.getLogger(__name__)

LOOK = 1.0
"""Seconds between two looks at what is to be made ready."""


@contextlib.asynccontextmanager
async def opened(
    config: Config,
    answering: Answering,
    client: AsyncWebClient,
    sender: AsyncWebClient,
    rates: Rates | None = None,
    daily: Daily = DAILY,
    lease: float = ALONE,
) -> AsyncIterator[Newsroom]:
    """Open the newsroom, take up what an earlier process left, and close it again.

    Args:
        config: the settings.
        answering: the desk as the listeners see it.
        client: the way to Slack.
        sender: the way to Slack that tries nothing twice by itself.
        rates: how fast the bot speaks of its own accord.
        daily: when the daily round is made.
        lease: seconds after which another process that is not heard of counts as gone.
    """
    attendance = Attendance(answering.desk.papers, lease)
    async with (
        attending(attendance),
        _at_work(config, answering, client, sender, rates, daily, attendance) as newsroom,
    ):
        yield newsroom


@contextlib.asynccontextmanager
async def _at_work(
    config: Config,
    answering: Answering,
    client: AsyncWebClient,
    sender: AsyncWebClient,
    rates: Rates | None,
    daily: Daily,
    attendance: Attendance,
) -> AsyncIterator[Newsroom]:
    desk, pace = answering.desk, Pace(rates)
    poster = Poster(sender, pace)
    outbox = Outbox(desk.papers, poster, attendance)
    deliveries = Deliveries(desk.papers, attendance)
    tasks = Tasks(desk.papers, attendance)
    corrections = Corrections(
        desk.papers, deliveries, tasks, grace=dt.timedelta(minutes=10), attendance=attendance
    )
    refreshing = Refreshing(Recomposing(answering), sender, pace)
    tools = Tools(poster, outbox, refreshing, desk.revisions)
    corrector = Corrector(corrections, deliveries, tools)
    updater = Updater(sender, pace)
    delivering = Delivering(deliveries, poster, outbox)
    sending = Sending(outbox, updater, delivering)
    filling = Filling(answering, sending, config.desk_channel, daily.clock)
    reviewing = Reviewing(desk, outbox, updater, config.desk_channel, daily.clock)
    ways = Ways(sender, pace, outbox, lambda id_: _card(answering, id_), config.desk_channel)
    queue = Queue(desk, ways, attendance)
    newsroom = Newsroom(
        desk=desk,
        roles=Roles(Editors.of(config.editors), client),
        papers=desk.papers,
        outbox=outbox,
        delivering=delivering,
        corrector=corrector,
        filling=filling,
        reviewing=reviewing,
        queue=queue,
        desk_channel=config.desk_channel,
        second_eyes=config.second_eyes,
        review_days=config.review_days,
        after=(filling.look,),
    )
    kept = Kept(desk.papers, deliveries, corrections, answering.counting, config.keep_days)
    rounds = Rounds(work_of_day(filling, reviewing, kept, daily), daily)
    await outbox.resume()
    await corrector.start()
    with contextlib.suppress(StoreReadOnly):  # gaps are off there, as whoever asks is told
        await filling.look()
    await rounds.start()
    await queue.start()
    beside = [
        asyncio.create_task(_keep_ready(desk)),
        asyncio.create_task(taking_up(attendance, outbox.resume, corrector.look_again)),
    ]
    try:
        yield newsroom
    finally:
        for task in beside:
            task.cancel()
        await asyncio.gather(*beside, return_exceptions=True)
        await rounds.stop()
        await filling.stop()
        await queue.stop()
        await corrector.stop()
        await outbox.stop()
        await delivering.stop()
        await answering.counting.flush()


def work_of_day(filling: Filling, reviewing: Reviewing, kept: Kept, daily: Daily) -> Work:
    """Return what is done once a day, in order."""

    async def prune() -> None:
        await kept.prune(daily.clock())

    return {"gaps": filling.look, "reviews": reviewing.ask, "retention": prune}


def _card(answering: Answering, entry_id: str) -> Message | None:
    """Return the card of an entry as everybody sees it, or None where none is shown."""
    answer = answering.card(entry_id)
    return answering.shown(answer) if isinstance(answer, Card) else None


async def _keep_ready(desk: Desk) -> None:
    """Let the desk make aside what would take the time of whoever asks first.

    Not before it listens: names are answered without it.
    """
    while True:
        await asyncio.sleep(LOOK)
        try:
            await desk.make_ready()
        except Exception:
            log.exception("what the desk makes ready beforehand could not be made")
