"""What was acknowledged, held against what stands in Slack and in the database at the end."""

from __future__ import annotations

import asyncio
import json
import re
import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import psycopg

from benchmarks.host.visitors import CHANNELS, Ledger
from bot.playground import newsroom
from bot.playground.distant import Distant
from bot.playground.model import Message
from bot.sending.once import EVENT

LONGEST = 600.0
"""Seconds that the desk may take to end what it began: changed cards go out one in 1.2 s, since
Slack takes fifty changes a minute."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What was lost, and what was doubled.

    ``unknown`` acts were never acknowledged: they may be done or not, and never twice.
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
    unknown: int
    settled_after: float

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
    while time.monotonic() - started < longest:
        waits = await asyncio.to_thread(_waiting, url)
        verdict = await _judged(slack, url, ledger, waits, time.monotonic() - started)
        if not (waits or verdict.answers_lost or verdict.shares_lost or verdict.cards_stale):
            break
        await asyncio.sleep(1)
    return verdict


async def _judged(slack: Distant, url: str, ledger: Ledger, waits: int, after: float) -> Verdict:
    standing = await _standing(slack)
    ours = [_id(message) for message in standing if _id(message)]
    answers = Counter(
        (message.channel, message.thread_ts)
        for message in standing
        if _id(message).startswith("answer:")
    )
    asked = [
        answers[message.channel, message.ts] for message in ledger.asked if not message.thread_ts
    ]
    asked += _in_panes(ledger, standing)
    unknown = [answers[m.channel, m.ts] for m in ledger.unacknowledged if not m.thread_ts]
    shared = sum("Shared by" in str(m.blocks) and bool(_id(m)) for m in standing)
    held = await asyncio.to_thread(_revisions, url)
    found = Counter(
        {
            mark: sum(f"because of {mark}" in each for each in held)
            for mark in (*ledger.published, *ledger.begun)
        }
    )
    return Verdict(
        answers_lost=asked.count(0),
        answers_doubled=sum(count > 1 for count in (*asked, *unknown)),
        messages_doubled=len(ours) - len(set(ours)),
        shares_lost=max(0, ledger.acknowledged["share"] - shared),
        edits_lost=sum(found[mark] == 0 for mark in ledger.published),
        edits_doubled=sum(count > 1 for count in found.values()),
        cards_stale=_stale(standing, await asyncio.to_thread(_newest, url)),
        waiting=waits,
        corrections=await asyncio.to_thread(_count, url, "correction"),
        unknown=len(ledger.unacknowledged) + len(ledger.begun),
        settled_after=after,
    )


def _in_panes(ledger: Ledger, standing: list[Message]) -> list[int]:
    """Return how often each question in a pane was answered: its thread has no other."""
    questions = [message for message in ledger.asked if message.thread_ts]
    places = Counter((message.channel, message.thread_ts) for message in questions)
    answered = Counter((m.channel, m.thread_ts) for m in standing if _id(m).startswith("answer:"))
    return [answered[place] for place in places]


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


def _stale(standing: list[Message], newest: Mapping[str, str]) -> int:
    """Return how many cards that everybody sees show another summary than the newest."""
    cards = [
        str(message.blocks)
        for message in standing
        if _id(message).startswith("answer:") or "Shared by" in str(message.blocks)
    ]
    return sum(
        any(
            found != newest[name] for found in re.findall(rf"{name} is in the news \((\w+)\)", card)
        )
        for card in cards
        for name in newest
    )


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
