"""Tasks of a correction: carried out with the new text, and begun anew after an outage."""

from __future__ import annotations

import contextlib
import datetime as dt
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from pathlib import Path

import aiohttp
import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.answering import Answering
from bot.carrying import Carrying
from bot.composed import CARD, Composed
from bot.correcting import made
from bot.delivering import Delivering
from bot.playground import newsroom
from bot.playground.standin import StandIn
from bot.recomposing import Recomposing
from bot.refreshing import Refreshing
from bot.sending.once import Poster
from bot.sending.outbox import Outbox
from bot.sending.pace import Pace, Rates
from knowledge.attendance import Attendance
from knowledge.building import snapshot_of
from knowledge.corrections import Corrections, Intent, Task
from knowledge.corrections.tasks import Tasks
from knowledge.deliveries import Deliveries
from knowledge.desk import Desk
from knowledge.errors import StoreUnavailable
from knowledge.papers import Paper
from knowledge.publishing import Edit
from knowledge.store.memory import MemoryPapers
from knowledge.store.tinydb import TinyStore
from tests.knowledge.at_work import Clock, arrived
from tests.stories.curation.desk import QUIST, RECORDS, filed
from tests.stories.reading import words

NEW = "Harbour master of Quay"
NEWER = "She keeps the harbour of Quay."
NOW = dt.datetime.now(dt.UTC)
AT_ONCE = Rates(0, 0, 0, 0)


@dataclass
class Process:
    """What one process carries tasks out with."""

    desk: Desk
    deliveries: Deliveries
    corrections: Corrections
    delivering: Delivering
    carrying: Carrying

    async def carry_out(self) -> tuple[Task, ...]:
        """Carry out what is open; return what is still open then."""
        self.carrying.start(await self.corrections.open_tasks())
        await self.carrying.rest()
        return await self.corrections.open_tasks()


async def process(store: TinyStore, client: AsyncWebClient, desk: Desk | None = None) -> Process:
    """A process that hears of no publication by itself."""
    desk = desk or Desk(await snapshot_of(store), store=store, papers=store)
    pace = Pace(AT_ONCE)
    attendance = await arrived(store, Clock())
    poster, deliveries = Poster(client, pace), Deliveries(store, attendance)
    outbox, tasks = Outbox(store, poster, attendance), Tasks(store, attendance)
    corrections = Corrections(store, deliveries, tasks, attendance=attendance)
    refreshing = Refreshing(Recomposing(Answering(desk)), client, pace)
    carrying = Carrying(corrections, deliveries, outbox, refreshing, lambda: None)
    delivering = Delivering(deliveries, poster, outbox)
    return Process(desk, deliveries, corrections, delivering, carrying)


@contextlib.asynccontextmanager
async def newsrooms(folder: Path) -> AsyncIterator[tuple[TinyStore, StandIn, AsyncWebClient]]:
    store = TinyStore(folder / "knowledge.json")
    await store.append([filed(record) for record in RECORDS])
    async with StandIn.start(pace=0) as slack, aiohttp.ClientSession() as session:
        client = AsyncWebClient(token=slack.bot_token, base_url=slack.api_url, session=session)
        client.retry_handlers = []
        yield store, slack, client
    await store.close()


async def corrected(one: Process) -> None:
    """Share a card, and correct what it shows."""
    answering = Answering(one.desk)
    card = one.desk.card(QUIST.id)
    shown = answering.noted(card, asked=f"{CARD}{QUIST.id}")
    await one.delivering.post(newsroom.GENERAL, Composed(answering.shown(card), shown), by="U1")
    await published(one, "c1", role=NEW)


async def published(one: Process, id_: str, **fields: str) -> None:
    """Publish what is read on one card."""
    intent = Intent(
        id=id_,
        kind="update",
        subjects=(QUIST.id,),
        reason="a test",
        editor=newsroom.EDITOR,
        after=one.desk.snapshot.ledger.number,
        at=time.time(),
    )
    now = one.desk.snapshot.entries[QUIST.id]
    edit = Edit(
        subject=QUIST.id,
        after=replace(now, **fields),  # type: ignore[arg-type] # fields of the record
        base=one.desk.snapshot.number,
    )
    await one.desk.publish([edit], editor=newsroom.EDITOR, reason="a test")
    correction = await made(intent, one.desk.revisions, None)
    assert correction is not None
    assert len(await one.corrections.issue(correction)) == 1


