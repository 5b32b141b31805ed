"""Since when a text stood is read from the revisions of the entries that held it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.corrections import Correction, CorrectionKind, Intent, correction_of, stood
from knowledge.deliveries import Stood
from knowledge.editing import PieceChange
from knowledge.model import Entry, Fact
from knowledge.revisions import Ledger, Revision
from tests.knowledge.corrections.publications import NOON, histories
from tests.knowledge.store.changes import ENTRY

ROLE = f"{ENTRY.id}:role"
FACT = ENTRY.facts[0]
OTHER = replace(ENTRY, id="union", name="Dockers’ Union", facts=(), quotes=())
BARE = replace(ENTRY, facts=())


def publications(*together: Sequence[tuple[str, Entry | None]]) -> list[Revision]:
    """Return the revisions of publications, a minute apart."""
    found: list[Revision] = []
    for minute, published in enumerate(together):
        for subject, after in published:
            revision = Revision(
                subject=subject,
                after=after,
                origin="desk",
                editor="U9",
                reason="misread",
                number=len(found) + 1,
                at=NOON + dt.timedelta(minutes=minute),
            )
            found.append(revision)
    return found


def roles(*held: str | None) -> list[Revision]:
    """Return the history of one entry, by its role; None withdraws it."""
    return publications(*([(ENTRY.id, role and replace(ENTRY, role=role))] for role in held))


@pytest.mark.parametrize(
    ("held", "until", "since"),
    [
        (("old",), 2, 1),
        (("first", "old"), 3, 2),
        (("first", "old", "old"), 4, 2),
        (("old", "other", "old"), 4, 3),
        (("old", None, "old"), 4, 3),
        (("old", "new"), 2, 1),
    ],
)
def test_a_text_stood_since_the_revision_that_last_brought_it(held, until, since):
    change = PieceChange(ROLE, ENTRY.id, "old", "new")
    assert stood([change], roles(*held), until, {}) == (Stood(ROLE, since, until),)


def test_a_fact_that_moved_to_another_entry_as_it_is_stood_since_it_came():
    moved = replace(OTHER, facts=(FACT,))
    history = publications([(ENTRY.id, ENTRY)], [(ENTRY.id, BARE), (OTHER.id, moved)])
    change = PieceChange(FACT.id, OTHER.id, FACT.text, None)
    assert stood([change], history, 9, {}) == (Stood(FACT.id, 1, 9),)


def test_a_fact_that_says_the_same_and_is_said_by_another_is_another_text():
    attributed = replace(ENTRY, facts=(replace(FACT, attributed_to="union"), *ENTRY.facts[1:]))
    history = publications([(ENTRY.id, ENTRY)], [(ENTRY.id, attributed)])
    change = PieceChange(FACT.id, ENTRY.id, FACT.text, None)
    assert stood([change], history, 9, {}) == (Stood(FACT.id, 2, 9),)


async def corrected(kind: CorrectionKind, history: list[Revision]) -> Correction | None:
    """Return the correction that all but the first of some revisions are."""
    before = Ledger.of(history[:1])
    return await correction_of("c1", kind, history[1:], before, histories(history))


def test_what_is_new_replaced_nothing():
    change = PieceChange(ROLE, ENTRY.id, None, "new")
    assert stood([change], roles("old"), 2, {}) == ()


async def test_a_publication_becomes_a_correction_of_what_it_changed():
    history = roles("old", "new")
    made = await correction_of(
        "c1", "correction", history[1:], Ledger.of(history[:1]), histories(history)
    )
    assert made is not None
    assert made.changes == (PieceChange(ROLE, ENTRY.id, "old", "new"),)
    assert made.stood == (Stood(ROLE, 1, 2),)
    assert made.names == ((ENTRY.id, ENTRY.name),)
    assert (made.id, made.kind, made.revision) == ("c1", "correction", 2)
    assert (made.reason, made.editor, made.at) == ("misread", "U9", history[1].at)


async def test_an_entry_that_is_withdrawn_is_told_under_the_name_it_had():
    history = roles("old", None)
    made = await correction_of(
        "c1", "withdrawal", history[1:], Ledger.of(history[:1]), histories(history)
    )
    assert made is not None
    assert made.names == ((ENTRY.id, ENTRY.name),)
    assert {FACT.id, ROLE} <= {span.piece for span in made.stood}


async def test_a_publication_that_only_adds_corrects_nothing():
    history = publications([(ENTRY.id, ENTRY)], [(OTHER.id, OTHER)])
    assert await corrected("update", history) is None


@pytest.mark.parametrize("back", [[(ENTRY.id, ENTRY)], []], ids=["came back", "is gone"])
async def test_a_text_is_followed_through_every_entry_that_ever_held_it(back):
    moved, third = replace(OTHER, facts=(FACT,)), replace(OTHER, id="port", facts=(FACT,))
    without = replace(OTHER, id="port")
    history = publications(
        [(ENTRY.id, ENTRY)],
        [("else", replace(OTHER, id="else"))],
        [(ENTRY.id, BARE), (OTHER.id, moved)],
        [(OTHER.id, OTHER), ("port", third)],
        [("port", without), *back] if back else [("port", third)],
        [(id_, None) for id_ in (ENTRY.id, "port")],
    )
    published, earlier = history[-2:], history[:-2]
    made = await correction_of(
        "c1", "withdrawal", published, Ledger.of(earlier), histories(history)
    )
    assert made is not None
    assert Stood(FACT.id, 1, published[0].number) in made.stood


INTENT = Intent(
    id="c1",
    kind="correction",
    subjects=(ENTRY.id,),
    reason="misread",
    editor="U9",
    after=1,
)


def test_what_was_announced_is_known_again_by_its_revisions():
    history = roles("old", "new", "newest")
    assert INTENT.became(history) == (history[1],)


@pytest.mark.parametrize("changed", [{"editor": "U5"}, {"reason": "clearer"}, {"subject": "x"}])
def test_what_somebody_else_published_is_not_what_was_announced(changed):
    assert INTENT.became([replace(each, **changed) for each in roles("old", "new")]) == ()


WHO = (ENTRY.id, "union", "port")


@st.composite
def turns(draw: st.DrawFn) -> list[list[tuple[str, Entry | None]]]:
    """Return publications in which a fact moves about, is told otherwise, goes and comes back.

    No two entries hold it at a time: an id is borne once.
    """
    found, held = [], ""
    for _ in range(draw(st.integers(2, 8))):
        holder = draw(st.sampled_from([*WHO, ""]))
        fact = replace(FACT, text=draw(st.sampled_from(["One.", "Two."])))
        together = draw(st.sets(st.sampled_from(WHO), min_size=1)) | ({held} if held else set())
        turn = [(id_, _holding(id_, fact, holder, draw)) for id_ in sorted(together)]
        held = next((id_ for id_, entry in turn if entry and entry.facts), "")
        found.append(turn)
    return found


def _holding(id_: str, fact: Fact, holder: str, draw: st.DrawFn) -> Entry | None:
    if draw(st.integers(0, 5)) == 0:
        return None
    return replace(OTHER, id=id_, facts=(fact,) if id_ == holder else ())


@given(turns())
async def test_those_who_never_held_a_text_tell_nothing_of_it(published):
    kept = publications(*published)
    last = [revision for revision in kept if revision.at == kept[-1].at]
    before = Ledger.of(kept[: -len(last)])

    async def everything(_: str) -> Sequence[Revision]:
        return kept

    few = await correction_of("c1", "correction", last, before, histories(kept))
    every = await correction_of("c1", "correction", last, before, everything)
    assert _since(few, kept) == _since(every, kept)


def _since(made: Correction | None, kept: Sequence[Revision]) -> dict[str, dt.datetime]:
    """Return the publication since which each text stood."""
    return {span.piece: kept[span.since - 1].at for span in made.stood} if made else {}
