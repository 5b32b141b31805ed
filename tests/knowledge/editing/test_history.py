"""What was done to a record can be read, and undone without losing what was done since."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.editing import FieldChange, history, resolve, reverted
from knowledge.model import Alias, Entry, Evidence
from knowledge.revisions import Record, Revision
from tests.knowledge.editing.onfile import STORY, on_file
from tests.knowledge.editing.versions import VERSIONS

ADA = on_file("ada-quist")
VOTE = on_file("closing-vote")
[ROOF] = ADA.facts
[WORDS] = ADA.quotes
assert VOTE.event


def revisions(*versions: Record | None) -> list[Revision]:
    """Return the revisions of one record, the first from its file, the others by editors."""
    return [
        Revision(
            subject=next(v for v in versions if v).id,
            after=version,
            origin="curated" if number == 1 else "desk",
            editor="curated files" if number == 1 else "U1",
            reason="file added" if number == 1 else f"reason {number}",
            number=number,
            at=dt.datetime(2026, 11, number, tzinfo=dt.UTC),
        )
        for number, version in enumerate(versions, start=1)
    ]


WORKING = Evidence(source="desk", note="n")
BOSS = Alias(name="the boss", source="desk", note="a usual name")
CHANGES = {
    "the summary": (
        replace(ADA, summary="She runs it."),
        FieldChange("summary", ADA.summary, "She runs it."),
    ),
    "a fact": (
        replace(ADA, facts=(replace(ROOF, text="It leaks, Quist said."),)),
        FieldChange("fact “It leaks, Quist said.”", ROOF.text, "It leaks, Quist said."),
    ),
    "a status": (
        replace(ADA, facts=(replace(ROOF, status="disputed"),)),
        FieldChange("status of the fact “The roof is at the end of…”", "attributed", "disputed"),
    ),
    "an attribution": (
        replace(ADA, facts=(replace(ROOF, attributed_to="the-quay-post"),)),
        FieldChange(
            "attribution of the fact “The roof is at the end of…”", "Ada Quist", "The Quay Post"
        ),
    ),
    "one fact more": (
        replace(ADA, facts=(ROOF, replace(ROOF, id="new", text="It drips, Quist said."))),
        FieldChange("fact “It drips, Quist said.” added", None, "It drips, Quist said."),
    ),
    "one name more": (
        replace(ADA, also_known_as=(*ADA.also_known_as, BOSS)),
        FieldChange("other name “the boss” added", None, "the boss (a usual name)"),
    ),
    "one related entry less": (
        replace(ADA, related=()),
        FieldChange("related entry “Ferry terminal” removed", "Ferry terminal", None),
    ),
    "a key fact less": (
        replace(ADA, key_facts=()),
        FieldChange(
            "key fact “The roof is at the end of…” removed", "“The roof is at the end of…”", None
        ),
    ),
    "the words of a copy line": (
        replace(ADA, copy_line=replace(ADA.copy_line, text="Ada Quist ran it.")),
        FieldChange("copy line", ADA.copy_line.text, "Ada Quist ran it."),
    ),
    "a review date": (
        replace(ADA, review_by=dt.date(2028, 2, 3)),
        FieldChange("review date", "7 May 2026", "3 February 2028"),
    ),
    "the date of a quotation": (
        replace(ADA, quotes=(replace(WORDS, said_on="2025-05"),)),
        FieldChange(
            "date of the quotation “The roof will not last another winter”",
            "6 May 2025; the article says Tuesday",
            "May 2025; the article says Tuesday",
        ),
    ),
    "the evidence of a fact": (
        replace(ADA, facts=(replace(ROOF, evidence=(*ROOF.evidence, WORKING)),)),
        FieldChange("evidence of the fact “The roof is at the end of…” added", None, "the desk: n"),
    ),
}


@pytest.mark.parametrize("what", CHANGES)
def test_a_change_is_told_in_newsroom_words(what: str):
    after, told = CHANGES[what]
    newest, first = history(revisions(ADA, after), ADA.id, STORY)
    assert newest.changes == (told,)
    assert (newest.number, newest.editor, newest.reason) == (2, "U1", "reason 2")
    assert (newest.origin, newest.act) == ("desk", "changed")
    assert (first.number, first.editor, first.act) == (1, "curated files", "added")


def test_the_date_of_an_event_is_told():
    assert VOTE.event
    later = replace(VOTE, event=replace(VOTE.event, date="2025-05-07"))
    newest, _ = history(revisions(VOTE, later), VOTE.id, STORY)
    assert newest.changes == (
        FieldChange(
            "date of the event",
            "6 May 2025; the Tuesday before 7 May 2025",
            "7 May 2025; the Tuesday before 7 May 2025",
        ),
    )


def test_the_order_of_facts_is_told():
    other = replace(ROOF, id="other", text="It drips, Quist said.")
    versions = replace(ADA, facts=(ROOF, other)), replace(ADA, facts=(other, ROOF))
    newest, _ = history(revisions(*versions), ADA.id, STORY)
    assert [change.what for change in newest.changes] == ["order of the facts"]


def test_an_entry_that_was_withdrawn_and_brought_back_says_so():
    lines = history(revisions(ADA, None, ADA), ADA.id, STORY)
    assert [line.act for line in lines] == ["brought back", "withdrawn", "added"]
    assert history(revisions(ADA), "nobody", STORY) == ()


def test_undoing_keeps_what_was_changed_since():
    wrong, since = replace(ADA, role="Mayor"), replace(ADA, role="Mayor", summary="She runs it.")
    found = reverted(revisions(ADA, wrong, since), 2, since, STORY)
    assert found
    assert (found.record, found.conflicts) == (replace(ADA, summary="She runs it."), ())


def test_undoing_what_was_changed_again_is_put_to_the_editor():
    wrong, again = replace(ADA, role="Mayor"), replace(ADA, role="Lord Mayor")
    found = reverted(revisions(ADA, wrong, again), 2, again, STORY)
    assert found
    [conflict] = found.conflicts
    assert (conflict.what, conflict.theirs, conflict.mine) == ("role", "Lord Mayor", ADA.role)
    assert resolve(found, {}) == again
    assert resolve(found, {"role": "mine"}) == ADA


def test_undoing_a_withdrawal_brings_the_entry_back_and_undoing_an_adding_withdraws_it():
    withdrawn = reverted(revisions(ADA, None), 2, None, STORY)
    assert withdrawn
    assert (withdrawn.record, withdrawn.conflicts) == (ADA, ())
    added = reverted(revisions(ADA), 1, ADA, STORY)
    assert added
    assert (added.record, added.conflicts) == (None, ())


def test_undoing_the_adding_of_an_entry_that_was_changed_since_is_put_to_the_editor():
    changed = replace(ADA, role="Mayor")
    found = reverted(revisions(ADA, changed), 1, changed, STORY)
    assert found
    [conflict] = found.conflicts
    assert (conflict.what, conflict.theirs, conflict.mine) == ("entry", "Ada Quist, Mayor", None)
    assert (found.record, resolve(found, {"record": "mine"})) == (changed, None)


def test_a_revision_that_is_not_there_cannot_be_undone():
    assert reverted(revisions(ADA), 7, ADA, STORY) is None


@given(st.lists(VERSIONS, min_size=1, max_size=4).filter(any))
def test_undoing_the_last_revision_gives_the_one_before_and_undoing_that_gives_it_back(versions):
    done = revisions(*versions)
    found = reverted(done, len(done), versions[-1], STORY)
    assert found
    before = versions[-2] if len(versions) > 1 else None
    assert (found.record, found.conflicts) == (before, ())
    again = [*done, replace(done[-1], after=found.record, number=len(done) + 1)]
    back = reverted(again, len(again), found.record, STORY)
    assert back
    assert (back.record, back.conflicts) == (versions[-1], ())


@given(st.lists(VERSIONS, min_size=1, max_size=4).filter(any))
def test_every_revision_that_changes_a_record_says_what_it_changed(versions: list[Entry | None]):
    lines = history(revisions(*versions), ADA.id, STORY)
    before: Entry | None = None
    for line, version in zip(reversed(lines), versions, strict=True):
        assert bool(line.changes) == (None not in (before, version) and before != version)
        before = version
