"""Every name on file is found however it is typed; what is not on file gets no card."""

from __future__ import annotations

import pytest

from bot.playground.standin import StandIn
from knowledge.desk import Desk
from tests.stories.names import ABSENT, SPELLINGS
from tests.stories.reading import headline


def test_each_name_is_tried_in_five_spellings_and_sixty_names_are_absent():
    assert all(len(set(spellings)) >= 5 for spellings in SPELLINGS.values())
    assert len(set(ABSENT)) >= 60


@pytest.mark.parametrize("entry_id", SPELLINGS)
async def test_a_name_is_found_in_every_spelling(slack: StandIn, desk: Desk, entry_id: str):
    name = desk.snapshot.entries[entry_id].name
    people = desk.snapshot.entries[entry_id].kind == "person"
    for command in ("/context", "/who") if people else ("/context",):
        found = {s: headline(await slack.command(command, s)) for s in SPELLINGS[entry_id]}
        assert found == dict.fromkeys(SPELLINGS[entry_id], name)


@pytest.mark.parametrize("absent", ABSENT)
async def test_a_name_that_is_not_on_file_gets_no_card(slack: StandIn, absent: str):
    for command in ("/context", "/who"):
        assert headline(await slack.command(command, absent)) is None
