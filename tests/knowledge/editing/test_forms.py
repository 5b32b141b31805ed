"""What an editor types becomes the record on file, or a sentence beside the field."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.editing import (
    Problem,
    alias_form,
    entry_form,
    event_form,
    fact_filled,
    fact_form,
    filled,
    quote_form,
    review_form,
    standing_form,
)
from knowledge.model import Alias, Entry, Evidence, Source
from knowledge.text import digest
from tests.knowledge.editing.onfile import REAL_ENTRIES, STORY, free_ids, on_file

TODAY = dt.date(2026, 11, 24)
ADA = on_file("ada-quist")
VOTE = on_file("closing-vote")
DESK = (Evidence(source="desk", note="seen at the harbour"),)
NEW = {
    "name": "Bo Lind",
    "kind": "person",
    "role": "Ferry pilot",
    "summary": "Bo Lind steers the ferry.",
    "copy_line": "Bo Lind steers the ferry, The Quay Post reported on 7 May 2025.",
}


@pytest.mark.parametrize("entry", REAL_ENTRIES, ids=lambda entry: entry.id)
def test_a_form_sent_back_as_it_was_shown_changes_nothing(entry: Entry):
    shown = filled(entry)
    assert entry_form(shown, entry, today=TODAY, ids=free_ids()) == (entry, ())
    for fact in entry.facts:
        sent = fact_form(fact_filled(entry, fact), entry, fact, ids=free_ids())
        assert sent == (entry, ())
    for quote in entry.quotes:
        assert quote_form(filled(quote), entry, quote, ids=free_ids()) == (entry, ())
    for alias in entry.also_known_as:
        assert alias_form(filled(alias), entry, alias) == (entry, ())
    if entry.event:
        assert event_form(filled(entry.event), entry) == (entry, ())


def test_a_new_entry_gets_an_id_from_its_name_that_nobody_has():
    ids = free_ids()
    made, problems = entry_form(NEW, today=TODAY, ids=ids, evidence=DESK)
    again, _ = entry_form(NEW, today=TODAY, ids=ids, evidence=DESK)
    assert problems == ()
    assert made
    assert again
    assert (made.id, again.id) == ("bo-lind", "bo-lind-2")
    assert (made.as_of, made.review_by) == (TODAY, dt.date(2027, 11, 24))


def test_the_first_fact_of_a_new_entry_carries_its_copy_line():
    entry, _ = entry_form(NEW, today=TODAY, ids=free_ids(), evidence=DESK)
    assert entry
    typed = {**FACT, "key_fact": "yes"}
    made, _ = fact_form(typed, entry, ids=free_ids(), evidence=DESK)
    assert made
    assert made.copy_line.rests_on == made.key_facts == ("bo-lind-steers-the-ferry-the-quay-post",)


def test_other_names_stand_one_a_line_and_those_on_file_keep_their_source():
    lines = "the harbour master\n\n  the   boss \nthe boss\n"
    made, _ = entry_form({"also_known_as": lines}, ADA, today=TODAY, ids=free_ids())
    assert made
    assert made.also_known_as == (
        Alias(name="the harbour master", source="quay-post-terminal"),
        Alias(name="the boss", source="desk", note="added by the desk"),
    )


FACT = {
    "text": "Bo Lind steers the ferry, The Quay Post reports.",
    "status": "reported",
    "attributed_to": "the-quay-post",
    "as_of": "3 Feb 2025",
    "about": ["ada-quist", "ferry-terminal"],
}


def test_a_fact_typed_on_a_phone_is_filed_in_the_house_style():
    typed = {**FACT, "text": ' The ferry\'s   pilot said "no", The Quay Post reports. '}
    made, problems = fact_form(typed, ADA, ids=free_ids(), evidence=DESK)
    assert problems == ()
    assert made
    fact = made.facts[-1]
    assert fact.text == "The ferry’s pilot said “no”, The Quay Post reports."
    assert fact.as_of == dt.date(2025, 2, 3)
    assert fact.about == ("ada-quist", "ferry-terminal")


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"text": ""}, Problem("text", "Write the fact as one sentence.")),
        ({"text": "No stop"}, Problem("text", "End the sentence with a full stop.")),
        ({"status": "sure"}, Problem("status", "Choose a status.")),
        (
            {"attributed_to": " "},
            Problem("attributed_to", "Choose whom the fact is attributed to."),
        ),
        ({"as_of": "Feb 2025"}, Problem("as_of", "Write the date as 2025-02-03 or 3 Feb 2025.")),
        ({"as_of": ""}, Problem("as_of", "Write the date as 2025-02-03 or 3 Feb 2025.")),
        (
            {"about": ["Not An Id"]},
            Problem(
                "about",
                "About must be an id: lower-case letters, digits and single hyphens, at most 80 "
                "characters.",
            ),
        ),
    ],
)
def test_a_fact_that_cannot_be_read_is_answered_beside_its_field(typed: dict, says: Problem):
    made, problems = fact_form({**FACT, **typed}, ADA, ids=free_ids(), evidence=DESK)
    assert made is None
    assert says.field in {problem.field for problem in problems}
    if says.field != "about":
        assert problems == (says,)


def test_a_fact_without_evidence_is_not_made():
    assert fact_form(FACT, ADA, ids=free_ids()) == (
        None,
        (Problem("evidence", "Show where this stands."),),
    )


def test_the_number_of_a_fact_goes_when_the_sentence_no_longer_gives_it():
    entry = next(e for e in REAL_ENTRIES if any(f.figure and "80,000" in f.text for f in e.facts))
    fact = next(f for f in entry.facts if f.figure and "80,000" in f.text)
    for text, kept in ((fact.text.replace("80,000", "90,000"), False), (f"Now {fact.text}", True)):
        made, _ = fact_form({"text": text}, entry, fact, ids=free_ids())
        assert made
        [edited] = [each for each in made.facts if each.id == fact.id]
        assert (edited.figure is not None) == kept


WORDS = "Mind the “gap”, it's wet"
QUOTE = {"exact": f"“{WORDS}”", "said_on": "Feb 2025", "dated_by": "the paper says so"}
SPAN = Evidence(
    source="quay-post-terminal",
    paragraph=3,
    start=0,
    end=len(WORDS),
    sha256=digest(WORDS),
)


def test_a_quotation_is_filed_word_for_word():
    typed = {**QUOTE, "exact": WORDS}
    made, problems = quote_form(typed, ADA, ids=free_ids(), evidence=SPAN)
    assert problems == ()
    assert made
    quote = made.quotes[-1]
    assert (quote.exact, quote.speaker, quote.said_on) == (WORDS, "ada-quist", "2025-02")
    assert quote.id == "ada-quist-mind-the-gap-it-wet"


def test_a_pair_of_marks_around_a_quotation_is_not_part_of_it():
    words = "It's wet"
    span = Evidence(source="quay-post-terminal", sha256=digest(words))
    for typed in (f"“{words}”", f'"{words}"', words):
        made, _ = quote_form({**QUOTE, "exact": typed}, ADA, ids=free_ids(), evidence=span)
        assert made
        assert made.quotes[-1].exact == words


def test_words_that_are_not_those_shown_in_the_source_are_refused():
    [quote] = ADA.quotes
    made, problems = quote_form({"exact": "The roof will not last."}, ADA, quote, ids=free_ids())
    assert made is None
    assert problems == (
        Problem("exact", "The source was shown for other words. Show where these stand."),
    )


def test_a_date_that_can_mean_two_days_is_asked_for_again():
    [quote] = ADA.quotes
    _, problems = quote_form({"said_on": "03/02/2025"}, ADA, quote, ids=free_ids())
    assert problems == (Problem("said_on", "Write the date as 2025, 2025-02 or 2025-02-03."),)


def test_an_event_has_a_date_or_its_bounds():
    made, _ = event_form({"date": "", "not_after": "7 May 2025"}, VOTE)
    assert made
    assert made.event
    assert (made.event.date, made.event.not_after) == (None, dt.date(2025, 5, 7))
    _, both = event_form({"not_after": "7 May 2025"}, VOTE)
    assert both == (Problem("date", "Write the date, or the earliest and latest day, not both."),)
    _, turned = event_form(
        {"date": "", "not_before": "2025-05-07", "not_after": "2025-05-06"}, VOTE
    )
    assert turned == (Problem("not_after", "The latest day comes before the earliest."),)


def test_a_name_of_the_desk_needs_a_note():
    _, problems = alias_form({"name": "Skipper", "source": "desk"}, ADA)
    assert problems == (Problem("note", "Say why the desk adds this name."),)
    _, twice = alias_form({"name": "the harbour master", "source": "desk", "note": "usual"}, ADA)
    assert twice == (Problem("name", "“the harbour master” stands here already."),)


def test_a_review_comes_after_what_it_reviews():
    made, _ = review_form({"review_by": "1 Jan 2028"}, ADA)
    assert made
    assert made.review_by == dt.date(2028, 1, 1)
    _, problems = review_form({"review_by": "2025-05-07"}, ADA)
    assert problems == (
        Problem("review_by", "Choose a day after 2025-05-07, for which the entry holds."),
    )


def test_a_source_that_was_corrected_says_since_when_and_stands_again_when_it_is_cleared():
    source = STORY["quay-post-terminal"]
    assert isinstance(source, Source)
    typed = {"state": "corrected", "since": "8 May 2025", "note": "A date.", "held_back": ["yes"]}
    made, _ = standing_form(typed, source)
    assert made
    assert made.standing
    assert (made.standing.state, made.standing.since) == ("corrected", dt.date(2025, 5, 8))
    assert made.standing.held_back
    assert standing_form(filled(made.standing), made) == (made, ())
    assert standing_form({"state": ""}, made) == (source, ())
    _, problems = standing_form({"state": "burnt", "since": "", "note": ""}, source)
    assert [problem.field for problem in problems] == ["state", "since", "note"]


FIELDS = st.sampled_from(
    [*filled(ADA), *filled(ADA.quotes[0]), *FACT, *filled(VOTE.event), "state", "since", "note"]
)
TYPED = st.dictionaries(FIELDS, st.text() | st.lists(st.text(max_size=9), max_size=3), max_size=9)


@given(TYPED)
def test_whatever_is_typed_gives_a_record_or_problems(typed: dict):
    source = STORY["quay-post-terminal"]
    assert isinstance(source, Source)
    [fact], [quote] = ADA.facts, ADA.quotes
    for made, problems in (
        entry_form(typed, today=TODAY, ids=free_ids(), evidence=DESK),
        entry_form(typed, ADA, today=TODAY, ids=free_ids()),
        fact_form(typed, ADA, ids=free_ids(), evidence=DESK),
        fact_form(typed, ADA, fact, ids=free_ids()),
        quote_form(typed, ADA, ids=free_ids(), evidence=SPAN),
        quote_form(typed, ADA, quote, ids=free_ids()),
        event_form(typed, VOTE),
        alias_form(typed, ADA),
        review_form(typed, ADA),
        standing_form(typed, source),
    ):
        assert (made is None) == bool(problems)
        assert all(p.message.endswith(".") and p.message[0].isupper() for p in problems)
