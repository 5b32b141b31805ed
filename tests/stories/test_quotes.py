"""Quotations: by whom, about what, and who said certain words."""

from __future__ import annotations

import pytest

from bot.playground import newsroom
from bot.playground.standin import StandIn
from knowledge.building import curated_snapshot
from knowledge.desk import Desk
from knowledge.questions import parse
from tests.stories.reading import blocks, words

SNAPSHOT = curated_snapshot()
QUOTES = SNAPSHOT.search.quoted


async def test_quotes_of_a_person_are_verbatim_with_role_date_venue_source_and_paragraph(
    slack: StandIn,
):
    read = words(await slack.command("/quotes", "Bukele about fee"))
    assert "Quotes of Nayib Bukele about fee" in read
    assert "“The fee would be relatively low for the U.S. but significant for us" in read
    assert "*Nayib Bukele*, president of El Salvador, in a post on X, Mon 3 Feb 2025" in read
    assert "CNN, 3 Feb 2025, ¶7" in read


async def test_quotes_about_a_topic_need_no_name(slack: StandIn):
    read = words(await slack.command("/quotes", "about prison"))
    assert "*Nayib Bukele*" in read
    assert "*US travel advisory for El Salvador*" in read
    assert "cattle" not in read


async def test_an_organization_is_asked_for_and_those_who_speak_for_it_answer(slack: StandIn):
    for asked, speaker in (("LULAC", "Roman Palomares"), ("FMLN", "Manuel Flores")):
        assert f"*{speaker}*" in words(await slack.command("/quotes", asked))


async def test_somebody_of_whom_no_words_are_on_file_is_never_given_any(slack: StandIn):
    read = words(await slack.command("/quotes", "Maduro about Colombia"))
    assert "Not on file" in read
    assert "“" not in read


async def test_what_is_reported_in_other_words_says_so(slack: StandIn):
    read = words(await slack.command("/quotes", "Trump"))
    assert "No words in quotation marks on file; reported in other words:" in read
    assert "Venezuela had agreed to receive deported Venezuelans, Trump said." in read


async def test_copy_quote_gives_a_line_ready_to_paste_with_its_attribution(slack: StandIn):
    shown = await slack.command("/quotes", "Flores")
    assert blocks(shown)[1]["accessory"]["text"]["text"] == "Copy quote"
    await slack.press(shown.message, "quote:0")
    line = await slack.until(lambda: _newest(slack, "Quotation as printed"))
    assert line.only_for == newsroom.EDITOR
    assert blocks(line)[0]["text"]["text"] == (
        "```“What are we? Backyards, front yards, or garbage dumps?” – Manuel Flores, general "
        "secretary of the FMLN, at a press conference, 3 Feb 2025 (CNN)```"
    )


async def test_more_turns_the_page_of_a_long_list(slack: StandIn):
    shown = await slack.command("/timeline", "")
    first = words(shown)
    assert "More (" in first
    assert "Start of El Salvador’s state of emergency" in first
    await slack.press(shown.message, "turn")
    page = await slack.until(lambda: _newest(slack, "Rights groups’ condemnation"))
    assert "Start of El Salvador’s state of emergency" not in words(page)


async def test_who_said_finds_the_speaker_from_a_part_of_the_words(slack: StandIn):
    for command, asked in (
        ("/context", 'who said "garbage dumps"'),
        ("/who", 'said "garbage dumps"'),
        ("/quotes", "“garbage dumps”"),
    ):
        read = words(await slack.command(command, asked))
        assert "*Manuel Flores*, general secretary of the FMLN" in read
        assert "What are we? Backyards, front yards, or garbage dumps?" in read


async def test_words_that_nobody_on_file_said_are_not_given_to_anybody(slack: StandIn):
    for asked in ("we shall never surrender", "garbage cans", "a happy day for America"):
        read = words(await slack.command("/context", f'who said "{asked}"'))
        assert "Not" in read
        assert "“" not in read.replace(f"“{asked}”", "")


def test_any_four_words_in_a_row_find_their_quotation():
    missed = []
    for quote in QUOTES:
        spoken = quote.words.split()
        size = min(4, len(spoken))
        for at in range(len(spoken) - size + 1):
            part = " ".join(spoken[at : at + size])
            if quote.id not in _found(f'who said "{part}"'):
                missed.append((quote.id, part))
    assert not missed


@pytest.mark.parametrize("slip", ["wrong", "missing"])
def test_eight_words_with_one_wrong_or_missing_find_their_quotation(slip: str):
    missed = []
    for quote in (q for q in QUOTES if len(q.words.split()) >= 8):
        spoken = quote.words.split()
        for at in range(len(spoken) - 7):
            for bad in range(8):
                part = spoken[at : at + 8]
                part[bad : bad + 1] = ["whatever"] if slip == "wrong" else []
                if quote.id not in _found(f'who said "{" ".join(part)}"'):
                    missed.append((quote.id, part))
    assert not missed


def test_a_slip_is_named_and_the_exact_words_are_shown():
    answer = Desk(SNAPSHOT).ask(
        parse('who said "a bizarre and unparalleled proposal being made potentially between two"')
    )
    assert answer.note == "Not word for word as typed; these are the exact words."
    assert answer.quotes[0].words.startswith("It is a bizarre and unprecedented proposal")


def _found(asked: str) -> set[str]:
    answer = Desk(SNAPSHOT).ask(parse(asked))
    return {quote.id for quote in getattr(answer, "quotes", ())}


def _newest(slack: StandIn, text: str):
    found = [m for m in slack.messages() if m.blocks and text in words(m)]
    return found[-1] if found else None
