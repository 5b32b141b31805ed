"""A correction and whom its old texts reached → what is to be done, each thing once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Literal

from knowledge.corrections.correction import Correction
from knowledge.deliveries import Posted, Reach
from knowledge.papers import Paper

What = Literal["refresh", "reply", "direct"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One thing to do for a correction. Planned again it has the same id, and is the same.

    Args:
        id: the correction, what is done, and to what.
        correction: the correction's id.
        what: ``refresh`` composes a posted message anew in its place; ``reply`` tells a channel;
            ``direct`` tells a person.
        channel: for a refresh and a reply, where.
        thread: for a reply, the message that it answers.
        delivery: for a refresh, the message for all, by the id of its delivery.
        person: for a direct message, who is told.
    """

    id: str
    correction: str
    what: What
    channel: str = ""
    thread: str = ""
    delivery: str = ""
    person: str = ""


def to_paper(task: Task) -> Paper:
    """Return a task that is yet to be done as a paper."""
    return {**asdict(task), "state": "open"}


def from_paper(paper: Paper) -> Task:
    """Return the task that a paper holds."""
    return Task(**{name: paper[name] for name in Task.__slots__})


def plan(correction: Correction, reach: Reach) -> tuple[Task, ...]:
    """Return what is to be done for a correction.

    Every posted message that shows an old text is refreshed. Where people are told, each channel
    gets one reply, under the newest message that showed it, and each person who saw it privately
    or in a direct message one direct message, however many answers they saw.

    Args:
        correction: what was corrected.
        reach: whom the old texts reached.
    """
    tasks = [*_refreshes(correction, reach)]
    if correction.tells:
        tasks += [*_replies(correction, reach), *_directs(correction, reach)]
    return tuple(tasks)


def _refreshes(correction: Correction, reach: Reach) -> Iterator[Task]:
    for message in reach.posted:
        if message.stale:
            yield Task(
                id=f"{correction.id}:refresh:{message.id}",
                correction=correction.id,
                what="refresh",
                channel="" if message.to else message.channel,
                delivery=message.id,
                person=message.to,
            )


def _replies(correction: Correction, reach: Reach) -> Iterator[Task]:
    newest: dict[str, Posted] = {}
    for message in (each for each in reach.posted if not each.to):
        held = newest.get(message.channel)
        if held is None or held.begun <= message.begun:
            newest[message.channel] = message
    under = {channel: message.thread or message.ts for channel, message in newest.items()}
    for channel, thread in {**dict(reach.told), **under}.items():
        yield Task(
            id=f"{correction.id}:reply:{channel}",
            correction=correction.id,
            what="reply",
            channel=channel,
            thread=thread,
        )


def _directs(correction: Correction, reach: Reach) -> Iterator[Task]:
    for person in reach.people:
        yield Task(
            id=f"{correction.id}:direct:{person}",
            correction=correction.id,
            what="direct",
            person=person,
        )
