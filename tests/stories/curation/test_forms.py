"""Every form: what it takes, what it refuses beside a field, and that nothing typed is lost."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace

import pytest

from bot.playground.newsroom import EDITOR
from knowledge.desk import Desk
from knowledge.model import Alias, Entry
from knowledge.publishing import Edit, Published
from tests.knowledge.builders import PRINTED
from tests.stories.curation.editing import SANA, added, finished, opened
from tests.stories.reading import headline, seen


async def sent(slack, part, typed, entry="Quist", user=EDITOR):
    """Fill in the form of a part and send it."""
    await slack.fill(await opened(slack, part, user, entry), typed, user=user)
    return await slack.submit(slack.modal(user), user=user)


async def kept(slack, part, typed, entry="Quist"):
    """Fill in a form and publish it."""
    done = await sent(slack, part, typed, entry)
    assert not done.errors, done.errors
    assert "Published as revision" in await finished(slack, done.view)


async def test_a_name_is_added_and_found(slack):
    await kept(slack, "part:add:alias", {"Name": "Pier Nine", "Source": "quay"}, "Ferry terminal")
    assert headline(await slack.command("/context", "Pier Nine")) == "Ferry terminal"


async def test_a_name_is_changed(slack, desk: Desk):
    await kept(slack, "part:alias", {"Name": "the master of the harbour"})
    assert [a.name for a in desk.snapshot.entries["ada-quist"].also_known_as] == [
        "the master of the harbour"
    ]


async def test_the_review_date_is_put_off(slack, desk: Desk):
    await kept(slack, "part:review", {"Review by": "7 Nov 2027"})
    assert desk.snapshot.entries["ada-quist"].review_by == dt.date(2027, 11, 7)


async def test_the_background_line_is_changed(slack, desk: Desk):
    line = "Ada Quist runs the harbour, The Quay Post reported on 7 May 2025."
    await kept(slack, "part:line", {"Background line": line})
    assert desk.snapshot.entries["ada-quist"].copy_line.text == line


async def test_an_event_is_dated_as_exactly_as_it_is_known(slack, desk: Desk):
    await kept(slack, "part:event", {"Date": "2025-05"}, "Closing vote")
    event = desk.snapshot.entries["closing-vote"].event
    assert (str(event.date), event.participants) == ("2025-05", ("ferry-terminal",))


QUOTE = {
    "How the date is known": "the article says Tuesday",
    "Who says it": "Ada Quist",
    "Source": "quay",
    "The paragraph, pasted whole": PRINTED[2],
}
MARKS = "Quotation marks or apostrophes differ from the paragraph. Copy the words from it."


@pytest.mark.parametrize("pasted", [PRINTED[2], PRINTED[2].replace("“", '"').replace("”", '"')])
async def test_a_quotation_stands_on_a_paragraph_pasted_with_either_kind_of_marks(
    slack, desk: Desk, pasted
):
    typed = QUOTE | {
        "Words as printed": "The roof will not last another winter,",
        "The paragraph, pasted whole": pasted,
    }
    await kept(slack, "part:add:quote", typed, "Ferry terminal")
    quote = desk.snapshot.entries["ferry-terminal"].quotes[-1]
    assert (quote.exact, quote.speaker) == ("The roof will not last another winter,", "ada-quist")


@pytest.mark.parametrize("marks", ["“{}”", '"{}"'])
async def test_the_marks_around_a_quotation_are_not_words_of_it(slack, desk: Desk, marks):
    exact = "The roof will not last another winter,"
    await kept(
        slack,
        "part:add:quote",
        QUOTE | {"Words as printed": marks.format(exact)},
        "Ferry terminal",
    )
    assert desk.snapshot.entries["ferry-terminal"].quotes[-1].exact == exact


async def test_marks_inside_a_quotation_are_as_they_are_printed(slack):
    typed = QUOTE | {"Words as printed": 'another winter," Ada Quist'}
    assert (await sent(slack, "part:add:quote", typed)).errors == {"Words as printed": MARKS}


async def test_a_quotation_with_a_word_changed_is_refused(slack):
    typed = QUOTE | {"Words as printed": "The roof will last another winter"}
    assert "Words as printed" in (await sent(slack, "part:add:quote", typed)).errors


async def test_what_looks_like_it_is_read_on_its_card_and_what_was_typed_is_kept(slack):
    typed = QUOTE | {"Words as printed": "The roof will not last another winter,"}
    confirm = (await sent(slack, "part:add:quote", typed, "Ferry terminal")).view
    assert "This looks like “The roof will not last another winter" in seen(confirm)
    await slack.fill(confirm, {"Why?": "it is said here too"})
    card = (await slack.press(slack.modal(), "See its card")).view
    assert "Person at the harbour" in seen(card)
    back = (await slack.press(card, "Back to your change")).view
    why = next(each for each in back.view["blocks"] if each.get("block_id") == "reason")
    assert why["element"]["initial_value"] == "it is said here too"
    assert "This looks like" in seen(back)


async def test_a_claim_that_is_on_file_in_other_words_is_named_beside_the_fact(slack):
    text = "The terminal shuts its doors for good in May 2025, The Quay Post reports."
    bad = await added(slack, Fact=text)
    assert "This claim is on file already" in bad.errors["Fact"]


FACT = {
    "Fact": "The vote was taken on Tuesday, The Quay Post reports.",
    "Attributed to": "The Quay Post",
    "Source": "quay",
    "The paragraph, pasted whole": PRINTED[0],
}
DAY = "Write the date as 2025-02-03 or 3 Feb 2025."
BAD = [
    ("part:own", {"What it is": "   "}, "What it is"),
    ("part:own", {"Name": "   "}, "Name"),
    ("part:own", {"Summary": "no end"}, "Summary"),
    ("part:own", {"As of": "last week"}, "As of"),
    ("part:line", {"Background line": "no end"}, "Background line"),
    ("part:review", {"Review by": "soon"}, "Review by"),
    ("part:add:alias", {"Name": "Quist", "Source": None}, "Source"),
    ("part:add:alias", {"Name": "   ", "Source": "quay"}, "Name"),
    ("part:add:fact", FACT | {"Fact": "no end"}, "Fact"),
    ("part:add:fact", FACT | {"As of": "31 Feb 2025"}, "As of"),
    ("part:add:fact", FACT | {"Source": None}, "Source"),
    ("part:add:fact", FACT | {"The paragraph, pasted whole": ""}, "The paragraph, pasted whole"),
    ("part:add:fact", FACT | {"Words as printed": "not there at all"}, "Words as printed"),
    ("part:add:fact", FACT | {"Source": "desk"}, "Note of the desk"),
    ("part:add:quote", {"Words as printed": "No such words", "How the date is known": "a guess",
                        "Source": "quay", "The paragraph, pasted whole": PRINTED[2]},
     "Words as printed"),
]  # fmt: skip


@pytest.mark.parametrize(("part", "typed", "field"), BAD, ids=lambda each: str(each)[:40])
async def test_what_is_wrong_stands_beside_its_field_and_nothing_typed_is_lost(
    slack, desk: Desk, part, typed, field
):
    form = await opened(slack, part)
    await slack.fill(form, typed)
    done = await slack.submit(slack.modal())
    assert list(done.errors) == [field]
    assert slack.modal().id == form.id
    assert desk.snapshot.number == 6
    assert not await desk.papers.all("draft")


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"Date": "some day"}, "Date"),
        ({"Date": None, "Earliest day": "7 May 2025", "Latest day": "1 May 2025"}, "Latest day"),
        ({"Date": None, "Earliest day": "May"}, "Earliest day"),
        ({"How the date is known": "   "}, "How the date is known"),
    ],
)
async def test_a_date_that_cannot_be_is_said_beside_it(slack, typed, field):
    done = await sent(slack, "part:event", typed, "Closing vote")
    assert field in done.errors


@pytest.mark.parametrize("typed", [{"Fact": "long " * 599 + "end."}, {"Fact": "& < > " * 500}])
async def test_three_thousand_characters_are_taken_or_refused_within_slacks_limits(slack, typed):
    done = await sent(slack, "part:add:fact", FACT | typed, "Ferry terminal")
    assert done.errors or len(json.dumps(done.view.view)) < 250_000


async def test_a_long_reason_is_kept_to_its_limit(slack, desk: Desk):
    done = await sent(slack, "part:own", {"What it is": "Harbour master"})
    await finished(slack, done.view, "so " * 160)
    assert len((await desk.revisions("ada-quist"))[-1].reason) <= 500


async def test_an_entry_with_many_parts_has_pages(slack, desk: Desk):
    quist = desk.snapshot.entries["ada-quist"]
    names = tuple(Alias(name=f"Number {n}", source="desk", note="counted") for n in range(65))
    await _publish(desk, replace(quist, also_known_as=names))
    await slack.command("/context", "edit Quist")
    first = slack.modal()
    assert "Parts 1 to 30 of 70." in seen(first)
    last = (await slack.press((await slack.press(first, "More")).view, "More")).view
    assert "Number 64" in seen(last)
    assert "Parts 61 to 70 of 70." in seen(last)
    assert "\nMore" not in seen(last)
    assert "Number 30" in seen((await slack.press(last, "Earlier")).view)


async def test_what_an_embargo_hides_from_a_suggester_stays_on_file(slack, desk: Desk):
    later = dt.datetime(2100, 1, 1, tzinfo=dt.UTC)
    entries = desk.snapshot.entries
    vote = replace(entries["closing-vote"], related=("ada-quist",), embargo_until=later)
    quist = replace(entries["ada-quist"], related=("ferry-terminal", "closing-vote"))
    await _publish(desk, vote, quist)
    form = await opened(slack, "part:own", SANA)
    assert "Closing vote" not in json.dumps(form.view["blocks"])
    await slack.fill(form, {"What it is": "Harbour master"}, user=SANA)
    confirm = (await slack.submit(slack.modal(SANA), user=SANA)).view
    assert "Closing vote" not in seen(confirm)
    [(_, draft)] = await desk.papers.all("draft")
    assert "closing-vote" in draft["edits"][0]["after"]["related"]
    await slack.command("/context", "edit Closing vote", user=SANA)
    assert "Closing vote" not in seen(slack.modal(SANA)).replace("edit Closing vote", "")


async def _publish(desk: Desk, *entries: Entry) -> None:
    edits = [
        Edit(subject=each.id, after=each, base=desk.snapshot.changes[each.id].number)
        for each in entries
    ]
    assert isinstance(await desk.publish(edits, editor=EDITOR, reason="as told"), Published)