def changes(slack: StandIn) -> int:
    return [each.what for each in slack.calls()].count("chat.update")


def card_of(slack: StandIn) -> str:
    (card,) = slack.messages(newsroom.GENERAL)
    return words(card)


async def test_a_process_that_has_not_heard_of_a_correction_takes_it_over_before_it_refreshes(
    tmp_path: Path,
):
    async with newsrooms(tmp_path) as (store, slack, client):
        one, two = await process(store, client), await process(store, client)
        await corrected(one)
        assert NEW not in card_of(slack)
        assert two.desk.snapshot.number < one.desk.snapshot.number
        assert await two.carry_out() == ()
        assert NEW in card_of(slack)


async def test_several_corrections_of_one_card_change_it_once(tmp_path: Path):
    async with newsrooms(tmp_path) as (store, slack, client):
        one = await process(store, client)
        await corrected(one)
        await published(one, "c2", summary=NEWER)
        assert len(await one.corrections.open_tasks()) == 2
        assert await one.carry_out() == ()
        assert NEW in card_of(slack)
        assert NEWER in card_of(slack)
        assert changes(slack) == 1


async def test_a_card_that_another_process_changed_meanwhile_is_changed_again(tmp_path: Path):
    async with newsrooms(tmp_path) as (store, slack, client):
        one, two = await process(store, client), await process(store, client)
        await corrected(one)
        late = two.carrying._refreshing

        class Late(Refreshing):
            """Its change reaches Slack after one that was composed later."""

            async def refresh(self, posted, correction, least=0):
                shown = await late.refresh(posted, correction, least)
                if changes(slack) == 1:
                    await published(one, "c2", summary=NEWER)
                    await one.carry_out()
                    await client.chat_update(channel=posted.channel, ts=posted.ts, text="late")
                return shown

        two.carrying._refreshing = Late(late._recomposing, client, late._pace)
        await two.carry_out()
        assert NEWER in card_of(slack)
        assert changes(slack) == 4


class Lagging(Desk):
    """A desk whose store does not tell it of what was published yet."""

    async def follow(self) -> None:
        return


@pytest.mark.parametrize("kind", [Desk, Lagging])
async def test_a_process_that_cannot_take_a_correction_over_leaves_the_card_to_another(
    tmp_path: Path, kind: type[Desk]
):
    """The first kind reads the files alone and cannot follow at all."""
    async with newsrooms(tmp_path) as (store, slack, client):
        one = await process(store, client)
        two = await process(store, client, kind(one.desk.snapshot, papers=store))
        await corrected(one)
        assert len(await two.carry_out()) == 1
        assert changes(slack) == 0
        assert await one.carry_out() == ()
        assert NEW in card_of(slack)


class Flaky(MemoryPapers):
    """A store that cannot be reached now and then."""

    gone = False

    async def get(self, kind: str, id_: str) -> Paper | None:
        if self.gone:
            raise StoreUnavailable("gone")
        return await super().get(kind, id_)

    async def find(self, kind, field, values):
        if self.gone:
            raise StoreUnavailable("gone")
        return await super().find(kind, field, values)


class Broken(Corrections):
    """Corrections whose store goes in the middle of a task."""

    papers: Flaky

    async def begin(self, task: Task, now: dt.datetime) -> bool:
        begun = await super().begin(task, now)
        self.papers.gone = begun
        return begun


@pytest.mark.parametrize("others", [False, True])
async def test_a_task_that_an_outage_cut_off_is_begun_anew_by_the_same_process(
    others: bool, caplog: pytest.LogCaptureFixture
):
    papers = Flaky()
    attendance = await arrived(papers, Clock()) if others else Attendance(papers)
    deliveries, tasks = Deliveries(papers, attendance), Tasks(papers, attendance)
    broken = Broken(papers, deliveries, tasks, attendance=attendance)
    broken.papers = papers
    task = Task(id="c1:direct:U1", correction="c1", what="direct", person="U1")
    await tasks.file([task])
    carrying = Carrying(broken, deliveries, None, None, lambda: None)  # type: ignore[arg-type] # neither is reached
    carrying.start(await broken.open_tasks())
    await carrying.rest()
    assert papers.gone
    assert "is let go of later: gone" in caplog.text
    papers.gone = False
    assert await tasks.open() == (task,)
    assert await tasks.begin(task, NOW.timestamp())
