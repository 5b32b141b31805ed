"""Since when a text stood is read from the revisions of the records that held it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from knowledge.corrections import PieceChange, as_published, stood
from knowledge.deliveries import Stood
from knowledge.revisions import Revision
from tests.knowledge.corrections.publications import NOON, correction
from tests.knowledge.store.changes import ENTRY

ROLE = f"{ENTRY.id}:role"


def texts(record):
    return {f"{record.id}:role": record.role}


def revisions(*roles: str | None, editor: str = "U9", reason: str = "misread") -> list[Revision]:
    """Return the history of one entry, by its role; None withdraws it."""
    return [
        Revision(
            subject=ENTRY.id,
            after=role and replace(ENTRY, role=role),
            origin="desk",
            editor=editor,
            reason=reason,
            number=number,
            at=NOON,
        )
        for number, role in enumerate(roles, start=1)
    ]


@pytest.mark.parametrize(
    ("roles", "until", "since"),
    [
        (("old",), 2, 1),
        (("first", "old"), 3, 2),
        (("first", "old", "old"), 4, 2),
        (("old", "other", "old"), 4, 3),
        (("old", None, "old"), 4, 3),
        (("old", "new"), 2, 1),
    ],
)
def test_a_text_stood_since_the_revision_that_last_brought_it(roles, until, since):
    change = PieceChange(piece=ROLE, entry_id=ENTRY.id, before="old", after="new")
    found = stood([change], revisions(*roles), until, texts)
    assert found == (Stood(ROLE, since, until),)


def test_a_fact_that_moved_to_another_entry_stood_since_it_came():
    """Both entries were changed by one publication, and the text stayed."""
    home = revisions("old")
    moved = replace(home[0], number=2, subject="other", after=replace(ENTRY, id="other"))
    emptied = replace(home[0], number=3, after=replace(ENTRY, role="none"))
    change = PieceChange(piece="fact", entry_id="other", before="old", after="new")

    def fact(record):
        return {"fact": "old"} if record.role != "none" else {}

    assert stood([change], [*home, moved, emptied], 9, fact) == (Stood("fact", 1, 9),)


def test_what_is_new_replaced_nothing():
    change = PieceChange(piece=ROLE, entry_id=ENTRY.id, before=None, after="new")
    assert stood([change], revisions("old"), 2, texts) == ()


def announced():
    change = PieceChange(piece=ROLE, entry_id=ENTRY.id, before="old", after="new")
    issued = correction(1, 3)
    spans = (Stood(ROLE, 1, 3),)
    return replace(issued, changes=(change,), stood=spans, reason="misread", revision=3)


def test_an_announced_correction_that_was_published_takes_the_revisions_it_got():
    history = revisions("old", "old", "old", "new")
    history[2] = replace(history[2], editor="U5")
    issued = as_published(announced(), history)
    assert issued == replace(announced(), revision=4, stood=(Stood(ROLE, 1, 4),))


@pytest.mark.parametrize("changed", [{"editor": "U5"}, {"reason": "clearer"}, {"subject": "x"}])
def test_an_announced_correction_that_was_never_published_is_none(changed):
    history = [replace(each, **changed) for each in revisions("old", "old", "new")]
    assert as_published(announced(), history) is None
