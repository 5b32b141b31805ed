"""Curated files meet an editor's work: nothing published is lost, nothing is merged twice."""

from __future__ import annotations

import datetime as dt
from dataclasses import fields, replace

from hypothesis import given
from hypothesis import strategies as st

from knowledge.merge import Merge, merge
from knowledge.model import Entry, Fact, Source
from knowledge.revisions import Change, Ledger, Record, Revision
from knowledge.validation import parse
from tests.knowledge.builders import QUIST, SOURCE, TERMINAL, story

FILES = story()
NOW = dt.datetime(2025, 5, 7, tzinfo=dt.UTC)


def record(kind: type, file: str) -> Record:
    found, faults = parse(kind, FILES[file])
    assert found, faults
    return found


ADA = record(Entry, QUIST)
PLACE = record(Entry, TERMINAL)
PAPER = record(Source, SOURCE)
[ROOF] = ADA.facts


class History:
    """The revisions of a store, as files and editors take their turns."""

    def __init__(self, *files: Record) -> None:
        self.revisions: list[Revision] = []
        self.file(*files)

    @property
    def ledger(self) -> Ledger:
        return Ledger.of(self.revisions)

    def file(self, *files: Record) -> Merge:
        """Merge the curated folder as it stands now."""
        merged = merge(self.ledger, files)
        for change in merged.changes:
            self._append(change)
        return merged

    def edit(self, subject: str, after: Record | None) -> None:
        """Publish an editor's version, or withdraw the record."""
        self._append(
            Change(subject=subject, after=after, origin="desk", editor="U1", reason="clearer")
        )

    def _append(self, change: Change) -> None:
        given = {field.name: getattr(change, field.name) for field in fields(change)}
        self.revisions.append(Revision(**given, number=len(self.revisions) + 1, at=NOW))


def said(id_: str, text: str) -> Fact:
    return replace(ROOF, id=id_, text=text)


def test_a_new_file_is_added():
    history = History(PAPER)
    merged = history.file(PAPER, ADA)
    assert [(c.subject, c.after, c.reason) for c in merged.changes] == [
        ("ada-quist", ADA, "file added")
    ]


def test_a_changed_file_is_taken_over():
    history = History(ADA)
    merged = history.file(newer := replace(ADA, role="Retired"))
    assert [(c.after, c.reason, c.origin) for c in merged.changes] == [
        (newer, "file changed", "curated")
    ]
    assert history.ledger.records == {"ada-quist": newer}


def test_a_removed_file_withdraws_its_record():
    history = History(ADA, PLACE)
    merged = history.file(PLACE)
    assert [(c.subject, c.after, c.reason) for c in merged.changes] == [
        ("ada-quist", None, "file removed")
    ]
    assert history.ledger.records == {"ferry-terminal": PLACE}


def test_unchanged_files_bring_no_change():
    assert History(ADA, PLACE, PAPER).file(PAPER, PLACE, ADA) == Merge((), ())


def test_the_file_and_an_editor_change_different_fields_and_both_stay():
    history = History(ADA)
    history.edit("ada-quist", replace(ADA, role="Head of the harbour"))
    merged = history.file(replace(ADA, name="Ada M. Quist"))
    found = history.ledger.records["ada-quist"]
    assert (found.role, found.name) == ("Head of the harbour", "Ada M. Quist")
    assert merged.conflicts == ()


def test_the_file_and_an_editor_change_one_field_and_the_editors_stays_and_is_named():
    history = History(ADA)
    history.edit("ada-quist", replace(ADA, role="Head of the harbour"))
    merged = history.file(replace(ADA, role="Harbour chief"))
    assert history.ledger.records["ada-quist"].role == "Head of the harbour"
    assert merged.conflicts == (
        "ada-quist: `role` was changed in the file and by an editor; the editor’s is kept",
    )


def test_the_file_and_an_editor_agree_and_there_is_no_conflict():
    history = History(ADA)
    history.edit("ada-quist", newer := replace(ADA, role="Retired"))
    assert history.file(newer).conflicts == ()
    assert history.ledger.records["ada-quist"] == newer


def test_a_conflict_is_named_once_and_the_next_file_is_held_against_the_last_one():
    history = History(ADA)
    history.edit("ada-quist", replace(ADA, role="Head of the harbour"))
    filed = replace(ADA, role="Harbour chief")
    history.file(filed)
    later = history.file(replace(filed, name="Ada M. Quist"))
    found = history.ledger.records["ada-quist"]
    assert (found.role, found.name) == ("Head of the harbour", "Ada M. Quist")
    assert later.conflicts == ()


def test_facts_are_merged_one_by_one():
    one, two = said("one", "One, Quist said."), said("two", "Two, Quist said.")
    history = History(replace(ADA, facts=(one, two)))
    edited = replace(one, text="One and a half, Quist said.")
    added = said("by-editor", "From the desk, Quist said.")
    history.edit("ada-quist", replace(ADA, facts=(edited, two, added)))
    newer, fresh = replace(two, text="Twice, Quist said."), said("three", "Three, Quist said.")
    merged = history.file(replace(ADA, facts=(one, newer, fresh)))
    assert history.ledger.records["ada-quist"].facts == (edited, newer, added, fresh)
    assert merged.conflicts == ()


