"""What people are told: what was wrong, what is right, why, of which entry, and when."""

from __future__ import annotations

from dataclasses import replace

import pytest

from knowledge.corrections import Reworded, told
from knowledge.editing import PieceChange
from tests.knowledge.corrections.publications import correction

WRONG, RIGHT = "It holds 40,000 people.", "It holds 14,000 people."


def test_a_correction_says_what_was_wrong_and_what_is_right():
    notice = told(correction())
    assert notice.title == "Correction of 2 March 2026: CECOT"
    assert notice.texts == (Reworded("CECOT", "The summary", WRONG, RIGHT),)
    assert notice.why == "a figure was misread"
    assert notice.plain == (
        "Correction of 2 March 2026: CECOT. The summary was: “It holds 40,000 people.” "
        "It is now: “It holds 14,000 people.” Why: a figure was misread."
    )


def test_a_withdrawal_says_what_no_longer_stands():
    notice = told(correction(kind="withdrawal"))
    assert notice.title == "Withdrawal of 2 March 2026: CECOT"
    assert notice.plain == (
        "Withdrawal of 2 March 2026: CECOT. The summary was: “It holds 40,000 people.” "
        "It is withdrawn. Why: a figure was misread."
    )


@pytest.mark.parametrize(
    ("piece", "what"),
    [
        ("cecot:name", "The name"),
        ("cecot:role", "The description"),
        ("cecot:copy_line", "The background line"),
        ("cecot:event", "The date"),
        ("cecot-holds-40000", "A statement"),
    ],
)
def test_each_text_is_called_what_it_is(piece, what):
    assert told(correction(1, 5, piece)).texts[0].what == what


def test_what_is_new_was_read_by_nobody_and_is_not_told():
    issued = correction()
    new = PieceChange("cecot-opened", "cecot", None, "It opened.")
    assert told(replace(issued, changes=(new, *issued.changes))) == told(issued)


def test_a_reason_that_ends_like_a_sentence_is_not_ended_twice():
    assert told(replace(correction(), reason="A figure was misread.")).plain.endswith("misread.")


def test_several_entries_are_named_each_once():
    issued = correction(1, 5, "cecot:name", "cecot:summary")
    other = replace(issued.changes[0], piece="rubio:name", entry_id="rubio")
    names = (("cecot", "CECOT"), ("rubio", "Marco Rubio"))
    notice = told(replace(issued, changes=(*issued.changes, other), names=names))
    assert notice.title == "Correction of 2 March 2026: CECOT, Marco Rubio"
    assert [text.entry for text in notice.texts] == ["CECOT", "CECOT", "Marco Rubio"]
