"""The history of an entry: who changed what, when and why."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from knowledge.answers.lines import Ref


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryLine:
    """One revision of an entry.

    Args:
        number: the number of the revision.
        at: when, in UTC.
        editor: who published it: a Slack user id, ``curated files``, or "" where it is not said.
        reason: why.
        act: what it did to the entry: added, changed, withdrawn or brought back.
        changes: for each field that it changed, what it is in words, and the words before and
            after; None where there were none.
    """

    number: int
    at: dt.datetime
    editor: str
    reason: str
    act: str
    changes: tuple[tuple[str, str | None, str | None], ...]


@dataclass(frozen=True, slots=True)
class History:
    """The revisions of an entry, the last first; none where no store keeps them.

    Args:
        subject: the entry.
        lines: its revisions.
        reverts: whether the one who reads it may revert them.
    """

    subject: Ref
    lines: tuple[HistoryLine, ...]
    reverts: bool = False