def test_a_fact_changed_by_both_stays_the_editors_and_is_named():
    history = History(ADA)
    edited = replace(ROOF, text="The roof may last, Quist said.")
    history.edit("ada-quist", replace(ADA, facts=(edited,)))
    newer = replace(ROOF, text="The roof will go, Quist said.")
    merged = history.file(replace(ADA, facts=(newer,)))
    assert history.ledger.records["ada-quist"].facts == (edited,)
    assert merged.conflicts == (
        (
            "ada-quist: `text` of `ada-quist-fact` was changed in the file and by an editor; "
            "the editor’s is kept"
        ),
    )


def test_the_file_and_an_editor_change_one_fact_in_different_ways_and_both_stay():
    history = History(ADA)
    history.edit("ada-quist", replace(ADA, facts=(replace(ROOF, about=()),)))
    merged = history.file(replace(ADA, facts=(replace(ROOF, text="It leaks, Quist said."),)))
    [found] = history.ledger.records["ada-quist"].facts
    assert (found.text, found.about) == ("It leaks, Quist said.", ())
    assert merged.conflicts == ()


def test_what_the_file_and_an_editor_relate_an_entry_to_is_kept_of_both():
    history = History(ADA)
    history.edit("ada-quist", replace(ADA, related=("dockers-union", *ADA.related)))
    history.file(replace(ADA, related=(*ADA.related, "closing-vote")))
    found = history.ledger.records["ada-quist"].related
    assert found == ("dockers-union", *ADA.related, "closing-vote")


def test_a_fact_that_the_file_drops_goes_unless_an_editor_changed_it():
    one, two = said("one", "One, Quist said."), said("two", "Two, Quist said.")
    history = History(replace(ADA, facts=(one, two)))
    edited = replace(one, text="One and a half, Quist said.")
    history.edit("ada-quist", replace(ADA, facts=(edited, two)))
    merged = history.file(replace(ADA, facts=()))
    assert history.ledger.records["ada-quist"].facts == (edited,)
    assert len(merged.conflicts) == 1


def test_a_fact_that_an_editor_dropped_stays_dropped():
    history = History(ADA)
    history.edit("ada-quist", replace(ADA, facts=()))
    history.file(replace(ADA, role="Retired"))
    assert history.ledger.records["ada-quist"].facts == ()


def test_a_removed_file_leaves_what_an_editor_changed():
    history = History(ADA)
    history.edit("ada-quist", edited := replace(ADA, role="Head of the harbour"))
    merged = history.file()
    assert history.ledger.records == {"ada-quist": edited}
    assert merged.conflicts == (
        "ada-quist: the file is gone, but an editor changed the entry; it is kept",
    )


def test_a_changed_file_does_not_bring_back_what_an_editor_withdrew():
    history = History(ADA)
    history.edit("ada-quist", None)
    merged = history.file(replace(ADA, role="Retired"))
    assert history.ledger.records == {}
    assert merged.conflicts == (
        "ada-quist: the file changed, but an editor withdrew the entry; it stays withdrawn",
    )


def test_a_file_of_another_type_does_not_replace_what_is_published():
    history = History()
    history.edit("quay", edited := replace(ADA, id="quay"))
    merged = history.file(replace(PAPER, id="quay"))
    assert history.ledger.records == {"quay": edited}
    assert merged.conflicts == (
        "quay: the file holds a record of another type; what is published is kept",
    )


def test_an_editors_own_entry_is_untouched_by_the_files():
    history = History(ADA)
    history.edit("ferry-terminal", PLACE)
    assert history.file(ADA) == Merge((), ())


facts = st.lists(
    st.builds(said, st.sampled_from("abc"), st.sampled_from(["X, Quist said.", "Y, Quist said."])),
    max_size=3,
    unique_by=lambda fact: fact.id,
).map(tuple)
versions = st.none() | st.builds(
    lambda role, related, facts: replace(ADA, role=role, related=related, facts=facts),
    st.sampled_from("RST"),
    st.sampled_from([(), ("a",), ("b",)]),
    facts,
)
turns = st.lists(st.tuples(st.sampled_from(["file", "desk"]), versions), max_size=6)


def played(turns: list[tuple[str, Entry | None]]) -> History:
    history = History()
    for who, version in turns:
        if who == "desk":
            history.edit(ADA.id, version)
        else:
            history.file(*([version] if version else []))
    return history


@given(turns, versions)
def test_merging_again_brings_no_change(turns: list, version: Entry | None):
    history = played(turns)
    files = [version] if version else []
    history.file(*files)
    assert history.file(*files).changes == ()


@given(turns, versions)
def test_without_an_editor_the_files_are_what_is_on_file(turns: list, version: Entry | None):
    history = played([turn for turn in turns if turn[0] == "file"])
    history.file(*([version] if version else []))
    assert history.ledger.records == ({ADA.id: version} if version else {})


@given(turns, versions, versions)
def test_an_editors_fact_outlives_every_file(turns: list, edited: Entry, version: Entry):
    history = played(turns)
    own = said("by-editor", "From the desk, Quist said.")
    history.edit(ADA.id, replace(edited or ADA, facts=(*(edited or ADA).facts, own)))
    history.file(*([version] if version else []))
    assert own in history.ledger.records[ADA.id].facts
