"""What readers suggest is decided by an editor, once, and whoever wrote it hears."""

from __future__ import annotations

import asyncio
import datetime as dt
from pathlib import Path

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.curation.queue import Queue, Ways
from bot.playground import newsroom
from bot.playground.model import Message, OpenView
from bot.playground.recorder import Recorder
from bot.playground.standin import StandIn
from bot.sending.once import Poster
from bot.sending.outbox import Outbox
from bot.sending.pace import Pace, Rates
from knowledge.desk import Desk
from knowledge.papers import Paper
from knowledge.store.memory import MemoryPapers
from knowledge.suggestions import Suggestions
from tests.knowledge.at_work import Clock, arrived
from tests.stories.curation.desk import proposal, suggested, working
from tests.stories.reading import seen, words

ROLE = "Harbour master of Quay"
NOW = dt.datetime(2026, 11, 24, 9, tzinfo=dt.UTC)
EDITOR, SECOND, SANA = newsroom.EDITOR, newsroom.SECOND_EDITOR, newsroom.SUGGESTER


async def in_the_queue(folder: Path) -> None:
    async with working(folder) as (desk, _):
        await suggested(desk, role=ROLE)


async def shown(slack: StandIn) -> Message:
    def posted():
        return [m for m in slack.messages(newsroom.EDITORS_ROOM) if "suggests" in words(m)]

    (message,) = await slack.until(posted)
    return message


async def read(slack: StandIn, says: str, user: str) -> OpenView:
    def there():
        view = slack.modal(user)
        return view if view and says in seen(view) else None

    view = await slack.until(there)
    assert isinstance(view, OpenView)
    return view


async def test_a_suggestion_is_shown_to_the_desk_once_with_before_and_after(
    tmp_path: Path, recorder: Recorder
):
    await in_the_queue(tmp_path)
    async with working(tmp_path, recorder=recorder) as (_, slack):
        told = words(await shown(slack))
        assert f"<@{SANA}> suggests for *Ada Quist* (changed):" in told
        assert f"•  role: “Person at the harbour” → “{ROLE}”" in told
        assert "Why: The Quay Post calls her so." in told
    async with working(tmp_path, recorder=recorder) as (_, slack):
        await slack.command("/context", "Ada Quist")
        assert not slack.messages(newsroom.EDITORS_ROOM)


async def test_an_editor_approves_and_the_desk_and_the_writer_read_it(
    tmp_path: Path, recorder: Recorder
):
    await in_the_queue(tmp_path)
    async with working(tmp_path, recorder=recorder) as (desk, slack):
        message = await shown(slack)
        await slack.press(message, "Approve", user=SECOND)
        confirm = await read(slack, "Before:", SECOND)
        done = await slack.submit(confirm, user=SECOND)
        assert "Published as revision" in seen(done.view)
        assert desk.snapshot.entries["ada-quist"].role == ROLE
        now = await slack.until(
            lambda: [m for m in slack.messages(newsroom.EDITORS_ROOM) if "Approved by" in words(m)]
        )
        assert f"Approved by <@{SECOND}>" in words(now[0])
        assert "Decline" not in words(now[0])
        (heard,) = await slack.until(lambda: slack.messages(SANA))
        assert f"<@{SECOND}> published your suggestion for *Ada Quist*" in words(heard)
        assert ROLE in words(heard)


async def test_a_decline_needs_a_reason_which_the_writer_reads(tmp_path: Path, recorder: Recorder):
    await in_the_queue(tmp_path)
    async with working(tmp_path, recorder=recorder) as (desk, slack):
        message = await shown(slack)
        number = desk.snapshot.number
        await slack.press(message, "Decline")
        asked = await read(slack, "Its writer reads this.", EDITOR)
        blank = await slack.submit(asked, {"why": "  "})
        assert blank.errors == {"Why?": "Say why, in a few words."}
        await slack.submit(asked, {"why": "She is <not> that."})
        (heard,) = await slack.until(lambda: slack.messages(SANA))
        assert f"<@{EDITOR}> declined your suggestion" in words(heard)
        assert "She is &lt;not&gt; that." in words(heard)
        assert desk.snapshot.number == number


