"""Questions as people write them: in a mention, in a direct message, behind a command."""

from __future__ import annotations

from itertools import permutations

import pytest

from bot.playground import newsroom
from bot.playground.standin import StandIn
from knowledge.answers import NotTold, Told
from knowledge.building import curated_snapshot
from knowledge.desk import Desk
from knowledge.questions import parse
from tests.stories.reading import headline, words

ANSWERED = [
    ("when did Rubio meet Bukele?", "Rubio and Bukele met on Monday 3 February 2025"),
    ("how many people have been jailed in El Salvador?", "*over 80,000*"),
    ("who met Maduro in Caracas?", "Grenell met Maduro in Caracas"),
    ("where did Grenell meet Maduro?", "Grenell met Maduro in Caracas"),
    ("which countries did Rubio visit?", "several Central American countries"),
    ("why did Rubio visit Central America?", "advance the Trump administration’s migration agenda"),
    ("who leads LULAC?", "Palomares was LULAC’s national president"),
    ("does the US recognize Maduro?", "does not officially recognize Maduro"),
    ("did the US accept the offer?", "Whether the US government will accept the offer is unclear"),
    ("what did Gellman say about international law?", "violates a number of international laws"),
    ("what happened on 31 January 2025?", "Meeting of Richard Grenell and Nicolás Maduro"),
    ("who is the Emerson professor?", "Gellman was a professor at Emerson College"),
]  # fmt: skip
NOT_ON_FILE = [
    "when was CECOT built?",
    "how many prisoners are in CECOT?",
    "how old is Rubio?",
    "who is Bukele's wife?",
    "where did Rubio meet Bukele?",
    "why does the US not recognize Maduro?",
    "what is the capital of Venezuela?",
    "who is the president of Colombia?",
    "did Bukele meet Trump?",
    "has anyone been deported to CECOT?",
    "was the agreement signed by Trump?",
    "how many US citizens will be sent to El Salvador?",
    "what did Maduro say about the deal?",
]


@pytest.mark.parametrize(("asked", "answer"), ANSWERED)
async def test_a_question_is_answered_by_a_fact_that_covers_it(
    slack: StandIn, asked: str, answer: str
):
    read = words(await slack.command("/context", asked))
    assert answer in read
    assert "¶" in read
    assert "Not on file" not in read


@pytest.mark.parametrize("asked", NOT_ON_FILE)
async def test_what_is_not_on_file_is_said_to_be_so_and_the_card_is_offered(
    slack: StandIn, asked: str
):
    shown = await slack.command("/context", asked)
    assert headline(shown) is None
    assert words(shown).startswith("Not on file: ")
    assert "On file: the card of " in words(shown)


async def test_a_fact_of_the_same_that_does_not_answer_stands_beside_not_on_file(slack: StandIn):
    read = words(await slack.command("/context", "how much is the fee for the US?"))
    assert "Not on file: an amount" in read
    assert (
        "For the US the fee would be fairly low, for El Salvador significant, Bukele said." in read
    )


async def test_the_card_is_one_press_away_from_what_is_not_on_file(slack: StandIn):
    shown = await slack.command("/context", "how old is Rubio?")
    await slack.press(shown.message, "open:0")
    assert await slack.until(
        lambda: any(headline(m) == "Marco Rubio" for m in slack.messages() if m.blocks)
    )


async def test_an_answer_on_one_source_says_so(slack: StandIn):
    read = words(await slack.command("/context", "when did Rubio meet Bukele?"))
    assert "One source stands behind this: CNN" in read


async def test_a_mention_is_asked_the_same_way_and_answered_in_its_thread(slack: StandIn):
    asked, _ = await slack.mention("when did Rubio meet Bukele?")
    answers = await slack.until(lambda: slack.thread(asked))
    assert "Monday 3 February 2025" in words(answers[0])


async def test_a_direct_message_is_asked_the_same_way(slack: StandIn):
    await slack.direct("how are Bukele and Rubio connected?")
    found = await slack.until(lambda: [m for m in slack.messages(newsroom.DIRECT) if m.blocks])
    assert "How Nayib Bukele and Marco Rubio are connected" in words(found[-1])


async def test_share_posts_any_answer_for_everyone(slack: StandIn):
    await slack.command("/quotes", "Flores share")
    posted = [m for m in slack.messages() if m.blocks and "Shared by" in words(m)]
    assert "garbage dumps" in words(posted[-1])
    assert not posted[-1].only_for


async def test_the_same_is_asked_in_haste_and_in_other_languages(slack: StandIn):
    for asked in ("whos bukele", "bukele, who is he", "¿quién es Bukele?", "wer ist Bukele?",
                  "qui est Bukele ?"):  # fmt: skip
        assert headline(await slack.command("/context", asked)) == "Nayib Bukele"


MET = [{"marco-rubio", "nayib-bukele"}, {"richard-grenell", "nicolas-maduro"}]


def test_of_all_pairs_of_people_only_those_who_met_are_said_to_have_met():
    desk = Desk(curated_snapshot())
    people = [entry for entry in desk.snapshot.entries.values() if entry.kind == "person"]
    for first, second in permutations(people, 2):
        surnames = (first.name.split()[-1], second.name.split()[-1])
        for form in ("did {} meet {}?", "when did {} meet {}?"):
            answer = desk.ask(parse(form.format(*surnames)))
            assert isinstance(answer, Told) == ({first.id, second.id} in MET), surnames


@pytest.mark.parametrize(
    "asked",
    [
        "is Trump from Colombia?",
        "is Rubio a member of MS-13?",
        "did Trump praise Bukele?",
        "did Bukele visit El Salvador?",
        "who is Rubio's boss?",
        "who leads CNN?",
        "does Maduro support CNN?",
    ],
)
def test_two_names_in_one_sentence_do_not_make_an_answer(asked: str):
    assert isinstance(Desk(curated_snapshot()).ask(parse(asked)), NotTold)
