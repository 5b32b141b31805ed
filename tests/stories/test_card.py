"""What an editor reads after a command."""

from __future__ import annotations

import json

from bot.playground.standin import StandIn
from tests.stories.reading import blocks, headline, words


async def test_a_term_is_answered_with_name_date_summary_facts_quote_and_sources(slack: StandIn):
    shown = await slack.command("/context", "CECOT")
    read = words(shown)
    assert headline(shown) == "CECOT"
    assert "Prison in El Salvador, as of 3 Feb 2025  ·  one source" in read
    assert "Bukele wrote.\N{NO-BREAK SPACE}¹" in read
    assert "CNN reports." in read
    assert "*Nayib Bukele*, president of El Salvador, in a post on X, Mon 3 Feb 2025" in read
    assert "¹ CNN, 3 Feb 2025, ¶6" in read
    assert "dates worked out by the desk" in read
    assert "“Terrorism Confinement Center” added by the desk" in read


async def test_a_command_is_answered_privately_in_the_acknowledgement(slack: StandIn):
    shown = await slack.command("/context", "CECOT")
    assert json.loads(shown.reply.body)["response_type"] == "ephemeral"
    assert not slack.recorder.records[-1].error


async def test_a_surname_says_how_it_was_found_and_an_exact_name_does_not(slack: StandIn):
    assert "found by surname" in words(await slack.command("/who", "Claver-Carone"))
    assert "found by" not in words(await slack.command("/who", "Mauricio Claver-Carone"))


async def test_context_who_asks_for_a_person(slack: StandIn):
    assert headline(await slack.command("/context", "who Rubio")) == "Marco Rubio"
    assert headline(await slack.command("/whois", "Rubio")) == "Marco Rubio"


async def test_a_question_is_understood_as_people_ask_it(slack: StandIn):
    for asked in ("what is CECOT?", "What's CECOT", "tell me about CECOT", "“CECOT”", "is CECOT?"):
        assert headline(await slack.command("/context", asked)) == "CECOT"
    for asked in ("who is Marco Rubio?", "who's Rubio", "Who is Secretary Rubio?"):
        assert headline(await slack.command("/context", asked)) == "Marco Rubio"


async def test_a_claim_without_evidence_says_so_in_the_sentence(slack: StandIn):
    assert "without evidence" in words(await slack.command("/who", "Trump"))


async def test_two_entries_that_fit_equally_give_a_choice_and_pressing_one_replaces_it(
    slack: StandIn,
):
    shown = await slack.command("/context", "crackdown")
    assert headline(shown) is None
    assert "More than one entry fits *crackdown*" in words(shown)
    await slack.press(shown.message, "open:0")
    card = await slack.until(lambda: _replaced(slack, shown.message.ts))
    assert headline(card) in (
        "Bukele’s crackdown on gangs",
        "US immigration crackdown",
    )


async def test_a_miss_says_what_was_asked_and_offers_the_nearest_name(slack: StandIn):
    shown = await slack.command("/who", "Mauricio Pochettino")
    assert headline(shown) is None
    assert "Nothing on file for *Mauricio Pochettino*." in words(shown)
    assert "Mauricio Claver-Carone" in words(shown)


async def test_words_inside_quotes_point_to_who_said_them_without_a_card(slack: StandIn):
    shown = await slack.command("/context", "garbage dumps")
    assert headline(shown) is None
    assert "The words stand in what is on file about" in words(shown)
    assert "Manuel Flores" in words(shown)


async def test_an_empty_command_and_help_show_three_examples_that_answer(slack: StandIn):
    for text in ("", "help", "  HELP "):
        read = words(await slack.command("/context", text))
        examples = [line.split("`")[1] for line in read.splitlines() if line.endswith("`")]
        assert len(examples) == 3
    for example in examples:
        name, _, subject = example.partition(" ")
        assert headline(await slack.command(name, subject)) == subject


async def test_the_notification_text_reads_without_markup(slack: StandIn):
    body = json.loads((await slack.command("/context", "CECOT")).reply.body)
    assert body["text"].startswith(
        "CECOT: Prison in El Salvador, as of 3 Feb 2025. The mega-prison"
    )
    assert "*" not in body["text"]


async def test_nobody_can_mention_link_or_notify_through_a_question(slack: StandIn):
    for text in ("<!channel>", "<@U00EDITOR> <https://evil.example|click>", "a & b <b>"):
        shown = await slack.command("/context", text)
        assert not slack.recorder.records[-1].control_sequences
        assert blocks(shown)
    assert "a &amp; b &lt;b&gt;" in words(await slack.command("/context", "a &amp; b &lt;b&gt;"))


def _replaced(slack: StandIn, ts: str):
    found = [m for m in slack.messages() if m.ts == ts and headline(m)]
    return found[0] if found else None
