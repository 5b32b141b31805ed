"""Drafts: what somebody edits, kept from one modal to the next for a day at most.

What a modal carries with it holds 3,000 characters; a draft holds whole records. Nobody but the
one whose draft it is gets it back. A paragraph that was pasted as evidence is never in it.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from knowledge.corrections import CorrectionKind
from knowledge.errors import StoreUnreadable
from knowledge.model import Entry, Source
from knowledge.papers import Paper, Papers
from knowledge.publishing import Edit
from knowledge.revisions import Record
from knowledge.validation import dump, parse

DRAFT = "draft"
"""The kind of papers."""

KEPT = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Edits on their way.

    Args:
        id: its id.
        person: whose it is, an id.
        edits: the records as they are to be.
        reason: why, as far as it is typed.
        kind: whether the old text was right when it was read (``update``).
        suggestion: the suggestion in the queue that it came from, or "".
        gap: the gap that it fills, or "".
        at: when it was last kept, in UTC.
    """

    id: str
    person: str
    edits: tuple[Edit, ...]
    reason: str = ""
    kind: CorrectionKind = "update"
    suggestion: str = ""
    gap: str = ""
    at: dt.datetime


def new_draft(
    person: str,
    edits: Sequence[Edit],
    *,
    id_: str = "",
    reason: str = "",
    kind: CorrectionKind = "update",
    suggestion: str = "",
    gap: str = "",
) -> Draft:
    """Return a draft that is not kept yet.

    Args:
        person: whose it is, an id.
        edits: the records as they are to be.
        id_: its id where it takes the place of an earlier one; else a new one is made.
        reason: why, where it is known.
        kind: what is chosen first where it is confirmed.
        suggestion: the suggestion that it came from, or "".
        gap: the gap that it fills, or "".
    """
    return Draft(
        id=id_ or uuid.uuid4().hex,
        person=person,
        edits=tuple(edits),
        reason=reason,
        kind=kind,
        suggestion=suggestion,
        gap=gap,
        at=dt.datetime.now(dt.UTC),
    )


class Drafts:
    """Keeps drafts.

    Args:
        papers: where they are kept.

    Every method raises ``StoreError`` where the store cannot keep what it is given.
    """

    def __init__(self, papers: Papers) -> None:
        self._papers = papers

    async def keep(self, draft: Draft) -> None:
        """Keep a draft in place of the one with its id, and let go what is over a day old."""
        await self._prune(draft.at - KEPT)
        await self._papers.put(DRAFT, draft.id, _paper(draft))

    async def get(self, id_: str, person: str) -> Draft | None:
        """Return a draft of a person; None where it is gone, or somebody else's."""
        paper = await self._papers.get(DRAFT, id_)
        if paper is None or paper["person"] != person:
            return None
        draft = _draft(id_, paper)
        return draft if draft.at > dt.datetime.now(dt.UTC) - KEPT else None

    async def drop(self, id_: str) -> None:
        """Let a draft go."""
        await self._papers.drop(DRAFT, [id_])

    async def _prune(self, before: dt.datetime) -> None:
        old = [
            id_
            for id_, paper in await self._papers.all(DRAFT)
            if dt.datetime.fromisoformat(paper["at"]) < before
        ]
        if old:
            await self._papers.drop(DRAFT, old)


def _paper(draft: Draft) -> dict[str, Any]:
    return {
        "person": draft.person,
        "edits": [_edit_paper(edit) for edit in draft.edits],
        "reason": draft.reason,
        "kind": draft.kind,
        "suggestion": draft.suggestion,
        "gap": draft.gap,
        "at": draft.at.isoformat(),
    }


def _edit_paper(edit: Edit) -> dict[str, Any]:
    return {
        "subject": edit.subject,
        "type": "source" if isinstance(edit.after, Source) else "entry",
        "after": None if edit.after is None else dump(edit.after),
        "base": edit.base,
        "choices": dict(edit.choices),
        "seen": edit.seen,
    }


def _draft(id_: str, paper: Paper) -> Draft:
    return Draft(
        id=id_,
        person=paper["person"],
        edits=tuple(_edit(id_, each) for each in paper["edits"]),
        reason=paper["reason"],
        kind=paper["kind"],
        suggestion=paper["suggestion"],
        gap=paper["gap"],
        at=dt.datetime.fromisoformat(paper["at"]),
    )


def _edit(id_: str, paper: Paper) -> Edit:
    after: Record | None = None
    if paper["after"] is not None:
        form = Source if paper["type"] == "source" else Entry
        after = _parsed(form, paper["after"])
        if after is None:
            raise StoreUnreadable(f"the draft {id_} in the store holds a damaged record")
    return Edit(
        subject=paper["subject"],
        after=after,
        base=paper["base"],
        choices=paper["choices"],
        seen=paper["seen"],
    )


def _parsed(form: type[Entry] | type[Source], data: object) -> Record | None:
    return parse(Source, data)[0] if form is Source else parse(Entry, data)[0]
