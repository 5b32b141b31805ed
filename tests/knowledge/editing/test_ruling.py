"""The rules find the same in the records that an edit concerns as in all that is on file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from knowledge.editing import faults, in_turn, sharing
from knowledge.editing.ruling import Ruling
from knowledge.model import Entry, Source
from knowledge.revisions import Record
from tests.knowledge.editing.onfile import REAL, STORY, on_file
from tests.knowledge.edits import edits


def hold(records: Mapping[str, Record], data: st.DataObject, times: int) -> None:
    """Edit one time after another, and hold each edit to the rules in both ways."""
    ruling = Ruling.of(records)
    for _ in range(times):
        edit = data.draw(edits(records))
        for made in (edit, in_turn(records, edit), sharing(records, edit)):
            assert ruling.faults(made) == faults(records, made)
        few = ruling.relevant(edit)
        assert in_turn(few, edit) == in_turn(records, edit)
        assert sharing(few, edit) == sharing(records, edit)
        records = {id_: r for id_, r in {**records, **edit}.items() if r is not None}
        ruling = ruling.after(records)


@given(st.data())
@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
def test_any_edit_of_a_small_desk_has_the_same_faults_beside_few_records(data: st.DataObject):
    hold(STORY, data, times=5)


@given(st.data())
@settings(deadline=None, max_examples=20, suppress_health_check=[HealthCheck.too_slow])
def test_any_edit_of_the_curated_desk_has_the_same_faults_beside_few_records(data: st.DataObject):
    hold(REAL, data, times=2)


def with_fact_of(entry: Entry, other: Entry, **fields: str) -> Entry:
    return replace(entry, facts=(*entry.facts, replace(other.facts[0], **fields)))


UNION, TERMINAL = on_file("dockers-union"), on_file("ferry-terminal")
ELSEWHERE = {
    "a claim in nearly the same words": with_fact_of(
        UNION, TERMINAL, id="new", text=TERMINAL.facts[0].text.replace("its doors", "doors")
    ),
    "the id of a fact of another": with_fact_of(UNION, TERMINAL, text="A new one, it says."),
    "the id of a fact as its own": replace(UNION, id=TERMINAL.facts[0].id),
    "the name of another": replace(UNION, name="Ferry Terminal"),
}


@pytest.mark.parametrize("what", ELSEWHERE)
def test_what_only_another_record_tells_is_found(what: str):
    edited = ELSEWHERE[what]
    found = Ruling.of(STORY).faults({edited.id: edited})
    assert found
    assert found == faults(STORY, {edited.id: edited})


def test_an_outlet_counts_as_on_file_through_any_of_its_sources():
    [source] = [record for record in STORY.values() if isinstance(record, Source)]
    two = {**STORY, "second": replace(source, id="second")}
    renamed = {source.id: replace(source, publisher="The Other Post"), UNION.id: UNION}
    assert Ruling.of(two).faults(renamed) == faults(two, renamed)
    assert Ruling.of(STORY).faults(renamed) == faults(STORY, renamed)
