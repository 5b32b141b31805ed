"""An edited record is held to the rules of the curated folder, beside what is on file."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from knowledge.editing import EditFault, faults, in_turn, pointing_at, sharing
from knowledge.model import Alias, Entry, Evidence
from tests.knowledge.editing.onfile import REAL, REAL_ENTRIES, STORY, on_file
from tests.knowledge.editing.versions import VERSIONS

ADA = on_file("ada-quist")
UNION = on_file("dockers-union")
TERMINAL = on_file("ferry-terminal")
VOTE = on_file("closing-vote")
[ROOF] = ADA.facts
[WORDS] = ADA.quotes
ROOF_ID = "ada-quist-fact"


def reworded(**fields: object) -> Entry:
    return replace(ADA, facts=(replace(ROOF, **fields),))


def known_as(entry: Entry, name: str) -> Entry:
    alias = Alias(name=name, source="desk", note="usual")
    return replace(entry, also_known_as=(*entry.also_known_as, alias))


BROKEN = {
    "a fact that hides who says so": (
        reworded(text="The roof is at the end of its days."),
        EditFault(
            "ada-quist",
            ROOF_ID,
            "text",
            "Name Ada Quist in the sentence, so that a reader sees who says so.",
        ),
    ),
    "a fact attributed to nobody on file": (
        reworded(attributed_to="nobody"),
        EditFault(
            "ada-quist",
            ROOF_ID,
            "attributed_to",
            "The one it is attributed to, nobody is not an entry on file.",
        ),
    ),
    "an allegation that reads as settled": (
        reworded(status="alleged"),
        EditFault(
            "ada-quist",
            ROOF_ID,
            "text",
            "The fact is alleged and must say “alleg…” or “accus…”.",
        ),
        EditFault(
            "ada-quist",
            "",
            "copy_line",
            "The copy line is stronger than the fact ada-quist-fact, which is alleged; say so.",
        ),
    ),
    "a name that is another's": (
        known_as(ADA, "Dockers Union"),
        EditFault(
            "ada-quist",
            "",
            "also_known_as",
            "“dockers union” also names Dockers’ Union. Choose another name.",
        ),
        EditFault(
            "dockers-union",
            "",
            "name",
            "“dockers union” also names Ada Quist. Choose another name.",
        ),
    ),
    "another name that is another’s other name": (
        known_as(ADA, "The Old Terminal"),
        EditFault(
            "ada-quist",
            "",
            "also_known_as",
            "“the old terminal” also names Ferry terminal. Share it between them, or choose "
            "another.",
        ),
        EditFault(
            "ferry-terminal",
            "",
            "also_known_as",
            "“the old terminal” also names Ada Quist. Share it between them, or choose another.",
        ),
    ),
    "a copy line that rests on nothing": (
        replace(ADA, copy_line=replace(ADA.copy_line, rests_on=())),
        EditFault("ada-quist", "", "copy_line", "The copy line rests on no fact."),
    ),
    "evidence beyond its paragraph": (
        reworded(evidence=(replace(ROOF.evidence[0], end=900),)),
        EditFault("ada-quist", ROOF_ID, "evidence", "The span 0–900 does not lie in paragraph 3."),
    ),
    "evidence in a source that is not on file": (
        reworded(evidence=(Evidence(source="elsewhere"),)),
        EditFault("ada-quist", ROOF_ID, "evidence", "The source elsewhere is not on file."),
    ),
    "an id that is taken": (
        replace(ADA, quotes=(replace(WORDS, id="closing-vote-fact"),)),
        EditFault(
            "ada-quist",
            "closing-vote-fact",
            "exact",
            "The id closing-vote-fact is taken already, in closing-vote.",
        ),
    ),
    "a related entry that does not say so in turn": (
        replace(ADA, related=(*ADA.related, "closing-vote")),
        EditFault(
            "ada-quist", "", "related", "Closing vote does not name it in turn; add it there."
        ),
    ),
    "an entry that no longer names one in turn": (
        replace(ADA, related=()),
        EditFault(
            "ferry-terminal", "", "related", "Ada Quist does not name it in turn; add it there."
        ),
    ),
    "a fact that another entry no longer may show first": (
        reworded(about=()),
        EditFault(
            "ferry-terminal",
            "",
            "key_facts",
            f"The fact “{ROOF.text}” is not about Ferry terminal.",
        ),
    ),
}


@pytest.mark.parametrize("what", BROKEN)
def test_an_edit_that_cannot_stand_is_told_beside_its_field(what: str):
    edited, *found = BROKEN[what]
    assert faults(STORY, {edited.id: edited}) == tuple(found)


def test_a_fact_withdrawn_while_others_rest_on_it_is_told_for_each_of_them():
    found = faults(STORY, {ADA.id: replace(ADA, facts=())})
    assert [(f.record_id, f.field) for f in found] == [
        ("ada-quist", "key_facts"),
        ("ada-quist", "rests_on"),
        ("ferry-terminal", "key_facts"),
    ]


def test_an_event_without_a_date_of_its_own_is_told():
    found = faults(STORY, {VOTE.id: replace(VOTE, event=None)})
    assert found == (
        EditFault(
            "closing-vote", "", "kind", "An event says when it happened, and nothing else does."
        ),
    )


def test_who_points_at_an_entry_is_listed_before_it_is_withdrawn():
    told = [(p.entry_id, p.how, p.loose) for p in pointing_at(STORY, "ferry-terminal")]
    assert told == [
        ("ada-quist", "names it under “See also”", True),
        ("ada-quist", "has a fact about it: “The roof is at the end of…”", True),
        ("closing-vote", "names it as taking part", True),
    ]
    assert {p.how for p in pointing_at(STORY, "the-quay-post") if not p.loose}
    assert faults(STORY, {"ferry-terminal": None})


def test_loose_mentions_go_with_an_entry_that_is_withdrawn():
    edits = in_turn(STORY, {"ferry-terminal": None})
    assert set(edits) == {"ferry-terminal", "ada-quist", "closing-vote"}
    assert faults(STORY, edits) == ()


def test_an_entry_is_related_in_turn_and_let_go_in_turn():
    edits = in_turn(STORY, {ADA.id: replace(ADA, related=("closing-vote",))})
    vote, terminal = edits["closing-vote"], edits["ferry-terminal"]
    assert isinstance(vote, Entry)
    assert isinstance(terminal, Entry)
    assert (vote.related, terminal.related) == (("ada-quist",), ())
    assert faults(STORY, edits) == ()


def test_a_name_is_shared_between_two_entries_and_given_back():
    first = {**STORY, UNION.id: known_as(UNION, "the boss")}
    edits = sharing(first, {ADA.id: known_as(ADA, "The Boss")})
    assert set(edits) == {"ada-quist", "dockers-union"}
    assert faults(first, edits) == ()
    both = {**first, **{id_: record for id_, record in edits.items() if record}}
    assert faults(both, {ADA.id: ADA}) == (
        EditFault(
            "dockers-union",
            "",
            "also_known_as",
            "“the boss” is marked as shared, but no other entry bears it.",
        ),
    )
    assert sharing(both, {ADA.id: ADA}) == {ADA.id: ADA, UNION.id: first[UNION.id]}


def test_a_new_entry_needs_something_that_is_told_of_it():
    new = replace(
        UNION,
        id="new",
        name="Crane",
        facts=(),
        copy_line=replace(UNION.copy_line, rests_on=("dockers-union-fact",)),
        key_facts=(),
    )
    found = {f.field: f.message for f in faults(STORY, {"new": new})}
    assert found["name"] == "Add a fact or a quotation: nothing tells of this entry yet."
    assert set(found) == {"name", "copy_line"}


@pytest.mark.parametrize("entry", REAL_ENTRIES, ids=lambda entry: entry.id)
def test_the_entries_on_file_stand_as_they_are(entry: Entry):
    assert faults(REAL, {entry.id: entry}) == ()


@given(VERSIONS)
def test_what_was_at_fault_in_other_entries_before_is_not_held_against_an_edit(version):
    broken = {**STORY, TERMINAL.id: replace(TERMINAL, related=("ada-quist", "nobody"))}
    found = faults(broken, {ADA.id: version})
    assert "nobody" not in " ".join(fault.message for fault in found)
