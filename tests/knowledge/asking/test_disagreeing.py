"""Sources that differ on a number stand side by side, each with its date; nobody is chosen."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from bot.views.answer import render
from knowledge.answers import FigureList
from knowledge.building import curated_snapshot
from knowledge.desk import Desk
from knowledge.model import Evidence, Figure
from knowledge.questions import commanded, parse
from knowledge.revisions import Ledger
from knowledge.snapshot import Snapshot

FACT = "emergency-over-80000-jailed"
LATER = dt.date(2025, 6, 1)


@pytest.fixture(scope="module")
def desk() -> Desk:
    """The curated store, and a second source with another number."""
    snapshot = curated_snapshot()
    entry = snapshot.entries["el-salvador-state-of-emergency"]
    first = next(fact for fact in entry.facts if fact.id == FACT)
    (source,) = snapshot.sources.values()
    wire = replace(source, id="wire", publisher="The Wire", date_published=LATER, desk_date=None)
    second = replace(
        first,
        id="emergency-over-85000-jailed",
        text="Over 85,000 people have been jailed under the state of emergency, The Wire reports.",
        as_of=LATER,
        figure=Figure(number=85_000, bound="over", unit=first.figure.unit),
        evidence=(Evidence(source="wire", paragraph=2, start=0, end=9, sha256="0" * 64),),
    )
    both = replace(entry, facts=(*entry.facts, second))
    records = {**snapshot.entries, **snapshot.sources, both.id: both, wire.id: wire}
    return Desk(Snapshot.of(Ledger(records)))


@pytest.mark.parametrize("asked", ["how many people have been jailed in El Salvador?", "/figures"])
def test_both_numbers_are_shown_newest_first_each_with_its_outlet_and_date(desk, asked):
    command, _, text = asked.partition(" ")
    answer = desk.ask(commanded(command, text) if asked[0] == "/" else parse(asked))
    assert isinstance(answer, FigureList)
    shown = [f for f in answer.figures if "jailed" in f.unit]
    assert [(f.amount, f.outlets, f.as_of.isoformat()) for f in shown] == [
        ("over 85,000", ("The Wire",), "2025-06-01"),
        ("over 80,000", ("CNN",), "2025-02-03"),
    ]
    assert all(f.differs for f in shown)
    said = " ".join(block.get("text", {}).get("text", "") for block in render(answer)["blocks"])
    assert said.count("Sources on file differ on this number") == 2


def test_numbers_of_different_things_do_not_differ(desk):
    answer = desk.ask(parse("figures on Venezuela"))
    assert [f.differs for f in answer.figures] == [False]


def test_the_documents_are_listed_newest_first(desk):
    answer = desk.ask(parse("sources for the state of emergency"))
    assert [d.outlet for d in answer.documents] == ["The Wire", "CNN"]
