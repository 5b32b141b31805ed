"""What an editor reads where a source was corrected or withdrawn by its publisher."""

from __future__ import annotations

import datetime as dt
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from bot.local import talking
from bot.playground import newsroom
from bot.playground.recorder import Recorder
from bot.playground.standin import StandIn
from knowledge.desk import Desk
from knowledge.model import Source, Standing
from knowledge.revisions import Ledger
from knowledge.snapshot import Snapshot
from tests.stories.reading import words

URL = "https://www.example.com/2025/02/03/agreement/"
SINCE = dt.date(2025, 3, 5)
SAID = "retracted by CNN on 5 Mar 2025: the fee is <unknown>"
READ = SAID.replace("<", "&lt;").replace(">", "&gt;")
BEGUN = READ[0].upper() + READ[1:]


def with_standing(desk: Desk, standing: Standing) -> Desk:
    held = desk.snapshot.ledger.records
    records = {
        id_: replace(r, standing=standing, url=URL) if isinstance(r, Source) else r
        for id_, r in held.items()
    }
    return Desk(Snapshot.of(Ledger(records)))


@pytest.fixture(scope="module")
def retracted(desk: Desk) -> Desk:
    note = "the fee is <unknown>"
    return with_standing(desk, Standing(state="retracted", since=SINCE, note=note))


@pytest.fixture
async def slack(retracted: Desk, recorder: Recorder) -> AsyncIterator[StandIn]:
    async with talking(retracted, recorder=recorder) as standin:
        yield standin
        assert not recorder.faulty


@pytest.mark.parametrize(
    ("command", "typed"),
    [
        ("/context", "CECOT"),
        ("/quotes", "Gellman"),
        ("/timeline", "El Salvador"),
        ("/figures", ""),
        ("/context", "when did the state of emergency begin"),
        ("/context", "Bukele + Rubio"),
    ],
)
async def test_every_answer_says_that_its_source_was_retracted(
    slack: StandIn, command: str, typed: str
):
    read = words(await slack.command(command, typed))
    assert f"({READ})" in read
    assert read.count(READ) == 1


async def test_each_passage_of_the_source_says_so_and_what_the_desk_added_does_not(slack: StandIn):
    last = words(await slack.command("/context", "CECOT")).splitlines()
    places = next(line for line in last if READ in line)
    assert places.count("¶") == places.count("(retracted")


async def test_the_card_says_so_to_those_who_do_not_see_it(slack: StandIn):
    shown = await slack.command("/context", "CECOT")
    assert f"{BEGUN}." in shown.message.text


@pytest.mark.parametrize(
    ("command", "typed", "control", "says"),
    [
        ("/context", "CECOT", "line", "Background line"),
        ("/quotes", "Gellman", "quote:0", "Quotation as printed"),
    ],
)
async def test_a_line_or_a_quotation_that_is_handed_out_begins_with_the_warning(
    slack: StandIn, command: str, typed: str, control: str, says: str
):
    shown = await slack.command(command, typed)
    await slack.press(shown.message, control)

    def handed():
        return [words(m) for m in slack.messages(newsroom.GENERAL) if says in words(m)]

    assert (await slack.until(handed))[0].startswith(f"{BEGUN}.\n```")


async def test_the_list_of_sources_and_a_link_to_the_source_say_so(slack: StandIn):
    assert f"*{BEGUN}*" in words(await slack.command("/sources", "CECOT"))
    message, _ = await slack.say(f"See <{URL}>")
    workspace = slack.world.workspace

    def unfurled():
        return workspace.message(newsroom.GENERAL, message.ts).attachments

    card = (await slack.until(unfurled))[0]
    assert f"*{BEGUN}*" in card["blocks"][0]["text"]["text"]


@pytest.mark.parametrize(
    ("state", "says"),
    [
        ("corrected", "corrected by CNN on 5 Mar 2025: the note"),
        ("written-through", "written through by CNN on 5 Mar 2025: the note"),
        ("legal-hold", "on legal hold since 5 Mar 2025: the note"),
    ],
)
async def test_the_words_tell_what_the_publisher_did(desk: Desk, state, says: str):
    filed = with_standing(desk, Standing(state=state, since=SINCE, note="the note"))
    async with talking(filed) as slack:
        assert f"({says})" in words(await slack.command("/context", "CECOT"))
