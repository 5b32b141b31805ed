"""Each rule finds what breaks it, says where it stands, and lets pass what is in order."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.checks import RULES, Rule, check, checked, dates, evidence, identity, references
from knowledge.checks import sentences as said
from knowledge.errors import CuratedError
from tests.knowledge.builders import (
    QUIST,
    SOURCE,
    TERMINAL,
    UNION,
    VOTE,
    Alter,
    assert_found,
    curated,
    desk,
    fact,
    faults_of,
)
from tests.knowledge.checks.cases import ALL_DESK, BROKEN, LINE, also_known, put


def test_the_story_is_in_order(tmp_path: Path):
    assert check(curated(tmp_path)) == ()


def test_every_rule_has_a_case_that_breaks_it():
    assert {case.rule for case in BROKEN.values()} == set(RULES)


@pytest.mark.parametrize("what", BROKEN)
def test_a_rule_finds_with_file_line_and_id(tmp_path: Path, what: str):
    assert_found(BROKEN[what], tmp_path)


ACCUSED = "The roof is past saving, Quist alleged."
ALLOWED: dict[str, tuple[Rule, Alter]] = {
    "an alias that both entries mark as shared": (
        identity.names_are_not_shared_unknowingly,
        also_known((QUIST, "the boss", True), (UNION, "The Boss", True)),
    ),
    "a copy line in the desk’s name that rests on the desk alone": (
        said.copy_lines_are_dated_and_attributed,
        lambda files: (
            put(QUIST, LINE, "Ada Quist warned on 6 May 2025, the desk notes.")(files),
            put(QUIST, "facts.0.attributed_to", "desk")(files),
        ),
    ),
    "an inference in the desk’s name": (
        said.attribution_is_in_the_sentence,
        lambda files: files[VOTE]["facts"].append(
            fact("inferred", "The desk infers a vote in May.", 1, attributed_to="desk")
        ),
    ),
    "an attribution by an alias": (
        said.attribution_is_in_the_sentence,
        put(QUIST, "facts.0.text", "The roof is past saving, the harbour master said."),
    ),
    "an allegation that says so": (
        said.doubt_is_said_in_words,
        lambda files: files[QUIST]["facts"][0].update(status="alleged", text=ACCUSED),
    ),
    "two facts about the same thing that claim different things": (
        said.no_two_facts_share_a_claim,
        put(VOTE, "facts.0.text", "The terminal had 40 doors in 1990, The Quay Post reports."),
    ),
    "a copy line dated by the month": (
        said.copy_lines_are_dated_and_attributed,
        put(QUIST, LINE, "Ada Quist warned of it in May 2025, The Quay Post reported."),
    ),
    "a key fact of another entry that is about this one": (
        references.key_facts_concern_the_entry,
        put(TERMINAL, "key_facts", ["ada-quist-fact"]),
    ),
    "an entry that only others tell of": (
        references.every_entry_has_a_fact,
        put(TERMINAL, "facts", []),
    ),
    "a source that the desk has dated": (
        dates.dates_are_in_order,
        lambda files: files[SOURCE].update(
            date_published=None, desk_date={"date": "2025-05-07", "note": "the day after the vote"}
        ),
    ),
    "words of the day they were printed": (
        dates.dates_are_in_order,
        put(QUIST, "quotes.0.said_on", "2025-05"),
    ),
    "words of an unknown day": (dates.dates_are_in_order, put(QUIST, "quotes.0.said_on", None)),
    "an event of an unknown day": (
        dates.events_are_dated_or_say_why_not,
        put(
            VOTE,
            "event",
            {
                "date": None,
                "not_after": "2025-05-07",
                "dated_by": "before it was in print",
                "evidence": ALL_DESK,
            },
        ),
    ),
    "a fact that rests on the desk’s working": (
        evidence.evidence_is_whole,
        put(VOTE, "facts.0.evidence", [desk("counted from Tuesday")]),
    ),
}


@pytest.mark.parametrize("what", ALLOWED)
def test_a_rule_lets_pass(tmp_path: Path, what: str):
    rule, alter = ALLOWED[what]
    assert faults_of(rule, tmp_path, alter) == []


def test_every_fault_is_listed_in_file_order(tmp_path: Path):
    def alter(files: dict) -> None:
        for case in ("a fact without evidence", "an unknown speaker", "see also, one way"):
            BROKEN[case].alter(files)

    found = check(curated(tmp_path, alter))
    messages = "\n".join(fault.message for fault in found)
    assert list(found) == sorted(found)
    assert "the fact has no evidence" in messages
    assert "the speaker nobody is not an entry on file" in messages
    assert "ada-quist does not name dockers-union in turn" in messages


def test_files_with_faults_are_refused_with_all_of_them(tmp_path: Path):
    read = curated(tmp_path, BROKEN["an unknown speaker"].alter)
    with pytest.raises(CuratedError) as refused:
        checked(read)
    assert refused.value.faults == check(read)


def test_files_in_order_are_handed_on_unchanged(tmp_path: Path):
    read = curated(tmp_path)
    assert checked(read) is read
