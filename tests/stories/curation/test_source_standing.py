"""An editor says that a source was retracted, and holds back what rests on it."""

from __future__ import annotations

from pathlib import Path

from bot.playground import newsroom
from bot.playground.recorder import Recorder
from bot.playground.standin import StandIn
from tests.stories.curation.desk import POST, working
from tests.stories.reading import seen, words

READER = newsroom.READERS[0]
RETRACTED = {"state": "retracted", "Since when?": "2026-11-19", "What changed?": "Forged."}


async def asked(slack: StandIn, place=None):
    if place is None:
        place = (await slack.command("/sources", "Ada Quist")).message
    await slack.press(place, "Correct, retract, hold…")
    return await slack.until(lambda: (v := slack.modal()) and "What rests on it" in seen(v) and v)


async def test_what_is_held_back_is_withdrawn_from_shared_cards_and_comes_back(
    tmp_path: Path, recorder: Recorder
):
    async with working(tmp_path, recorder=recorder) as (desk, slack):
        await slack.command("/who", "Ada Quist share")
        (card,) = [m for m in slack.messages() if not m.only_for]
        view = await asked(slack)
        assert "The roof" in seen(view)
        confirm = await slack.submit(view, {**RETRACTED, "held_back": ["yes"]})
        assert "1 shared card" in seen(confirm.view)
        await slack.submit(confirm.view, {"reason": "The memo was forged."})
        assert "ada-quist" not in desk.snapshot.entries
        said = "took back the card of *Ada Quist* that stood here"
        await slack.until(lambda: said in words(_now(slack, card)))
        await slack.home()
        home = await slack.until(lambda: slack.world.workspace.homes.get(newsroom.EDITOR))
        assert "*Held back.*" in seen(home)
        again = await asked(slack, home)
        confirm = await slack.submit(again, {"state": "as-it-was"})
        await slack.submit(confirm.view, {"reason": "It was genuine."})
        assert "ada-quist" in desk.snapshot.entries
        assert desk.snapshot.sources[POST.id].standing is None


def _now(slack: StandIn, message):
    return next(m for m in slack.messages() if m.ts == message.ts)


async def test_a_mark_alone_is_told_with_the_text_that_stays(tmp_path: Path, recorder: Recorder):
    async with working(tmp_path, recorder=recorder) as (desk, slack):
        await slack.command("/who", "Ada Quist", user=READER)
        confirm = await slack.submit(await asked(slack), RETRACTED)
        await slack.submit(confirm.view, {"reason": "The memo was forged."})
        (heard,) = await slack.until(lambda: slack.messages(READER))
        assert "its source was retracted by The Quay Post on 19 November 2026" in words(heard)
        assert "ada-quist" in desk.snapshot.entries


async def test_what_is_missing_stands_beside_its_field(tmp_path: Path, recorder: Recorder):
    async with working(tmp_path, recorder=recorder) as (_, slack):
        done = await slack.submit(await asked(slack), {"state": "retracted"})
        assert done.errors["What changed?"] == "Say what changed; readers see this."
        assert "Since when?" in done.errors


async def test_readers_see_no_button_beside_a_source(tmp_path: Path, recorder: Recorder):
    async with working(tmp_path, recorder=recorder) as (_, slack):
        shown = await slack.command("/sources", "Ada Quist", user=READER)
        assert not [b for b in shown.message.blocks if "accessory" in b]
