"""An entry that was written for a gap fills it, under whatever name it was published."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.answering import Answering
from bot.delivering import Delivering
from bot.drafts import new_draft
from bot.filling import Filling, Sending
from bot.playground import newsroom
from bot.playground.standin import StandIn
from bot.running import stored_desk
from bot.sending.once import Poster
from bot.sending.outbox import Outbox
from bot.sending.pace import Pace, Rates
from bot.sending.updating import Updater
from knowledge.deliveries import Deliveries, Stood
from knowledge.gaps import Place
from knowledge.publishing import Edit, Published

READER = newsroom.READERS[0]
NOW = dt.datetime(2026, 11, 24, 9, tzinfo=dt.UTC)


@pytest.mark.parametrize(("for_gap", "told"), [(True, 1), (False, 0)])
async def test_those_who_asked_are_told_of_what_was_written_for_them_and_noted_as_readers(
    tmp_path: Path, for_gap: bool, told: int
):
    async with stored_desk(tmp_path / "store.json") as desk, StandIn.start(pace=0) as slack:
        client = AsyncWebClient(token=slack.bot_token, base_url=slack.api_url)
        pace = Pace(Rates(0, 0, 0, 0))
        poster, deliveries = Poster(client, pace), Deliveries(desk.papers)
        outbox = Outbox(desk.papers, poster)
        sending = Sending(outbox, Updater(client, pace), Delivering(deliveries, poster, outbox))
        filling = Filling(Answering(desk), sending, clock=lambda: NOW)
        gap = (await filling.ask("that prison in the news", READER, Place(""))).gap
        edit = Edit(subject="cecot", after=desk.snapshot.entries["cecot"])
        draft = new_draft(newsroom.EDITOR, [edit], gap=gap.id if for_gap else "")
        await filling.published(draft, Published((), {}))
        await outbox.idle()
        await filling.stop()
        channel = slack.world.workspace.direct_channel(newsroom.BOT_USER, READER)
        assert len(slack.messages(channel.id, READER)) == told
        read = await deliveries.showing([Stood("cecot:name", 0, desk.snapshot.number + 1)])
        assert len(read.people) == told
