"""The database goes away while people ask: reading goes on, edits say why, and all heals."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable, Iterator

import pytest

from benchmarks.postgres import Server, serving
from bot.curation.kept import UNKEPT
from bot.local import talking
from bot.playground import newsroom
from bot.playground.exchange import Exchange
from bot.playground.model import Message
from bot.playground.standin import StandIn
from bot.running import shared_desk
from knowledge.store.postgres.store import migrate
from tests.stories.curation.steps import published, summarised
from tests.stories.curation.test_corrections import corrected
from tests.stories.reading import headline, seen, words

ASKED = "what is CECOT?"
NEW = "A prison that was described anew."
OMAR = newsroom.SECOND_EDITOR
ROSA, RAVI, RENE = newsroom.READERS
PATIENCE = 20.0
OPEN = """
SELECT count(*) FROM nutgraf.papers
WHERE paper->>'state' = 'waiting' OR paper->>'way' = 'posting' OR kind = 'sending'
"""

Asked = tuple[Message, tuple[Exchange, ...]]
Outage = Callable[[Server], contextlib.AbstractContextManager[None]]

OUTAGES = pytest.mark.parametrize("outage", [Server.stopped, Server.hanging], ids=["gone", "hangs"])


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """Return a server of this module's own, which may be stopped."""
    with serving() as server:
        server.execute("CREATE DATABASE migrated")
        asyncio.run(migrate(server.url("migrated")))
        yield server


@pytest.fixture
def database(server: Server) -> Iterator[str]:
    """Return the name of a database that is set up and empty."""
    with server.database(like="migrated") as name:
        yield name


@pytest.fixture
async def bot(server: Server, database: str) -> AsyncIterator[StandIn]:
    """Return the whole bot on a database, as people in Slack reach it."""
    url = server.url(database)
    async with shared_desk(url) as desk, talking(desk, settings={"DATABASE_URL": url}) as slack:
        yield slack
        assert not slack.recorder.faulty


@contextlib.asynccontextmanager
async def out(server: Server, outage: Outage) -> AsyncIterator[None]:
    """Let the database be away until the block ends, while the bot goes on."""
    stack = contextlib.ExitStack()
    await asyncio.to_thread(stack.enter_context, outage(server))
    try:
        yield
    finally:
        await asyncio.to_thread(stack.close)


def answers(slack: StandIn, asked: Message) -> list[Message]:
    """The cards that answer a message: in its thread, or beside it in a direct message."""
    place = asked.thread_ts or ("" if asked.channel.startswith("D") else asked.ts)
    read = [m for m in slack.messages(asked.channel) if m.ts > asked.ts and m.blocks]
    return [m for m in read if m.thread_ts == place and headline(m) == "CECOT"]


async def asked_all(slack: StandIn, root: Message) -> tuple[Asked, ...]:
    """Ask in a channel, in a direct message and in the pane; each is acknowledged.

    Where a server hangs that may take Slack's first retry, which comes at once.
    """
    said = (
        await slack.mention(ASKED),
        await slack.direct(ASKED),
        await slack.direct(ASKED, thread=root.ts),
    )
    for asked, exchanges in said:
        assert [each.error for each in exchanges] == [""]
        assert len(exchanges[0].replies) <= 2
        await slack.until(lambda asked=asked: answers(slack, asked), PATIENCE)
    return said


async def again(slack: StandIn, said: tuple[Asked, ...], number: int) -> None:
    """Let Slack send each again; none is answered a second time."""
    for _, exchanges in said:
        assert (await slack.again(exchanges[0], number)).error == ""
    await slack.command("/context", "Rubio")
    assert [len(answers(slack, asked)) for asked, _ in said] == [1, 1, 1]


async def caught_up(caplog: pytest.LogCaptureFixture) -> None:
    """Wait until what was read while the database was away is noted."""
    async with asyncio.timeout(PATIENCE):
        while "while the store was away is noted" not in caplog.text:
            await asyncio.sleep(0.05)


async def settled(server: Server, database: str) -> None:
    """Wait until every answer that was filed is known to stand."""
    async with asyncio.timeout(PATIENCE):
        while server.execute(OPEN, database) != [(0,)]:
            await asyncio.sleep(0.05)


