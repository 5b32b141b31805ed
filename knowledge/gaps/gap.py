"""A gap, those who wait for it, and how it was closed."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from typing import Any, Literal

from knowledge.store.papers import Paper

Outcome = Literal["filled", "declined"]

GAP, ASKER, CLOSED = "gap", "asker", "gap-closed"
"""The kinds of papers: a gap, somebody who waits for it, how it was closed."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody asked: a channel, and a thread in it or ""."""

    channel: str
    thread: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asker:
    """Somebody who asked the desk, kept only until they are told.

    Args:
        gap_id: the gap.
        person: who asked, an id.
        where: where they asked, so that they are told there.
        at: when, in UTC.
        asked: their words.
    """

    gap_id: str
    person: str
    where: Place
    at: dt.datetime
    asked: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A subject that was asked for and is not on file.

    Args:
        id: its id.
        key: the form in which its words are compared.
        asked: the words as first typed.
        opened: when the desk was first asked, in UTC.
        askers: those who wait, in the order in which they asked.
        joined: ids of gaps that ask for the same name in another spelling.
    """

    id: str
    key: str
    asked: str
    opened: dt.datetime
    askers: tuple[Asker, ...] = ()
    joined: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The words that most askers typed; the earlier form where as many typed another."""
        forms = Counter(asker.asked for asker in self.askers)
        return forms.most_common(1)[0][0] if forms else self.asked

    @property
    def count(self) -> int:
        """How many people wait; this number may be shown, their names may not."""
        return len({asker.person for asker in self.askers})


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """How a gap was closed.

    Args:
        gap_id: the gap.
        name: the words that most askers typed.
        outcome: ``filled`` by an entry, or ``declined``.
        opened: when the desk was first asked, in UTC.
        at: when it was closed, in UTC.
        count: how many people waited.
        entry_id: the entry that fills it, or "".
        reason: why it was declined, or "".
        by: the editor who declined it, or "".
        askers: those who are yet to be told.
    """

    gap_id: str
    name: str
    outcome: Outcome
    opened: dt.datetime
    at: dt.datetime
    count: int
    entry_id: str = ""
    reason: str = ""
    by: str = ""
    askers: tuple[Asker, ...] = ()


def asker_paper(asker: Asker) -> dict[str, Any]:
    """Return an asker as a paper."""
    return {
        "gap": asker.gap_id,
        "person": asker.person,
        "channel": asker.where.channel,
        "thread": asker.where.thread,
        "at": asker.at.isoformat(),
        "asked": asker.asked,
    }


def asker_of(paper: Paper) -> Asker:
    """Return the asker that a paper holds."""
    return Asker(
        gap_id=paper["gap"],
        person=paper["person"],
        where=Place(paper["channel"], paper["thread"]),
        at=dt.datetime.fromisoformat(paper["at"]),
        asked=paper["asked"],
    )


def closing_paper(closing: Closing) -> dict[str, Any]:
    """Return a closing as a paper; those who are to be told have papers of their own."""
    return {
        "name": closing.name,
        "outcome": closing.outcome,
        "opened": closing.opened.isoformat(),
        "at": closing.at.isoformat(),
        "count": closing.count,
        "entry": closing.entry_id,
        "reason": closing.reason,
        "by": closing.by,
    }


def closing_of(gap_id: str, paper: Paper, askers: tuple[Asker, ...] = ()) -> Closing:
    """Return the closing that a paper holds."""
    return Closing(
        gap_id=gap_id,
        name=paper["name"],
        outcome=paper["outcome"],
        opened=dt.datetime.fromisoformat(paper["opened"]),
        at=dt.datetime.fromisoformat(paper["at"]),
        count=paper["count"],
        entry_id=paper["entry"],
        reason=paper["reason"],
        by=paper["by"],
        askers=askers,
    )
