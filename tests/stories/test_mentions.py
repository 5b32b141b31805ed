"""Questions written as messages."""

from __future__ import annotations

from bot.playground import newsroom
from bot.playground.standin import StandIn
from tests.stories.reading import headline, words


async def test_a_mention_is_answered_in_its_thread(slack: StandIn):
    asked, _ = await slack.mention("what is CECOT?")
    answers = await slack.until(lambda: slack.thread(asked))
    assert [headline(answer) for answer in answers] == ["CECOT"]
    assert not answers[0].only_for


async def test_a_mention_inside_a_thread_is_answered_in_that_thread(slack: StandIn):
    root, _ = await slack.say("A story on deportees")
    await slack.mention("who is Bukele?", thread=root.ts)
    answers = await slack.until(lambda: [m for m in slack.thread(root) if m.blocks])
    assert headline(answers[0]) == "Nayib Bukele"


async def test_a_direct_message_is_answered_in_place(slack: StandIn):
    await slack.direct("CECOT")
    found = await slack.until(lambda: [m for m in slack.messages(newsroom.DIRECT) if m.blocks])
    assert headline(found[0]) == "CECOT"


async def test_an_event_that_slack_sends_again_is_answered_once(slack: StandIn):
    asked, exchanges = await slack.mention("what is CECOT?")
    await slack.until(lambda: slack.thread(asked))
    await slack.again(exchanges[0])
    other, _ = await slack.mention("what is TdA?")
    await slack.until(lambda: slack.thread(other))
    assert len(slack.thread(asked)) == 1


async def test_an_edited_question_is_not_answered_twice(slack: StandIn):
    asked, _ = await slack.mention("what is CECOT?")
    await slack.until(lambda: slack.thread(asked))
    await slack.edit(asked, f"<@{newsroom.BOT_USER}> what is CECOT, please?")
    other, _ = await slack.mention("what is TdA?")
    await slack.until(lambda: slack.thread(other))
    assert len(slack.thread(asked)) == 1


async def test_talk_in_a_channel_that_does_not_mention_the_bot_is_left_alone(slack: StandIn):
    said, _ = await slack.say("CECOT is in the news")
    asked, _ = await slack.mention("what is TdA?")
    await slack.until(lambda: slack.thread(asked))
    assert not slack.thread(said)


async def test_a_bare_mention_gets_help(slack: StandIn):
    asked, _ = await slack.mention("")
    answers = await slack.until(lambda: slack.thread(asked))
    assert "Try one of these" in words(answers[0])