@OUTAGES
async def test_commands_and_controls_are_answered_in_time(
    bot: StandIn, server: Server, outage: Outage
):
    async with out(server, outage):
        card = await bot.command("/context", "CECOT", user=ROSA)
        assert (card.error, headline(card)) == ("", "CECOT")
        for reader in (RAVI, RENE):
            assert headline(await bot.command("/who", "Rubio", user=reader))
        missed = await bot.command("/context", "zzzqq", user=RAVI)
        assert (missed.error, headline(missed)) == ("", None)
        assert (await bot.press(card.message, "quotes", user=ROSA)).error == ""
        await bot.until(
            lambda: [m for m in bot.messages(viewer=ROSA) if "Quote" in words(m)][1:], PATIENCE
        )
        looking = await bot.shortcut("look_up", user=ROSA)
        offered = await bot.suggest(looking.view, "look_up", "cec", user=ROSA)
        assert [each["value"] for each in offered.options][:1] == ["cecot"]
        chosen = await bot.choose(looking.view, "look_up", "cecot", user=ROSA)
        assert chosen.error == ""
        assert "Prison in El Salvador" in seen(chosen.view)


@OUTAGES
async def test_copy_is_explained_and_checked_in_time(bot: StandIn, server: Server, outage: Outage):
    said, _ = await bot.say("CECOT is a prison.", user=ROSA)
    async with out(server, outage):
        for reader, callback in ((RAVI, "explain_message"), (RENE, "check_message")):
            shown = await bot.shortcut(callback, said, user=reader)
            assert shown.error == ""
            assert await bot.until(lambda who=reader: "CECOT" in seen(bot.modal(who)), PATIENCE)
        asked = await bot.shortcut("check_copy", user=ROSA)
        checked = await bot.submit(asked.view, {"Copy": "CECOT is a prison."}, user=ROSA)
        assert checked.error == ""
        assert await bot.until(lambda: "CECOT" in seen(bot.modal(ROSA)), PATIENCE)


@OUTAGES
async def test_whoever_writes_to_the_bot_is_answered_once_however_often_it_comes(
    bot: StandIn, server: Server, database: str, outage: Outage
):
    root = (await bot.agent_pane()).message
    before = await asked_all(bot, root)
    await settled(server, database)
    async with out(server, outage):
        said = await asked_all(bot, root)
        await again(bot, said, 1)
        for _, exchanges in before:
            assert (await bot.again(exchanges[0])).error == ""
    await again(bot, said, 2)


@OUTAGES
async def test_an_edit_says_that_it_is_not_kept_and_why(
    bot: StandIn, server: Server, outage: Outage, caplog: pytest.LogCaptureFixture
):
    confirm = await summarised(bot, NEW, "CECOT")
    async with out(server, outage):
        done = await bot.submit(confirm, {"Why?": "a test"})
        assert done.error == ""
        await bot.until(lambda: UNKEPT in seen(bot.modal()), PATIENCE)
        assert (await bot.command("/context", "edit CECOT", user=OMAR)).error == ""
        assert NEW not in words(await bot.command("/context", "CECOT", user=ROSA))
    await caught_up(caplog)
    assert (await published(bot, NEW, "update", "CECOT")).error == ""


@OUTAGES
async def test_whoever_read_it_meanwhile_is_reached_by_a_correction(
    bot: StandIn, server: Server, outage: Outage, caplog: pytest.LogCaptureFixture
):
    async with out(server, outage):
        assert headline(await bot.command("/context", "CECOT", user=ROSA))
        assert headline(await bot.command("/context", "CECOT", user=RAVI))
        mention, _ = await bot.mention(ASKED, user=RENE)
        await bot.until(lambda: answers(bot, mention), PATIENCE)
    await caught_up(caplog)
    assert (await published(bot, NEW, entry="CECOT")).error == ""
    for reader in (ROSA, RAVI):
        await bot.until(lambda who=reader: corrected(bot, who), PATIENCE)
        assert len(corrected(bot, reader)) == 1
    await bot.until(lambda: NEW in words(answers(bot, mention)[0]), PATIENCE)
    await bot.command("/context", "CECOT", user=ROSA)
    assert (len(answers(bot, mention)), len(corrected(bot, ROSA))) == (1, 1)
