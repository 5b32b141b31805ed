"""What readers were shown and no longer stands is found piece by piece."""

from __future__ import annotations

from dataclasses import replace

import pytest

from knowledge.editing import PieceChange, piece_changes
from tests.knowledge.editing.onfile import REAL, REAL_ENTRIES, STORY, on_file

ADA = on_file("ada-quist")
VOTE = on_file("closing-vote")
[ROOF] = ADA.facts
[WORDS] = ADA.quotes
SAID = "“The roof will not last another winter” – Ada Quist, "
LEAKS = replace(ROOF, text="It leaks, Quist said.")
assert VOTE.event

CHANGES = {
    "a role": (
        replace(ADA, role="Mayor"),
        PieceChange("ada-quist:role", "ada-quist", ADA.role, "Mayor"),
    ),
    "a copy line": (
        replace(ADA, copy_line=replace(ADA.copy_line, text="Ada Quist ran it.")),
        PieceChange("ada-quist:copy_line", "ada-quist", ADA.copy_line.text, "Ada Quist ran it."),
    ),
    "a fact": (
        replace(ADA, facts=(LEAKS,)),
        PieceChange("ada-quist-fact", "ada-quist", ROOF.text, LEAKS.text),
    ),
    "a fact withdrawn": (
        replace(ADA, facts=()),
        PieceChange("ada-quist-fact", "ada-quist", ROOF.text, None),
    ),
    "a fact added": (
        replace(ADA, facts=(ROOF, replace(LEAKS, id="leaks"))),
        PieceChange("leaks", "ada-quist", None, LEAKS.text),
    ),
    "the status of a fact": (
        replace(ADA, facts=(replace(ROOF, status="disputed"),)),
        PieceChange(
            "ada-quist-fact",
            "ada-quist",
            f"{ROOF.text} (attributed)",
            f"{ROOF.text} (disputed)",
        ),
    ),
    "the attribution of a fact": (
        replace(ADA, facts=(replace(ROOF, attributed_to="dockers-union"),)),
        PieceChange(
            "ada-quist-fact",
            "ada-quist",
            f"{ROOF.text} (attributed to Ada Quist)",
            f"{ROOF.text} (attributed to Dockers’ Union)",
        ),
    ),
    "the date of a quotation": (
        replace(ADA, quotes=(replace(WORDS, said_on=None),)),
        PieceChange("quist-winter", "ada-quist", f"{SAID}6 May 2025", f"{SAID}date not given"),
    ),
    "the role of a speaker": (
        replace(ADA, quotes=(replace(WORDS, speaker_role="then mayor"),)),
        PieceChange(
            "quist-winter", "ada-quist", f"{SAID}6 May 2025", f"{SAID}then mayor, 6 May 2025"
        ),
    ),
    "what nobody is shown": (
        replace(ADA, facts=(replace(ROOF, about=()),), review_by=ADA.as_of, related=()),
        None,
    ),
}


@pytest.mark.parametrize("what", CHANGES)
def test_a_piece_that_changed_is_told_as_it_was_shown(what: str):
    after, told = CHANGES[what]
    assert piece_changes([(ADA, after)], STORY) == ((told,) if told else ())


def test_an_event_that_moved_is_told():
    assert VOTE.event
    after = replace(VOTE, event=replace(VOTE.event, date="2025-05"))
    [told] = piece_changes([(VOTE, after)], STORY)
    assert (told.piece, told.before, told.after) == (
        "closing-vote:event",
        "6 May 2025; with Ferry terminal",
        "May 2025; with Ferry terminal",
    )


@pytest.mark.parametrize("entry", REAL_ENTRIES, ids=lambda entry: entry.id)
def test_an_entry_withdrawn_takes_every_piece_along(entry):
    gone = piece_changes([(entry, None)], REAL)
    assert all(change.after is None and change.before for change in gone)
    named = {change.piece for change in gone}
    assert {f"{entry.id}:{own}" for own in ("name", "role", "summary", "copy_line")} <= named
    assert {item.id for item in (*entry.facts, *entry.quotes)} <= named
    assert (f"{entry.id}:event" in named) == (entry.event is not None)
    assert piece_changes([(entry, entry)], REAL) == ()


def test_a_statement_that_moves_to_another_entry_has_not_changed():
    here, there = replace(ADA, facts=()), replace(VOTE, facts=(*VOTE.facts, ROOF))
    assert piece_changes([(ADA, here), (VOTE, there)], STORY) == ()
