"""Corrections follow the answers: cards are refreshed, channels and people are told, each once."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from bot.playground import Fault, newsroom
from bot.playground.model import Message
from bot.playground.standin import StandIn
from tests.stories.curation.steps import KIND, published, summarised
from tests.stories.reading import seen, words

OLD = "has a part in the closing"
NEW = "Ada Quist runs the harbour."
SAID = "The roof will not last another winter"
WHY = "she never said it"
ROSA, RAVI, RENE = newsroom.READERS
NOTICE = re.compile(r"^\*(Correction|Withdrawal) of \d")
WHERE = (newsroom.GENERAL, newsroom.WORLD)


def read(message: Message) -> str:
    return words(message) if message.blocks else message.text


def told(slack: StandIn, person: str) -> list[str]:
    """What the bot wrote to somebody in their direct message."""
    seen = slack.messages(person, person)
    return [read(each) for each in seen if each.user == newsroom.BOT_USER]


def corrected(slack: StandIn, person: str) -> list[str]:
    return [each for each in told(slack, person) if NOTICE.search(each)]


def cards(slack: StandIn, channel: str = newsroom.GENERAL) -> list[Message]:
    """The cards that everybody sees in a channel."""
    ours = [each for each in slack.messages(channel, "") if each.user == newsroom.BOT_USER]
    return [each for each in ours if not NOTICE.search(read(each))]


def replies(slack: StandIn, channel: str = newsroom.GENERAL) -> list[Message]:
    return [each for each in slack.messages(channel, "") if NOTICE.search(read(each))]


async def finished(slack: StandIn, person: str = newsroom.EDITOR) -> str:
    """Wait until the editor is told that everybody was reached, and return what is told."""
    (said,) = await slack.until(lambda: [t for t in told(slack, person) if "of Ada Quist: " in t])
    return said


async def shared(slack: StandIn, channel: str = newsroom.GENERAL) -> None:
    await slack.command("/context", "Quist share", channel=channel)


async def test_an_update_refreshes_every_shared_card_in_place_and_tells_nobody(slack: StandIn):
    for channel in (*WHERE, newsroom.GENERAL):
        await shared(slack, channel)
    await slack.command("/context", "Quist", user=ROSA)
    before = {channel: [each.ts for each in cards(slack, channel)] for channel in WHERE}
    await published(slack, NEW, "update")
    assert "Update of Ada Quist: done. It reached 2 channels" in await finished(slack)
    for channel in WHERE:
        assert [each.ts for each in cards(slack, channel)] == before[channel]
        for card in cards(slack, channel):
            assert NEW in read(card)
            assert OLD not in read(card)
            assert "Shared by <@U00EDITOR>" in read(card)
        assert not replies(slack, channel)
    assert not told(slack, ROSA)


async def test_a_correction_leaves_one_reply_in_each_channel_under_its_newest_card(slack: StandIn):
    for channel in (newsroom.GENERAL, newsroom.GENERAL, newsroom.WORLD):
        await shared(slack, channel)
    await published(slack, NEW)
    await finished(slack)
    for channel in WHERE:
        assert all(NEW in read(card) and OLD not in read(card) for card in cards(slack, channel))
        (reply,) = replies(slack, channel)
        assert reply.thread_ts == cards(slack, channel)[-1].ts
        assert f">~Ada Quist {OLD} of the terminal.~" in read(reply)
        assert f"It is now:\n>{NEW}" in read(reply)
        assert "Why: a date was misread" in read(reply)


async def test_whoever_saw_it_privately_or_copied_it_hears_once_however_many_cards(slack: StandIn):
    for _ in range(2):
        await slack.command("/context", "Quist", user=ROSA)
    card = await slack.command("/who", "Quist", user=ROSA, channel=newsroom.WORLD)
    await slack.choose(card.message, "related", "ferry-terminal", user=ROSA)
    await slack.direct("who is Ada Quist?", user=RAVI)
    await slack.until(lambda: told(slack, RAVI))
    await published(slack, NEW)
    assert "It reached 0 channels and 2 people." in await finished(slack)
    assert [len(corrected(slack, each)) for each in (ROSA, RAVI, RENE)] == [1, 1, 0]
    assert f"It is now:\n>{NEW}" in corrected(slack, ROSA)[0]
    assert NEW in told(slack, RAVI)[0]


async def line_copied(slack: StandIn) -> None:
    card = await slack.command("/context", "Quist", user=RAVI)
    await slack.press(card.message, "line", user=RAVI)


async def quote_copied(slack: StandIn) -> None:
    listed = await slack.command("/quotes", "Quist", user=RAVI)
    await slack.press(listed.message, "quote:0", user=RAVI)


async def listed(slack: StandIn) -> None:
    card = await slack.command("/context", "Quist", user=RAVI)
    await slack.choose(card.message, "more", "facts:ada-quist", user=RAVI)


async def looked_up(slack: StandIn) -> None:
    await slack.shortcut("look_up", user=RAVI)
    await slack.suggest(slack.modal(RAVI), "look_up", "Quist", user=RAVI)
    await slack.choose(slack.modal(RAVI), "look_up", "ada-quist", user=RAVI)


async def explained(slack: StandIn) -> None:
    message, _ = await slack.say("Ada Quist said so.")
    await slack.shortcut("explain_message", message, user=RAVI)


async def mentioned(slack: StandIn) -> None:
    message, _ = await slack.mention("who is Ada Quist?", user=RAVI)
    await slack.until(lambda: slack.thread(message))


async def in_the_pane(slack: StandIn) -> None:
    root = (await slack.agent_pane(user=RAVI)).message
    await slack.direct("who is Ada Quist?", user=RAVI, thread=root.ts)
    await slack.until(lambda: [t for t in told(slack, RAVI) if OLD in t])


WAYS: dict[str, tuple[Callable, int, int]] = {
    "a line that was copied": (line_copied, 1, 0),
    "a quotation that was copied": (quote_copied, 1, 0),
    "a list of facts": (listed, 1, 0),
    "a card in the Look up modal": (looked_up, 1, 0),
    "an explained message": (explained, 1, 0),
    "a mention": (mentioned, 0, 1),
    "the agent pane": (in_the_pane, 1, 0),
}


@pytest.mark.parametrize("way", WAYS)
async def test_every_way_of_reading_is_reached(slack: StandIn, way: str):
    show, people, channels = WAYS[way]
    await show(slack)
    await withdrawn(slack)
    said = await finished(slack)
    assert f"and {people} {'person' if people == 1 else 'people'}." in said
    assert (len(corrected(slack, RAVI)), len(replies(slack))) == (people, channels)


async def withdrawn(slack: StandIn) -> None:
    await slack.command("/context", "edit Quist")
    await slack.press(slack.modal(), "part:withdraw")
    await slack.submit(slack.modal(), {"Why?": "mixed up with her sister", KIND: "correction"})


async def quote_withdrawn(slack: StandIn) -> None:
    await slack.command("/context", "edit Quist")
    await slack.choose(slack.modal(), "part:quote:quist-winter", "withdraw:quote:quist-winter")
    await slack.submit(slack.modal(), {"Why?": WHY, KIND: "correction"})


async def test_the_editor_sees_first_whom_it_will_reach_and_afterwards_that_it_did(slack: StandIn):
    for channel in (*WHERE, newsroom.GENERAL):
        await shared(slack, channel)
    for person in (ROSA, RAVI):
        await slack.command("/context", "Quist", user=person)
    confirm = await summarised(slack, NEW)
    assert "3 shared cards in 2 channels; 2 people saw it privately" in seen(confirm)
    await slack.submit(confirm, {"Why?": "misread", KIND: "correction"})
    said = await finished(slack)
    assert said == "Correction of Ada Quist: done. It reached 2 channels and 2 people."


async def test_what_cannot_be_reached_is_counted_and_the_editor_is_told(slack: StandIn):
    for channel in WHERE:
        await shared(slack, channel)
    await slack.command("/context", "Quist", user=RENE)
    (gone,) = cards(slack)
    slack.world.workspace.drop(gone.channel, gone.ts)
    del slack.world.workspace.users[RENE]
    await published(slack, NEW)
    assert "3 messages could not be changed or sent." in await finished(slack)
    assert len(replies(slack, newsroom.WORLD)) == 1
    assert all(NEW in read(card) for card in cards(slack, newsroom.WORLD))


async def test_slack_busy_or_broken_delays_a_correction_and_doubles_nothing(slack: StandIn):
    for _ in range(3):
        await shared(slack)
    await slack.command("/context", "Quist", user=ROSA)
    slack.fail("chat.update", Fault.busy(), 2)
    slack.fail("chat.update", Fault.lost(unnoticed=True))
    slack.fail("chat.postMessage", Fault.lost(unnoticed=True), 2)
    slack.fail("chat.postMessage", Fault.broken(unnoticed=True))
    await published(slack, NEW)
    await slack.until(lambda: len(replies(slack)) and len(corrected(slack, ROSA)), within=20)
    await slack.until(lambda: [t for t in told(slack, newsroom.EDITOR) if "done" in t], within=20)
    assert (len(replies(slack)), len(corrected(slack, ROSA))) == (1, 1)
    assert all(NEW in read(card) for card in cards(slack))


async def test_an_answer_whose_posting_was_not_confirmed_is_found_and_corrected(slack: StandIn):
    slack.fail("chat.postMessage", Fault.lost(unnoticed=True))
    await shared(slack)
    await slack.until(lambda: cards(slack))
    await published(slack, NEW)
    await finished(slack)
    (card,) = cards(slack)
    assert NEW in read(card)
    assert len(replies(slack)) == 1


async def test_a_withdrawn_entry_no_longer_answers_and_its_old_cards_say_why(slack: StandIn):
    await shared(slack)
    await withdrawn(slack)
    await finished(slack)
    assert "The desk withdrew *Ada Quist*" in words(await slack.command("/context", "Quist"))
    (card,) = cards(slack)
    assert "withdrew *Ada Quist*" in read(card)
    assert "mixed up with her sister" in read(card)


async def test_whoever_asks_after_the_correction_hears_nothing(slack: StandIn):
    await slack.command("/context", "Quist", user=ROSA)
    await published(slack, NEW)
    await slack.command("/context", "Quist", user=RENE)
    await shared(slack)
    await finished(slack)
    assert [len(corrected(slack, each)) for each in (ROSA, RENE)] == [1, 0]
    (card,) = cards(slack)
    assert NEW in read(card)
    assert not replies(slack)


async def test_a_retracted_quotation_no_longer_answers_and_its_old_list_says_why(slack: StandIn):
    await slack.command("/quotes", "Quist share")
    (before,) = cards(slack)
    assert SAID in read(before)
    await slack.command("/quotes", "Quist", user=ROSA)
    await quote_withdrawn(slack)
    await finished(slack)
    (card,) = cards(slack)
    assert SAID not in read(card)
    assert "Part of what stood here was withdrawn on" in read(card)
    assert WHY in read(card)
    (reply,) = replies(slack)
    for told_of_it in (read(reply), *corrected(slack, ROSA)):
        assert SAID in told_of_it
        assert "is withdrawn. It was:" in told_of_it
        assert WHY in told_of_it
    assert SAID not in words(await slack.command("/quotes", "Quist"))
    assert SAID not in words(await slack.command("/context", "Quist"))


async def test_a_channel_that_was_archived_is_counted_and_the_editor_is_told(slack: StandIn):
    for channel in WHERE:
        await shared(slack, channel)
    channels = slack.world.workspace.channels
    channels[newsroom.GENERAL] = replace(channels[newsroom.GENERAL], archived=True)
    await published(slack, NEW)
    said = await finished(slack)
    assert "It reached 2 channels" in said
    assert "2 messages could not be changed or sent." in said
    (reply,) = replies(slack, newsroom.WORLD)
    assert NEW in read(reply)
