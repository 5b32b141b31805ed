"""The Home tab."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.local import talking
from bot.playground import newsroom
from bot.playground.standin import StandIn
from bot.running import stored_desk
from knowledge.desk import Desk
from tests.stories.reading import headline, seen


async def opened(slack: StandIn, user: str = newsroom.EDITOR):
    before = slack.world.workspace.homes.get(user)
    await slack.home(user)
    return await slack.until(
        lambda: (now := slack.world.workspace.homes.get(user)) is not before and now
    )


async def test_the_home_tab_says_how_to_ask_with_examples(slack: StandIn):
    read = seen(await opened(slack))
    assert "/context" in read
    assert "Try one of these" in read


async def test_home_tells_what_is_due_for_review(slack: StandIn):
    assert "Due for review" in seen(await opened(slack))


async def test_what_colleagues_look_up_is_counted_without_names(desk: Desk):
    async with talking(Desk(desk.snapshot)) as slack:
        for user in (newsroom.EDITOR, newsroom.REPORTER):
            await slack.command("/context", "CECOT", user=user)
        await slack.command("/who", "Rubio")
        read = seen(await opened(slack, newsroom.REPORTER))
    assert "*CECOT*, Prison in El Salvador" in read
    assert "2 times" in read
    assert "once" in read
    assert newsroom.EDITOR not in read
    assert "CNN, 3 Feb 2025, ¶6" in read


async def test_search_in_home_opens_the_card(slack: StandIn):
    home = await opened(slack)
    await slack.suggest(home, "look_up", "cec")
    shown = await slack.choose(home, "look_up", "cecot")
    assert "Prison in El Salvador" in seen(shown.view)


async def test_entries_lately_changed_are_listed_with_day_and_reason(tmp_path: Path):
    async with stored_desk(tmp_path / "store.json") as desk, talking(desk) as slack:
        read = seen(await opened(slack))
        changed = read[read.index("Lately changed") : read.index("Looked up most")]
        assert changed.count("•") == 5
        newest = max(desk.snapshot.changes.values(), key=lambda each: each.number)
        assert newest.reason in changed


async def test_somebody_who_wants_short_cards_gets_them_and_others_do_not(slack: StandIn):
    home = await opened(slack)
    await slack.choose(home, "card_form", "short")
    mine = await slack.command("/context", "CECOT")
    theirs = await slack.command("/context", "CECOT", user=newsroom.REPORTER)
    assert headline(mine) == headline(theirs) == "CECOT"
    assert len(mine.message.blocks) < len(theirs.message.blocks)
    assert "¶6" in str(mine.message.blocks)
    await slack.press(mine.message, "open:0")
    whole = await slack.until(
        lambda: [m for m in slack.messages() if m.ts == mine.message.ts and len(m.blocks) > 6]
    )
    assert headline(whole[0]) == "CECOT"


async def test_a_preference_outlives_a_restart(tmp_path: Path):
    path = tmp_path / "store.json"
    async with stored_desk(path) as desk, talking(desk) as slack:
        await slack.choose(await opened(slack), "card_form", "short")
    async with stored_desk(path) as desk:
        assert desk.personal.form_of(newsroom.EDITOR) == "short"
        assert desk.personal.form_of(newsroom.REPORTER) == "full"


@pytest.mark.parametrize("choice", ["short", "full"])
async def test_home_shows_the_choice_that_was_made(slack: StandIn, choice: str):
    home = await opened(slack)
    await slack.choose(home, "card_form", choice)
    home = await opened(slack)
    section = next(b for b in home.view["blocks"] if b.get("block_id") == "preferences")
    assert section["accessory"]["initial_option"]["value"] == choice
