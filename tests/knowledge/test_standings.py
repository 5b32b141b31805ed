"""What rests on a source that its publisher corrected or withdrew."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from knowledge.errors import PublishRefused
from knowledge.model import Entry, Source, Standing
from knowledge.revisions import Ledger
from knowledge.snapshot import Snapshot
from knowledge.standings import held, marked, resting_on
from knowledge.validation import parse
from tests.knowledge.builders import SOURCE, story
from tests.knowledge.store.changes import PAPER

RECORDS = [parse(Source if n == SOURCE else Entry, data)[0] for n, data in story().items()]
LEDGER = Ledger({record.id: record for record in RECORDS})
RETRACTED = Standing(state="retracted", since=dt.date(2025, 6, 1), note="The roof was sound.")


def test_every_statement_that_rests_on_a_source_is_listed_by_entry():
    found = {each.entry_id: each for each in resting_on(LEDGER.records, PAPER.id)}
    assert list(found) == [
        "ada-quist",
        "closing-vote",
        "dockers-union",
        "ferry-terminal",
        "the-quay-post",
    ]
    quist = found["ada-quist"]
    assert [f.id for f in quist.facts] == ["ada-quist-fact"]
    assert [q.id for q in quist.quotes] == ["quist-winter"]
    assert [a.name for a in quist.aliases] == ["the harbour master"]
    assert quist.summary
    assert quist.copy_line
    assert quist.count == 5
    assert found["closing-vote"].event
    assert found["ferry-terminal"].aliases == ()
    assert resting_on(Snapshot.of(LEDGER).entries, PAPER.id) == tuple(found.values())


def test_an_entry_that_rests_on_another_source_is_not_listed():
    assert resting_on(LEDGER.records, "another-paper") == ()


def test_a_background_line_rests_on_what_its_facts_rest_on():
    terminal = LEDGER.records["ferry-terminal"]
    (fact,) = terminal.facts
    piece = replace(fact.evidence[0], source="another-paper")
    moved = replace(
        terminal,
        evidence=(piece,),
        facts=(replace(fact, evidence=(piece,)),),
        copy_line=replace(terminal.copy_line, rests_on=("ada-quist-fact",)),
    )
    found = {r.entry_id: r for r in resting_on({**LEDGER.records, moved.id: moved}, PAPER.id)}
    terminal = found["ferry-terminal"]
    assert (terminal.facts, terminal.summary, terminal.count) == ((), "", 1)
    assert terminal.copy_line


def test_a_source_is_marked_held_back_and_shown_again():
    source = marked(PAPER, RETRACTED)
    assert source.standing == RETRACTED
    assert held(source).standing == replace(RETRACTED, held_back=True)
    assert held(held(source), back=False) == source
    assert marked(source, None) == PAPER
    with pytest.raises(PublishRefused, match="Say first what The Quay Post did"):
        held(PAPER)