async def test_the_second_editor_reads_who_decided(tmp_path: Path, recorder: Recorder):
    await in_the_queue(tmp_path)
    async with working(tmp_path, recorder=recorder) as (desk, slack):
        message = await shown(slack)
        await slack.press(message, "Decline", user=EDITOR)
        await slack.press(message, "Approve", user=SECOND)
        asked = await read(slack, "Its writer reads this.", EDITOR)
        confirm = await read(slack, "Before:", SECOND)
        await slack.submit(asked, {"why": "Not so."}, user=EDITOR)
        late = await slack.submit(confirm, user=SECOND)
        assert f"Declined by <@{EDITOR}>" in seen(late.view)
        assert desk.snapshot.entries["ada-quist"].role != ROLE


async def test_two_editors_who_decide_at_once_decide_once(tmp_path: Path, recorder: Recorder):
    await in_the_queue(tmp_path)
    async with working(tmp_path, recorder=recorder) as (_, slack):
        message = await shown(slack)
        views = []
        for editor in (EDITOR, SECOND):
            await slack.press(message, "Decline", user=editor)
            views.append(await read(slack, "Its writer reads this.", editor))
        done = await asyncio.gather(
            *(
                slack.submit(view, {"why": "No."}, user=editor)
                for view, editor in zip(views, (EDITOR, SECOND), strict=True)
            )
        )
        told = sorted(seen(each.view).splitlines()[0] for each in done)
        assert told == ["Decided", "Decided already"]
        await slack.until(lambda: slack.messages(SANA))
        assert len(slack.messages(SANA)) == 1


@pytest.mark.parametrize("button", ["Approve", "Decline"])
async def test_a_reader_is_told_who_decides(tmp_path: Path, recorder: Recorder, button: str):
    await in_the_queue(tmp_path)
    async with working(tmp_path, {"DESK_CHANNEL": newsroom.WORLD}, recorder=recorder) as (_, slack):
        (message,) = await slack.until(lambda: slack.messages(newsroom.WORLD))
        await slack.press(message, button, user=newsroom.READERS[0])
        await read(slack, f"Only editors decide suggestions: <@{EDITOR}>", newsroom.READERS[0])


async def test_no_editor_approves_what_they_wrote(tmp_path: Path, recorder: Recorder):
    await in_the_queue(tmp_path)
    settings = {"DESK_CHANNEL": newsroom.WORLD, "EDITORS": f"{EDITOR},{SANA}"}
    async with working(tmp_path, settings, recorder=recorder) as (_, slack):
        (message,) = await slack.until(lambda: slack.messages(newsroom.WORLD))
        await slack.press(message, "Approve", user=SANA)
        await read(slack, "another editor has to approve it", SANA)


class Counting(MemoryPapers):
    """Papers that count how often it was asked for a message."""

    asked = 0

    async def get(self, kind: str, id_: str) -> Paper | None:
        self.asked += kind == "message"
        return await super().get(kind, id_)


async def test_a_message_that_another_process_sends_is_waited_for_without_asking_all_the_time(
    tmp_path: Path,
):
    papers, clock = Counting(), Clock()
    mine, theirs = await arrived(papers, clock), await arrived(papers, clock)
    async with working(tmp_path) as (filed, slack):
        desk = Desk(filed.snapshot, papers=papers)
        client = AsyncWebClient(token=slack.bot_token, base_url=slack.api_url)
        pace = Pace(Rates(0, 0, 0, 0))
        outbox = Outbox(papers, Poster(client, pace), mine)
        queue = Queue(desk, Ways(client, pace, outbox, lambda _: None, newsroom.EDITORS_ROOM))
        made = await Suggestions(papers).suggest(proposal(filed, role=ROLE), SANA, NOW)
        message = {"to": newsroom.EDITORS_ROOM, "thread": "", "message": {}, "state": "waiting"}
        await papers.claim("message", f"suggestion-{made.id}", {**message, "by": theirs.me})
        await queue.decide(made.id, "declined", EDITOR, "Not so.")
        await slack.until(lambda: slack.messages(SANA))
        for _ in range(1000):
            await asyncio.sleep(0)
        assert papers.asked < 20
        await queue.stop()
        await outbox.stop()
