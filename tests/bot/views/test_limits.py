"""Views keep Slack's limits, whatever is on file and whatever was pasted."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.playground.rules import message_problems, view_problems
from bot.views import copycheck, home, lookup, reports
from bot.views.answer import render
from knowledge.answers import Help, Line, Mark
from knowledge.building import curated_snapshot
from knowledge.copy import CopyReport, Finding, Mentioned, check_copy
from knowledge.desk import Desk
from knowledge.overview import EntryLine, Overview
from knowledge.preferences import Report

DESK = Desk(curated_snapshot())
LONG = "& <b> " * 700
DAY = dt.date(2025, 2, 3)


def finding(text: str) -> Finding:
    changes = (("same", text), ("cut", text), ("added", text))
    return Finding("quotation", text, 0, Line(text, (1, 2)), text, "cecot", "CECOT", changes)


def test_a_report_of_any_length_is_shown():
    marks = tuple(Mark(n, "CNN", DAY, n, "") for n in range(1, 400))
    named = tuple(Mentioned(f"e{n}", LONG, LONG, Line(LONG, (n,))) for n in range(1, 80))
    report = CopyReport(named, (finding(LONG),) * 50, marks, 20_000, cut=True)
    assert view_problems(copycheck.checked(report)) == []
    assert view_problems(copycheck.explained(report)) == []


@pytest.mark.parametrize("entry_id", sorted(DESK.snapshot.entries))
def test_every_card_fits_into_the_modal_and_the_desks_channel(entry_id: str):
    answer = DESK.card(entry_id)
    (chosen,) = [r for r in DESK.complete(answer.name) if r.entry_id == entry_id]
    assert view_problems(lookup.look_up(chosen, render(answer))) == []
    report = Report(entry_id, answer.name, 0, LONG[:300], "U1", dt.datetime.now(dt.UTC))
    assert message_problems(reports.to_the_desk(report, render(answer), 3)) == []


def test_home_takes_long_lists():
    line = EntryLine("cecot", LONG, Line(LONG, (1, 2, 3)), DAY, LONG, 3)
    marks = tuple(Mark(n, "CNN", DAY, n, "") for n in range(1, 100))
    told = Overview((line,) * 5, (line,) * 5, (line,) * 5, None, marks, 9)
    waiting = [Report("cecot", LONG, 1, LONG[:300], "U1", dt.datetime.now(dt.UTC))] * 30
    assert view_problems(home.home(Help((), 9), told, "short", waiting)) == []


@settings(deadline=None)
@given(st.text())
def test_whatever_is_pasted_is_reported_within_the_limits(text: str):
    report = check_copy(DESK.snapshot, f"Sen. Marco Rubio met “a tragic day for {text}” {text}")
    assert view_problems(copycheck.checked(report)) == []
