"""The agent pane: prompts, a status, and answers in the thread."""

from __future__ import annotations

from bot.playground import newsroom
from bot.playground.standin import StandIn
from tests.stories.reading import headline, words


async def opened(slack: StandIn):
    root = (await slack.agent_pane()).message
    key = (root.channel, root.ts)
    pane = await slack.until(
        lambda: (known := slack.world.workspace.agent_threads.get(key)) and known.prompts and known
    )
    return root, pane


async def test_the_pane_opens_with_questions_that_are_answered(slack: StandIn):
    root, pane = await opened(slack)
    assert 1 <= len(pane.prompts) <= 4
    for prompt in pane.prompts:
        asked, _ = await slack.direct(prompt["message"], thread=root.ts)
        found = await slack.until(
            lambda asked=asked: [m for m in slack.thread(root) if m.ts > asked.ts]
        )
        assert headline(found[0])


async def test_an_answer_comes_in_the_thread_after_a_status(slack: StandIn):
    root, _ = await opened(slack)
    await slack.direct("What is CECOT?", thread=root.ts)
    found = await slack.until(lambda: [m for m in slack.thread(root) if m.blocks])
    assert headline(found[0]) == "CECOT"
    assert "¶6" in words(found[0])
    sent = [r.what for r in slack.recorder.records]
    at = max(i for i, what in enumerate(sent) if what == "assistant.threads.setStatus")
    assert "chat.postMessage" in sent[at:]
    assert slack.world.workspace.agent_threads[root.channel, root.ts].status == ""


async def test_what_the_pane_is_asked_twice_by_a_retry_is_answered_once(slack: StandIn):
    root, _ = await opened(slack)
    _, exchanges = await slack.direct("What is CECOT?", thread=root.ts)
    await slack.until(lambda: [m for m in slack.thread(root) if m.blocks])
    await slack.again(exchanges[0])
    await slack.direct("Who is Rubio?", thread=root.ts)
    await slack.until(lambda: [m for m in slack.thread(root) if m.blocks][1:])
    assert len([m for m in slack.thread(root) if m.blocks]) == 2


async def test_the_bot_does_not_answer_itself_in_the_pane(slack: StandIn):
    root, _ = await opened(slack)
    await slack.event(
        {
            "type": "message",
            "channel": root.channel,
            "channel_type": "im",
            "user": newsroom.BOT_USER,
            "bot_id": slack.world.app.bot_id,
            "text": "What is CECOT?",
            "ts": slack.world.workspace.next_ts(),
            "thread_ts": root.ts,
        }
    )
    await slack.direct("Who is Rubio?", thread=root.ts)
    found = await slack.until(lambda: [m for m in slack.thread(root) if m.blocks])
    assert [headline(m) for m in found] == ["Marco Rubio"]
