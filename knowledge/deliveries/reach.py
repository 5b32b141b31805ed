"""Whom a piece of text reached while it stood."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Stood:
    """An old text of a piece: from the revision that brought it to the one that changed it.

    ``until`` is the first revision that no longer shows it.
    """

    piece: str
    since: int
    until: int

    def at(self, revision: int) -> bool:
        """Return whether the text stood in a revision."""
        return self.since <= revision < self.until


@dataclass(frozen=True, slots=True, kw_only=True)
class Posted:
    """A message for all, as it was posted.

    Args:
        id: the delivery.
        channel: where.
        ts: by what the message is known there, or "" where that is not confirmed yet.
        thread: the message whose thread it stands in, or "".
        by: who shared it, or "".
        to: the person in whose direct message it stands, or "".
        begun: when it was about to be posted, ISO form in UTC.
        revision: the revision that it shows now.
        asked: how it is composed again.
        stale: whether what it shows now is old; False where it was refreshed since.
        shape: the digest of what it shows now.
    """

    id: str
    channel: str
    ts: str
    thread: str
    by: str
    begun: str
    revision: int
    asked: str
    to: str = ""
    stale: bool = True
    shape: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """Those whom old texts reached.

    Args:
        posted: the messages for all that showed one, in the order in which they were begun.
        people: those who saw one privately or in a direct message, or copied it, each once.
        begun: messages that showed one, begun and neither confirmed nor given up: they may be
            posted yet.
        told: channels that were told one in a correction, each with the thread of its reply.
    """

    posted: tuple[Posted, ...] = ()
    people: tuple[str, ...] = ()
    begun: tuple[Posted, ...] = ()
    told: tuple[tuple[str, str], ...] = ()

    @property
    def channels(self) -> tuple[str, ...]:
        """The channels in which an old text was posted, each once."""
        return tuple(dict.fromkeys(each.channel for each in self.posted if not each.to))
