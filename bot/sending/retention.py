"""Messages that were sent or refused go after their time, or when a person asks."""

from __future__ import annotations

from collections.abc import Sequence

from bot.sending.outbox import MESSAGE
from bot.sending.turns import SENDING
from knowledge.papers import Papers

ANSWER = "answer:"
"""What begins the id of an answer to an event."""


async def prune(papers: Papers, before: float, answers: float) -> None:
    """Destroy what is kept of messages that were settled before a time, in POSIX seconds.

    What waits to be sent stays, however old. Of answers to events nothing is needed once Slack
    has given up sending the event again.

    Args:
        papers: where it is kept.
        before: the time for messages.
        answers: the time for answers to events.

    Raises:
        StoreError: it could not be destroyed.
    """
    async for page in papers.pages(MESSAGE):
        gone = []
        for id_, paper in page:
            last = answers if id_.startswith(ANSWER) else before
            if paper.get("settled", last) < last:
                gone.append(id_)
        if gone:
            await _drop(papers, gone)


async def forget(papers: Papers, person: str) -> None:
    """Destroy the messages to a person, those that wait among them.

    Raises:
        StoreError: they could not be destroyed.
    """
    await _drop(papers, [id_ for id_, _ in await papers.find(MESSAGE, "to", (person,))])


async def _drop(papers: Papers, gone: Sequence[str]) -> None:
    """Destroy messages, and what a process that was killed left of its attempts at them."""
    begun = await papers.find(SENDING, "message", gone)
    await papers.drop(MESSAGE, gone)
    await papers.drop(SENDING, [attempt for attempt, _ in begun])
