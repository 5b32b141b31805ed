"""Explain this message, Check this copy: what an editor reads about a text."""

from __future__ import annotations

from bot.playground import newsroom
from bot.playground.standin import StandIn
from knowledge.desk import Desk
from tests.stories.reading import headline, seen, words

MISTAKEN = (
    "Venezuelan President Nayib Bukele confirmed the deal. “These are human beings, and their "
    "lives are being ruined,” said Roman Palomeres. Protection ends for 384,000 Venezuelans "
    "living in the US. Rubio and Bukele met on 4 February 2025."
)


async def test_explain_this_message_says_in_order_who_and_what_is_named_with_sources(
    slack: StandIn,
):
    message, _ = await slack.say("CECOT is full, Rubio told the FMLN. Rubio left.")
    shown = await slack.shortcut("explain_message", message)
    read = seen(shown.view)
    assert read.startswith("Explain this message\n3 entries on file are named")
    assert read.index("*CECOT*") < read.index("*Marco Rubio*") < read.index("*Farabundo Martí")
    assert "CNN, 3 Feb 2025, ¶6" in read
    assert all("¹" in line or "²" in line for line in read.splitlines() if line.startswith("*CE"))


async def test_a_message_that_names_nothing_on_file_says_so(slack: StandIn):
    message, _ = await slack.say("Lunch at one?")
    shown = await slack.shortcut("explain_message", message)
    assert "It names nothing that is on file." in seen(shown.view)


async def test_check_this_copy_names_each_contradiction_with_evidence_and_a_wording(
    slack: StandIn,
):
    message, _ = await slack.say(MISTAKEN)
    read = seen((await slack.shortcut("check_message", message)).view)
    assert "5 things contradict what is on file." in read
    assert "*Title*: “Venezuelan President”" in read
    assert "Suggested: *president of El Salvador*" in read
    assert "“These are human beings, and their lives are being ~ruined~ *destroyed*”" in read
    assert "*Name*: “Roman Palomeres”" in read
    assert "Suggested: *Roman Palomares*" in read
    assert "Suggested: *348,000*" in read
    assert "Suggested: *3 February 2025*" in read
    assert "CNN, 3 Feb 2025, ¶" in read


async def test_longer_copy_is_pasted_into_a_modal_in_parts(slack: StandIn):
    asked = await slack.shortcut("check_copy")
    shown = await slack.submit(
        asked.view, {"copy:0": "Rubio met Bukele. " * 150, "copy:1": "Sen. Marco Rubio left."}
    )
    read = seen(shown.view)
    assert "One thing contradicts what is on file." in read
    assert "“Sen.”" in read


async def test_copy_without_a_contradiction_says_so_and_what_was_checked(slack: StandIn):
    asked = await slack.shortcut("check_copy")
    read = seen((await slack.submit(asked.view, {"copy:0": "Rubio met Bukele."})).view)
    assert "Nothing in it contradicts what is on file." in read
    assert "What is not on file is not checked." in read


async def test_the_report_is_for_the_one_who_asked_alone(slack: StandIn):
    message, _ = await slack.say(MISTAKEN)
    before = len(slack.messages())
    await slack.shortcut("check_message", message, user=newsroom.REPORTER)
    assert len(slack.messages()) == before
    assert not slack.world.workspace.stacks.get(newsroom.EDITOR)


async def test_nobody_can_mention_or_notify_through_copy(slack: StandIn):
    asked = await slack.shortcut("check_copy")
    await slack.submit(asked.view, {"copy:0": "<!channel> “a tragic day for *America* <@U1>”"})
    assert not slack.recorder.records[-1].control_sequences


async def test_who_asks_right_after_a_start_reads_that_it_takes_a_moment(
    slack: StandIn, desk: Desk
):
    message, _ = await slack.say("CECOT is full.")
    with desk.prepared.making:
        shown = await slack.shortcut("explain_message", message)
        assert (shown.error, seen(shown.view)) == ("", "One moment\nReading what is on file.")
    await slack.until(lambda: "*CECOT*" in seen(slack.modal()), within=20)


async def test_who_pastes_copy_right_after_a_start_reads_that_it_takes_a_moment(
    slack: StandIn, desk: Desk
):
    asked = await slack.shortcut("check_copy")
    with desk.prepared.making:
        shown = await slack.submit(asked.view, {"copy:0": "Sen. Marco Rubio left."})
        assert (shown.error, seen(shown.view)) == ("", "One moment\nReading what is on file.")
    await slack.until(lambda: "“Sen.”" in seen(slack.modal()), within=20)


async def test_questions_are_answered_while_copy_cannot_be_read_yet(slack: StandIn, desk: Desk):
    with desk.prepared.making:
        assert headline(await slack.command("/context", "CECOT")) == "CECOT"
        dated = await slack.command("/context", "when did Rubio meet Bukele?")
        assert "3 Feb" in words(dated)
