"""The papers that deliveries are kept in.

Two kinds. A ``shape`` says what a message showed, once for all messages that showed the same; a
``delivery`` says to whom, where and when, and keeps no text. A message that is refreshed keeps
the shapes that it showed before, the present one last: they were read.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Container

from knowledge.deliveries.reach import Posted
from knowledge.deliveries.shown import Shown
from knowledge.papers import Paper

SHAPE = "shape"
DELIVERY = "delivery"


def stamp(at: dt.datetime) -> str:
    """Return a time as it is filed: in UTC, of one length, so that text sorts as time does."""
    return at.astimezone(dt.UTC).isoformat(timespec="milliseconds")


def shape(shown: Shown, at: dt.datetime) -> Paper:
    """Return the paper of what messages showed, filed at a time."""
    return {**shown.paper(), "at": stamp(at)}


def private(way: str, person: str, channel: str, shown: Shown, at: dt.datetime) -> Paper:
    """Return the paper of an answer that one person was given.

    Args:
        way: ``seen``, or ``copied`` for a line that was handed out.
        person: who was given it.
        channel: where, or "".
        shown: what it showed.
        at: when.
    """
    shapes = [shown.shape]
    return {"way": way, "person": person, "channel": channel, "shapes": shapes, "at": stamp(at)}


def is_private(paper: Paper) -> bool:
    """Return whether a delivery was for one person alone."""
    return "person" in paper


def posting(channel: str, thread: str, shown: Shown, *, by: str, to: str, at: dt.datetime) -> Paper:
    """Return the paper of a message that is about to be posted."""
    return {
        "way": "posting",
        "channel": channel,
        "thread": thread,
        "ts": "",
        "by": by,
        "to": to,
        "shapes": [shown.shape],
        "at": stamp(at),
    }


def standing(paper: Paper, ts: str) -> Paper:
    """Return the paper of a message that stands; who posted it is of no account any more."""
    kept = {name: value for name, value in paper.items() if name != "process"}
    return {**kept, "way": "posted", "ts": ts}


def posted(id_: str, paper: Paper, now: Paper | None, old: Container[str] = ()) -> Posted:
    """Return a message for all as its papers have it.

    Args:
        id_: the delivery.
        paper: its paper.
        now: the paper of what it shows now.
        old: the shapes that show an old text.
    """
    return Posted(
        id=id_,
        channel=paper["channel"],
        ts=paper["ts"],
        thread=paper["thread"],
        by=paper["by"],
        to=paper.get("to", ""),
        begun=paper["at"],
        revision=now["revision"] if now else 0,
        asked=now["asked"] if now else "",
        stale=paper["shapes"][-1] in old,
        shape=paper["shapes"][-1],
    )
