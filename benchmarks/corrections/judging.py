"""What stands in Slack at the end, held against what stood there when the correction was made."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from benchmarks.corrections.people import NEW, People
from bot.playground import newsroom
from bot.playground.distant import Distant
from bot.playground.model import Message

NOTICE = re.compile(r"^Correction of \d")
DONE = "Correction of CECOT: done."


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What was counted.

    Args:
        cards: cards that showed the old text when it was corrected.
        stale: those of them that do not show the new text alone at the end.
        channels: channels that they stand in.
        channels_missed: those of them without a reply.
        channels_doubled: channels with more than one, or with one and no card.
        people: people who read the old text privately.
        people_missed: those of them who were not told.
        people_doubled: those who were told more than once.
        editor_told: how often the editor was told that it is done.
        kills_while_telling: kills between the first and the last message that took it back.
    """

    cards: int
    stale: int
    channels: int
    channels_missed: int
    channels_doubled: int
    people: int
    people_missed: int
    people_doubled: int
    editor_told: int
    kills_while_telling: int

    @property
    def faulty(self) -> bool:
        """Whether anything was missed, doubled or left as it was."""
        wrong = (self.stale, self.channels_missed, self.channels_doubled)
        return any((*wrong, self.people_missed, self.people_doubled, self.editor_told != 1))


async def cards(slack: Distant, channels: Iterable[str], text: str) -> dict[str, set[str]]:
    """Return the cards that show a text to everybody: for each channel their time stamps."""
    found = {}
    for channel in channels:
        ours = await _ours(slack, channel)
        found[channel] = {each.ts for each in ours if text in _whole(each) and not notice(each)}
    return found


async def judged(
    slack: Distant,
    people: People,
    before: dict[str, set[str]],
    old: str,
    kills: Sequence[float] = (),
) -> Figures:
    """Return what a correction did.

    Args:
        slack: what stands there now.
        people: who read the old text.
        before: the cards that showed it.
        old: the old text.
        kills: when the bot was killed, in POSIX seconds.
    """
    taken_back: list[float] = []
    stale = replied = doubled = 0
    for channel, was in before.items():
        ours = {each.ts: each for each in await _ours(slack, channel)}
        stale += sum(not _refreshed(ours.get(ts), old) for ts in was)
        replies = _notices(ours.values())
        taken_back += replies
        replied += bool(was) and bool(replies)
        doubled += len(replies) > bool(was)
    told = [_notices(await _ours(slack, person)) for person in people.people]
    taken_back += [ts for each in told for ts in each]
    editor = [each for each in await _ours(slack, newsroom.EDITOR) if each.text.startswith(DONE)]
    channels = sum(map(bool, before.values()))
    return Figures(
        cards=sum(map(len, before.values())),
        stale=stale,
        channels=channels,
        channels_missed=channels - replied,
        channels_doubled=doubled,
        people=len(told),
        people_missed=told.count([]),
        people_doubled=sum(len(each) > 1 for each in told),
        editor_told=len(editor),
        kills_while_telling=sum(min(taken_back) < at < max(taken_back) for at in kills)
        if taken_back
        else 0,
    )


class Told:
    """Counts the messages that take the old text back, as the bot sends them.

    Args:
        slack: where it sends them.
    """

    def __init__(self, slack: Distant) -> None:
        self._slack = slack
        self._heard = 0
        self._count = 0

    async def count(self) -> int:
        """Return how many were sent so far."""
        new = await self._slack.calls(since=self._heard)
        self._heard += len(new)
        self._count += sum(
            each.what == "chat.postMessage"
            and not each.error
            and bool(NOTICE.match(str(each.payload.get("text"))))
            for each in new
        )
        return self._count


async def done(slack: Distant) -> bool:
    """Return whether the editor was told that everybody was reached."""
    return any(each.text.startswith(DONE) for each in await _ours(slack, newsroom.EDITOR))


def notice(message: Message) -> bool:
    """Return whether a message takes an old text back."""
    return bool(NOTICE.match(message.text))


def _notices(messages: Iterable[Message]) -> list[float]:
    """Return when each message was written that takes an old text back."""
    return [float(each.ts) for each in messages if notice(each)]


def _refreshed(message: Message | None, old: str) -> bool:
    return message is not None and NEW in _whole(message) and old not in _whole(message)


def _whole(message: Message) -> str:
    return json.dumps([message.text, list(message.blocks)], ensure_ascii=False)


async def _ours(slack: Distant, place: str) -> list[Message]:
    """Return what the bot wrote for all to see in a channel, or to a person."""
    seen = await slack.messages(place, newsroom.EDITOR if place[0] == "C" else place)
    return [each for each in seen if each.user == newsroom.BOT_USER and not each.only_for]
