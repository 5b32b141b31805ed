"""The picture of a timeline: well-formed, whole, and the same whatever an event is called."""

from __future__ import annotations

import struct
import xml.etree.ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.pictures.png import ZOOM, png
from bot.pictures.served import ALL, NO_PICTURES, Pictures
from bot.pictures.timeline import MOST, WIDTH, between, drawn, short
from knowledge.answers import EventLine, Timeline
from knowledge.building import curated_snapshot
from knowledge.desk import Desk

DESK = Desk(curated_snapshot())
SVG = "{http://www.w3.org/2000/svg}"


def _event(date: str | None, name: str = "Strike") -> EventLine:
    return EventLine("strike", name, "It began.", date, None, None, "As printed.", (), (1,))


def _timeline(*events: EventLine) -> Timeline:
    return Timeline("Timeline: the port", None, events, (), whole=True)


def test_each_event_has_a_dot_whose_form_says_how_exact_its_date_is():
    root = ET.fromstring(drawn(_timeline(_event("2024"), _event("2024-05-03"), _event(None))))
    dots = root.findall(f"{SVG}circle")
    assert [d.get("fill") == "#ffffff" for d in dots] == [True, False, True]
    assert ["stroke-dasharray" in d.attrib for d in dots] == [False, False, True]


def test_the_drawing_brings_its_own_ground_so_that_it_reads_in_light_and_dark():
    ground = ET.fromstring(drawn(_timeline(_event("2024"))))[0]
    assert (ground.tag, ground.get("fill")) == (f"{SVG}rect", "#ffffff")


def test_more_events_than_fit_are_counted():
    events = [_event("2024-05-03")] * (MOST + 7)
    assert "7 more on file." in drawn(_timeline(*events))


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("2024-05-03", "2024-05-04", "the next day"),
        ("2024-05-03", "2024-05-10", "7 days later"),
        ("2024-05-03", "2024-05-03", ""),
        ("2022", "2024-05-03", "2 years on"),
        ("2024-01", "2024-06-03", "about 5 months later"),
        (None, "2024-06-03", ""),
    ],
)
def test_the_time_between_two_events_is_said_no_closer_than_it_is_known(before, after, said):
    assert between(_event(before), _event(after)) == said


def test_the_png_has_the_width_of_the_drawing():
    image = png(drawn(DESK.timeline()))
    assert image.startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack(">I", image[16:20]) == (WIDTH * ZOOM,)


@given(st.text(max_size=90))
@settings(max_examples=40, deadline=None)
def test_any_name_is_drawn(name):
    svg = drawn(_timeline(_event("2024-05-03", name)))
    ET.fromstring(svg)
    assert png(svg)


@given(st.text(max_size=200))
def test_a_cut_name_fits(text):
    assert len(short(text, 60)) <= 60


def test_an_address_is_made_only_where_slack_can_fetch_it_and_there_is_enough_to_see():
    pictures = Pictures("https://bot.example.com/", "secret")
    whole = DESK.timeline()
    assert pictures.of(whole).startswith("https://bot.example.com/pictures/timeline/")
    assert pictures.of(whole).endswith(f"/{ALL}.png")
    assert "secret" not in pictures.of(whole)
    assert pictures.of(DESK.timeline("colombia")) == ""
    assert NO_PICTURES.of(whole) == ""
    assert Pictures("https://bot.example.com/", "other").of(whole) != pictures.of(whole)
