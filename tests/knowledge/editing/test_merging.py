"""Two editors work on one record, and neither loses a word without being asked."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given

from knowledge.editing import merge, resolve
from knowledge.model import Entry
from tests.knowledge.editing.onfile import REAL, REAL_ENTRIES, STORY, on_file
from tests.knowledge.editing.versions import ENTRIES, VERSIONS

ADA = on_file("ada-quist")
[ROOF] = ADA.facts
[WORDS] = ADA.quotes


def test_changes_to_different_fields_are_both_kept():
    found = merge(ADA, replace(ADA, role="Mayor"), replace(ADA, summary="She runs it."), STORY)
    assert found.record == replace(ADA, role="Mayor", summary="She runs it.")
    assert found.conflicts == ()


def test_changes_to_different_parts_of_one_fact_are_both_kept():
    theirs = replace(ADA, facts=(replace(ROOF, status="disputed"),))
    mine = replace(ADA, facts=(replace(ROOF, text="It leaks, Quist said."),))
    found = merge(ADA, theirs, mine, STORY)
    both = replace(ROOF, status="disputed", text="It leaks, Quist said.")
    assert (found.record, found.conflicts) == (replace(ADA, facts=(both,)), ())


def test_what_both_changed_is_put_to_the_editor_in_words():
    theirs, mine = replace(ADA, role="Mayor"), replace(ADA, role="Pilot")
    found = merge(ADA, theirs, mine, STORY)
    [conflict] = found.conflicts
    assert (conflict.what, conflict.theirs, conflict.mine) == ("role", "Mayor", "Pilot")
    assert found.record == resolve(found, {"role": "theirs"}) == theirs
    assert resolve(found, {conflict.place: "mine"}) == mine


def test_a_fact_that_one_withdraws_and_another_rewords_is_put_to_the_editor():
    reworded = replace(ADA, facts=(replace(ROOF, text="It leaks, Quist said."),))
    without = replace(ADA, facts=())
    found = merge(ADA, reworded, without, STORY)
    [conflict] = found.conflicts
    assert (conflict.what, conflict.theirs, conflict.mine) == (
        "fact “The roof is at the end of…”",
        "It leaks, Quist said.",
        None,
    )
    assert resolve(found, {}) == reworded
    assert resolve(found, {conflict.place: "mine"}) == without
    turned = merge(ADA, without, reworded, STORY)
    assert turned.record == without
    assert resolve(turned, {turned.conflicts[0].place: "mine"}) == reworded


def test_the_words_of_a_quotation_and_their_evidence_are_chosen_together():
    def worded(exact: str) -> Entry:
        span = replace(WORDS.evidence, end=len(exact), sha256=exact[0] * 64)
        return replace(ADA, quotes=(replace(WORDS, exact=exact, evidence=span),))

    theirs, mine = worded("a roof"), worded("b roof")
    found = merge(ADA, theirs, mine, STORY)
    [conflict] = found.conflicts
    assert conflict.what == "quotation “The roof will not last another winter”"
    assert conflict.mine == "b roof; The Quay Post, ¶3"
    assert resolve(found, {conflict.place: "mine"}) == mine


def test_two_facts_that_were_added_under_one_id_are_both_kept():
    def adding(text: str) -> Entry:
        fact = replace(ROOF, id="it-leaks", text=text)
        return replace(ADA, facts=(ROOF, fact), key_facts=(ROOF.id, fact.id))

    found = merge(
        ADA, adding("It leaks, Quist said."), adding("It leaks badly, Quist said."), STORY
    )
    assert isinstance(found.record, Entry)
    assert found.conflicts == ()
    assert [(f.id, f.text) for f in found.record.facts[1:]] == [
        ("it-leaks", "It leaks, Quist said."),
        ("it-leaks-2", "It leaks badly, Quist said."),
    ]
    assert found.record.key_facts == (ROOF.id, "it-leaks", "it-leaks-2")


def test_an_order_that_both_changed_is_put_to_the_editor():
    base, theirs, mine = (replace(ADA, key_facts=tuple(order)) for order in ("abc", "bac", "acb"))
    found = merge(base, theirs, mine, STORY)
    [conflict] = found.conflicts
    assert (conflict.what, conflict.mine) == ("order of the key facts", "a; c; b")
    assert resolve(found, {conflict.place: "mine"}) == mine
    assert merge(base, base, mine, STORY).record == mine


@given(VERSIONS, VERSIONS)
def test_who_changes_nothing_takes_nothing_away(base: Entry | None, changed: Entry | None):
    for found in (merge(base, changed, base, STORY), merge(base, base, changed, STORY)):
        assert (found.record, found.conflicts) == (changed, ())
    same = merge(base, changed, changed, STORY)
    assert (same.record, same.conflicts) == (changed, ())


@given(ENTRIES, ENTRIES, ENTRIES)
def test_nothing_that_either_adds_is_lost(base: Entry, theirs: Entry, mine: Entry):
    found = merge(base, theirs, mine, STORY)
    made = found.record
    assert isinstance(made, Entry)
    for side in (theirs, mine):
        assert set(side.related) - set(base.related) <= set(made.related)
        assert set(side.also_known_as) - set(base.also_known_as) <= set(made.also_known_as)
        known = {fact.id for fact in base.facts}
        added = {f.text for f in side.facts if f.id not in known}
        assert added <= {f.text for f in made.facts if f.id not in known}


@given(ENTRIES, ENTRIES, ENTRIES)
def test_every_choice_is_followed(base: Entry, theirs: Entry, mine: Entry):
    found = merge(base, theirs, mine, STORY)
    places = [conflict.place for conflict in found.conflicts]
    assert len(set(places)) == len(places)
    assert resolve(found, dict.fromkeys(places, "theirs")) == found.record
    chosen = resolve(found, dict.fromkeys(places, "mine"))
    assert isinstance(chosen, Entry)
    again = merge(base, mine, theirs, STORY)
    swapped = resolve(again, {})
    assert isinstance(swapped, Entry)
    assert (chosen.role, chosen.quotes) == (swapped.role, swapped.quotes)
    assert {f.text for f in chosen.facts} == {f.text for f in swapped.facts}


def test_real_entries_merge_with_themselves():
    for entry in REAL_ENTRIES:
        assert merge(entry, entry, entry, REAL).record is entry
