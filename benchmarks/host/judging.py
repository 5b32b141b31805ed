"""What was acknowledged, held against what stands in Slack and in the database at the end."""

from __future__ import annotations

import asyncio
import json
import re
import time
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import psycopg

from benchmarks.host.visitors import CHANNELS, Ledger
from bot.playground import newsroom
from bot.playground.distant import Distant
from bot.playground.model import Message
from bot.sending.finding import EVENT
from bot.sending.retention import ANSWER

LONGEST = 600.0
"""Seconds that the desk may take to end what it began: changed cards go out one in 1.2 s, since
Slack takes fifty changes a minute."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What was lost, and what was doubled.

    ``unknown`` acts were never acknowledged: they may be done or not, and never twice. Of
    ``shares_refused`` the person read that they failed. ``named`` says which ones are not in order.
    """

    answers_lost: int
    answers_doubled: int
    messages_doubled: int
    shares_lost: int
    edits_lost: int
    edits_doubled: int
    cards_stale: int
    waiting: int
    corrections: int
    shares_refused: int
    unknown: int
    settled_after: float
    named: tuple[str, ...] = ()

    @property
    def faulty(self) -> bool:
        """Whether anything is not in order."""
        return bool(
            self.answers_lost + self.answers_doubled + self.messages_doubled + self.shares_lost
            + self.edits_lost + self.edits_doubled + self.cards_stale + self.waiting
        )  # fmt: skip


async def judged(slack: Distant, url: str, ledger: Ledger, longest: float = LONGEST) -> Verdict:
    """Wait until the desk has ended what it began, and judge."""
    started = time.monotonic()
    failures = Failures(slack)
    while time.monotonic() - started < longest:
        waits = await asyncio.to_thread(_waiting, url)
        verdict = await _judged(slack, url, ledger, failures, waits, time.monotonic() - started)
        if not (waits or verdict.answers_lost or verdict.shares_lost or verdict.cards_stale):
            break
        await asyncio.sleep(1)
    return verdict


async def _judged(
    slack: Distant, url: str, ledger: Ledger, failures: Failures, waits: int, after: float
) -> Verdict:
    standing = await _standing(slack)
    ours = Counter(_id(message) for message in standing if _id(message))
    asked, unknown = _answered(ledger.asked, standing), _answered(ledger.unacknowledged, standing)
    missing = [press for press in ledger.shared if not ours[ANSWER + press]]
    told = await failures.told(missing)
    held = await asyncio.to_thread(_revisions, url)
    found = Counter(
        {
            mark: sum(f"because of {mark}" in each for each in held)
            for mark in (*ledger.published, *ledger.begun)
        }
    )
    wrong = {
        "answers_lost": [place for place, count in asked.items() if count == 0],
        "answers_doubled": [
            place for place, count in (*asked.items(), *unknown.items()) if count > 1
        ],
        "messages_doubled": [id_ for id_, count in ours.items() if count > 1],
        "shares_lost": [press for press in missing if press not in told],
        "edits_lost": [mark for mark in ledger.published if found[mark] == 0],
        "edits_doubled": [mark for mark, count in found.items() if count > 1],
        "cards_stale": _stale(standing, await asyncio.to_thread(_newest, url)),
    }
    return Verdict(
        **{what: len(which) for what, which in wrong.items()},
        waiting=waits,
        corrections=await asyncio.to_thread(_count, url, "correction"),
        shares_refused=len(told),
        unknown=len(ledger.unacknowledged) + len(ledger.begun),
        settled_after=after,
        named=tuple(f"{what}: {each}" for what, which in wrong.items() for each in which),
    )


class Failures:
    """What people were told that did not go well.

    Args:
        slack: the workspace.
    """

    def __init__(self, slack: Distant) -> None:
        self._slack = slack
        self._read = 0
        self._told: set[str] = set()

    async def told(self, presses: Iterable[str]) -> set[str]:
        """Return the presses, by their triggers, of which a person read that they failed."""
        wanted = set(presses)
        if wanted - self._told:
            records = await self._slack.calls(self._read)
            self._read += len(records)
            self._told |= {
                str(each.payload.get("trigger_id"))
                for each in records
                if each.what.startswith("views.") and not each.error
            }
        return wanted & self._told


def _answered(asked: Iterable[Message], standing: Iterable[Message]) -> Counter[str]:
    """Return how often each question was answered: in its thread, or in the pane's."""
    answers = Counter(
        f"{message.channel} {message.thread_ts}"
        for message in standing
        if _id(message).startswith(ANSWER)
    )
    places = (f"{message.channel} {message.thread_ts or message.ts}" for message in asked)
    return Counter({place: answers[place] for place in places})


async def _standing(slack: Distant) -> list[Message]:
    """Return every message that anybody sees in the channels and panes that were used."""
    found: dict[tuple[str, str], Message] = {}
    places = [(channel, newsroom.EDITOR) for channel in CHANNELS]
    people = (newsroom.EDITOR, newsroom.SECOND_EDITOR, newsroom.REPORTER, *newsroom.READERS)
    places += [(person, person) for person in people]
    for channel, viewer in places:
        for message in await slack.messages(channel, viewer):
            found[message.channel, message.ts] = message
            for reply in await slack.thread(message, viewer):
                found[reply.channel, reply.ts] = reply
    return list(found.values())


def _stale(standing: Iterable[Message], newest: Mapping[str, str]) -> list[str]:
    """Return the cards that everybody sees and that show another summary than the newest."""
    return [
        f"{message.channel} {message.ts} {_id(message)}: {name}, not {mark}"
        for message in standing
        if _id(message).startswith(ANSWER)
        for name, mark in newest.items()
        for shown in re.findall(rf"{name} is in the news \((\w+)\)", str(message.blocks))
        if shown != mark
    ]


def _newest(url: str) -> dict[str, str]:
    """Return the mark in the newest summary of each entry that was edited."""
    said = re.compile(r"([\w ]+) is in the news \((\w+)\)")
    return {name: mark for each in _revisions(url) for name, mark in said.findall(each)}


def _id(message: Message) -> str:
    metadata = message.metadata or {}
    if metadata.get("event_type") != EVENT:
        return ""
    return str(metadata["event_payload"]["id"])


def _waiting(url: str) -> int:
    """Return how many messages and tasks of corrections are not ended yet."""
    with psycopg.connect(url) as connection:
        row = connection.execute(
            "SELECT count(*) FROM nutgraf.papers WHERE (kind = 'message' AND"
            " paper->>'state' = 'waiting') OR (kind = 'task' AND paper->>'state' = 'open')"
            " OR kind = 'intent'"
        ).fetchone()
    return int(row[0]) if row else 0


def _count(url: str, kind: str) -> int:
    with psycopg.connect(url) as connection:
        row = connection.execute(
            "SELECT count(*) FROM nutgraf.papers WHERE kind = %s", [kind]
        ).fetchone()
    return int(row[0]) if row else 0


def _revisions(url: str) -> list[str]:
    with psycopg.connect(url) as connection:
        rows = connection.execute(
            "SELECT document FROM nutgraf.revisions ORDER BY number"
        ).fetchall()
    return [json.dumps(row[0], ensure_ascii=False) for row in rows]
