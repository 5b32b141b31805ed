"""Reviews: entries past their day, whose they are, and who is asked about each, once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from knowledge.model import Entry
from knowledge.papers import Papers
from knowledge.retention import drop_where
from knowledge.revisions import Revision
from knowledge.snapshot import Snapshot
from knowledge.text import digest

REVIEW = "review"
"""The kind of papers: somebody was asked about an entry and a review date."""

HOLDS = 180
"""Days for which an entry that is still right holds, unless told."""


@dataclass(frozen=True, slots=True)
class Due:
    """An entry that is to be looked at again, and who is asked: an id, or "" for the desk."""

    entry: Entry
    owner: str

    @property
    def claim(self) -> str:
        """The id under which one process asks once: the entry and its review date."""
        return f"review:{self.entry.id}:{self.entry.review_by.isoformat()}"


def due(snapshot: Snapshot, editors: Mapping[str, str], today: dt.date) -> tuple[Due, ...]:
    """Return the entries past their review, the longest overdue first.

    Args:
        snapshot: what is on file.
        editors: the last editor of each record, by id: ``last_editors``.
        today: the day; an entry is due from the day after its ``review_by``, as on its card.
    """
    late = (entry for entry in snapshot.entries.values() if entry.review_by < today)
    ranked = sorted(late, key=lambda entry: (entry.review_by, entry.id))
    return tuple(Due(entry, entry.owner or editors.get(entry.id, "")) for entry in ranked)


def last_editors(revisions: Iterable[Revision]) -> dict[str, str]:
    """Return who last edited each record in the desk; the curated files are nobody."""
    return {each.subject: each.editor for each in revisions if each.origin == "desk"}


async def claimed(papers: Papers, due: Due, at: dt.datetime) -> bool:
    """Return whether it falls to the caller to ask about an entry; to exactly one it does.

    Args:
        papers: where it is noted.
        due: the entry.
        at: when, in UTC.

    Raises:
        StoreError: it could not be noted.
    """
    paper = {"entry": due.entry.id, "owner": due.owner, "at": at.isoformat()}
    return await papers.claim(REVIEW, due.claim, paper)


async def day_list(
    papers: Papers, owner: str, today: dt.date, late: Iterable[Due], at: dt.datetime
) -> frozenset[str]:
    """Return what is asked about in one list on a day, by ``Due.claim``, though several ask.

    The first who asks says what is in it; everybody else takes it from there.

    Args:
        papers: where it is noted.
        owner: who is asked.
        today: the day.
        late: what is due.
        at: when, in UTC.

    Raises:
        StoreError: it could not be noted.
    """
    claims = [each.claim for each in late]
    paper = {"owner": owner, "at": at.isoformat(), "claims": claims}
    if await papers.claim(REVIEW, list_id(owner, today), paper):
        return frozenset(claims)
    held = await papers.get(REVIEW, list_id(owner, today))
    return frozenset(held["claims"] if held else claims)


def list_id(owner: str, today: dt.date) -> str:
    """Return the id of the one list that somebody gets on a day; it names nobody."""
    return f"reviews:{digest(owner)[:16]}:{today.isoformat()}"


async def prune(papers: Papers, before: dt.date) -> None:
    """Destroy notes of reviews that were asked for before a day.

    An entry that is still due then is asked about again.

    Raises:
        StoreError: they could not be destroyed.
    """
    day = before.isoformat()
    await drop_where(papers, REVIEW, lambda _, paper: paper["at"][: len(day)] < day)


async def forget(papers: Papers, person: str) -> None:
    """Take a person out of the notes of reviews; that somebody was asked stays noted.

    Raises:
        StoreError: it could not be kept.
    """
    for id_, paper in await papers.find(REVIEW, "owner", (person,)):
        await papers.put(REVIEW, id_, {**paper, "owner": ""})


def still_right(entry: Entry, today: dt.date, days: int = HOLDS) -> Entry:
    """Return an entry that an editor looked at and found right.

    Args:
        entry: the entry.
        today: the day for which it holds now.
        days: how long it holds from then.
    """
    return replace(entry, as_of=today, review_by=today + dt.timedelta(days=days))
