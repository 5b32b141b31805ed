"""What happens to a source happens to what rests on it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace

import pytest

from knowledge.corrections import Correction, correction_of, told
from knowledge.model import Entry, Source, Standing
from knowledge.revisions import Change, Ledger, Record, Revision, numbered
from knowledge.standings import held
from knowledge.validation import parse
from tests.knowledge.builders import SOURCE, story
from tests.knowledge.corrections.publications import histories

AT = dt.datetime(2026, 11, 20, 9, tzinfo=dt.UTC)
RECORDS = [parse(Source if n == SOURCE else Entry, data)[0] for n, data in story().items()]
POST = next(record for record in RECORDS if isinstance(record, Source))
QUIST = next(record for record in RECORDS if record.id == "ada-quist")
RETRACTED = Standing(state="retracted", since=dt.date(2026, 11, 19), note="the memo was forged.")


async def corrections(*publications: Mapping[str, Record | None]) -> list[Correction | None]:
    """File everything, publish edits one after another, and return what each corrects."""
    kept: list[Revision] = []
    found: list[Correction | None] = []
    for turn, edits in enumerate(({each.id: each for each in RECORDS}, *publications)):
        published = [
            numbered(
                Change(subject=id_, after=after, origin="desk", editor="U9", reason="as published"),
                number,
                AT + dt.timedelta(hours=turn),
            )
            for number, (id_, after) in enumerate(edits.items(), len(kept) + 1)
        ]
        kept += published
        if turn:
            before = Ledger.of(kept[: -len(published)])
            found.append(
                await correction_of(f"c{turn}", "correction", published, before, histories(kept))
            )
    return found


MARKED = replace(POST, standing=RETRACTED)
HELD = held(MARKED)


async def test_what_rests_on_a_source_that_is_held_back_is_withdrawn():
    (made,) = await corrections({POST.id: HELD})
    assert made is not None
    gone = {change.piece: change.after for change in made.changes}
    assert set(gone.values()) == {None}
    assert {QUIST.facts[0].id, QUIST.quotes[0].id, "ada-quist:summary"} <= set(gone)
    assert ("ada-quist", "Ada Quist") in made.names
    assert all(span.until == made.revision for span in made.stood)


async def test_what_rests_on_a_marked_source_is_told_with_the_mark():
    (made,) = await corrections({POST.id: MARKED})
    assert made is not None
    text = next(t for t in told(made).texts if t.was == QUIST.facts[0].text)
    said = "(its source was retracted by The Quay Post on 19 November 2026: the memo was forged)"
    assert text.now == f"{text.was} {said}"


async def test_a_mark_that_is_taken_back_is_told_as_well():
    _, made = await corrections({POST.id: MARKED}, {POST.id: POST})
    assert made is not None
    text = next(t for t in told(made).texts if t.now == QUIST.facts[0].text)
    assert "was retracted by The Quay Post" in text.was


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ({}, {POST.id: replace(POST, headline="Another headline")}),
        ({POST.id: HELD}, {POST.id: MARKED}),
        ({POST.id: HELD}, {QUIST.id: replace(QUIST, summary="Nobody can have read this.")}),
    ],
    ids=["another headline", "shown again", "a text that is held back"],
)
async def test_what_nobody_can_have_read_needs_no_correction(earlier, later):
    assert (await corrections(*([earlier] if earlier else []), later))[-1] is None


async def test_an_edit_and_a_standing_published_together_are_one_correction():
    edited = replace(QUIST, facts=(replace(QUIST.facts[0], text="Quist denies it."),))
    (made,) = await corrections({POST.id: MARKED, QUIST.id: replace(edited, key_facts=())})
    assert made is not None
    changed = {change.piece: change for change in made.changes}
    assert changed[QUIST.facts[0].id].after == "Quist denies it."
    assert len(changed) == len(made.changes)
