"""An answer to what somebody wrote, and where it goes."""

from __future__ import annotations

from dataclasses import dataclass

from bot.composed import Composed


@dataclass(frozen=True, slots=True)
class Destination:
    """Where an answer goes.

    Args:
        channel: the channel.
        thread: the message whose thread it stands in, or "".
        to: the person in whose direct message it stands, or "".
    """

    channel: str
    thread: str = ""
    to: str = ""


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer, and where it goes.

    Args:
        id: what makes it this answer and no other.
        place: where it goes.
        composed: the message and what it shows.
    """

    id: str
    place: Destination
    composed: Composed
