"""Timelines, links, sources, figures and what is new."""

from __future__ import annotations

import datetime as dt

import aiohttp

from bot.playground.standin import StandIn
from bot.views.answer import render
from knowledge.building import build, curated_snapshot, open_store, snapshot_of
from knowledge.desk import Desk
from knowledge.questions import parse
from tests.stories.reading import blocks, words


async def test_a_timeline_is_in_order_and_says_how_exact_each_date_is(slack: StandIn):
    read = words(await slack.command("/timeline", "Trump"))
    places = [
        read.index(date) for date in ("*January 2025*", "*Fri 31 Jan 2025*", "*by 3 Feb 2025*")
    ]
    assert places == sorted(places)
    assert "Took part: Donald Trump, Colombia." in read
    assert "¹ CNN, 3 Feb 2025, ¶22" in read


async def test_five_events_or_more_come_with_a_picture_that_words_describe(slack: StandIn):
    picture = next(
        b for b in blocks(await slack.command("/timeline", "Trump")) if b["type"] == "image"
    )
    assert "5 events on a line" in picture["alt_text"]
    assert "January 2025, Signing of the executive order" in picture["alt_text"]
    async with aiohttp.ClientSession() as session, session.get(picture["image_url"]) as got:
        assert got.content_type == "image/png"
        assert (await got.read()).startswith(b"\x89PNG\r\n")


async def test_nobody_can_make_up_the_address_of_a_picture(slack: StandIn):
    picture = next(
        b for b in blocks(await slack.command("/timeline", "Trump")) if b["type"] == "image"
    )
    forged = picture["image_url"].replace("donald-trump", "marco-rubio")
    async with aiohttp.ClientSession() as session, session.get(forged) as got:
        assert got.status == 404


async def test_fewer_events_need_no_picture(slack: StandIn):
    shown = await slack.command("/timeline", "Colombia")
    assert "trade war" in words(shown)
    assert not [b for b in blocks(shown) if b["type"] == "image"]


async def test_two_entries_are_connected_by_facts_that_say_so(slack: StandIn):
    for asked in ("Bukele + Rubio", "how are Bukele and Rubio connected?"):
        read = words(await slack.command("/context", asked))
        assert "Rubio and Bukele met on Monday 3 February 2025" in read
        assert "CNN, 3 Feb 2025, ¶2" in read


async def test_a_longer_way_names_every_step_with_its_fact(slack: StandIn):
    read = words(await slack.command("/context", "Emerson College + Caracas"))
    assert "Emerson College → Mneesha Gellman → " in read
    assert "Gellman was a professor at Emerson College, CNN reports." in read
    assert "The meeting in Caracas coincided with Trump’s announcement" in read


async def test_an_end_that_is_not_on_file_gets_no_link(slack: StandIn):
    read = words(await slack.command("/context", "how are Bukele and Taylor Swift connected?"))
    assert "Nothing on file for *Taylor Swift*." in read


async def test_sources_are_listed_with_date_paragraphs_and_how_the_date_is_known(slack: StandIn):
    read = words(await slack.command("/sources", "CECOT"))
    assert "*CNN*, 3 Feb 2025" in read
    assert "No headline printed" in read
    assert "Cited: ¶6–8" in read
    assert "The text prints no date." in read


async def test_figures_say_whose_they_are_as_of_when_and_on_how_many_sources(slack: StandIn):
    read = words(await slack.command("/figures", "El Salvador"))
    assert "*over 80,000*  people jailed under the state of emergency" in read
    assert "CNN, as of 3 Feb 2025; one source." in read


async def test_an_entry_without_numbers_says_so(slack: StandIn):
    read = words(await slack.command("/figures", "Emerson College"))
    assert "No figures on file for Emerson College." in read
    read = words(await slack.command("/timeline", "March 2019"))
    assert "No dated events on file: March 2019." in read


async def test_new_is_what_the_store_took_in_since_the_day(tmp_path):
    store = open_store(tmp_path / "store.json")
    await build(store)
    snapshot = await snapshot_of(store)
    await store.close()
    today = max(change.at for change in snapshot.changes.values()).date()
    desk = Desk(snapshot, today=lambda: today)
    read = _said(desk, "what's new on CECOT since yesterday?")
    assert "New on file about CECOT" in read
    assert "US–El Salvador agreement" in read
    later = Desk(snapshot, today=lambda: today + dt.timedelta(days=30))
    assert "Nothing new on file" in _said(later, "what's new since Friday")


def test_an_entry_past_its_review_says_so_at_the_top():
    desk = Desk(curated_snapshot(), today=lambda: dt.date(2027, 12, 1))
    for asked in (
        "CECOT",
        "quotes about CECOT by Bukele",
        "timeline Bukele",
        "figures El Salvador",
    ):
        second = render(desk.ask(parse(asked)))["blocks"][1]
        assert "was due for review on" in second["elements"][0]["text"], asked


def test_an_entry_within_its_review_says_nothing_of_it():
    desk = Desk(curated_snapshot(), today=lambda: dt.date(2025, 3, 1))
    assert "due for review" not in _said(desk, "CECOT")


def _said(desk: Desk, asked: str) -> str:
    return "\n".join(
        str(block.get("text", {}).get("text") or block.get("elements"))
        for block in render(desk.ask(parse(asked)))["blocks"]
    )
