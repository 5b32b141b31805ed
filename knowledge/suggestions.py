"""The review queue: what was suggested, and how it was decided, once."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass, replace
from typing import Any, Literal

from knowledge.errors import PublishRefused, StoreUnreadable
from knowledge.model import Entry, Source
from knowledge.papers import Paper, Papers
from knowledge.retention import drop_where
from knowledge.revisions import Record
from knowledge.turns import DECIDING
from knowledge.validation import dump, parse

State = Literal["waiting", "approved", "declined", "withdrawn"]
Verdict = Literal["approved", "declined", "withdrawn"]

SUGGESTION, DECISION = "suggestion", "decision"
"""The kinds of papers: what was suggested, and how it was decided."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What somebody wants changed.

    Args:
        subject: the id of the record.
        after: the record as they want it, or None to withdraw it.
        base: the number of the revision that they saw; 0 where the record is new.
        changed: what changed, in words.
        reason: why, in their words.
        second: whether a second editor must look at it, whoever suggests it.
    """

    subject: str
    after: Record | None
    base: int
    changed: str
    reason: str
    second: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A proposal in the queue.

    Args:
        id: its id.
        proposal: what is wanted.
        suggester: who wrote it, an id.
        at: when, in UTC.
        state: waiting, approved, declined or withdrawn.
        decided_by: who decided, or "".
        decided_at: when, in UTC, or None.
        why: why it was declined, or "".
    """

    id: str
    proposal: Proposal
    suggester: str
    at: dt.datetime
    state: State = "waiting"
    decided_by: str = ""
    decided_at: dt.datetime | None = None
    why: str = ""


class Suggestions:
    """The review queue over the desk's papers.

    Args:
        papers: where suggestions and decisions are kept. A decision is a paper of its own and
            claimed, so that of several who decide exactly one does.

    Every method raises ``StoreError`` where the store cannot keep what it is given.
    """

    def __init__(self, papers: Papers) -> None:
        self._papers = papers

    async def suggest(self, proposal: Proposal, suggester: str, at: dt.datetime) -> Suggestion:
        """Put a proposal into the queue; it is durable when this returns.

        Args:
            proposal: what is wanted.
            suggester: who wants it, an id.
            at: when, in UTC.
        """
        made = Suggestion(id=uuid.uuid4().hex, proposal=proposal, suggester=suggester, at=at)
        await self._papers.put(SUGGESTION, made.id, _paper(made))
        return made

    async def waiting(self) -> tuple[Suggestion, ...]:
        """Return the suggestions that nobody decided, the oldest first."""
        return tuple(each for each in await self.all() if each.state == "waiting")

    async def all(self) -> tuple[Suggestion, ...]:
        """Return every suggestion that is kept, the oldest first."""
        decisions = dict(await self._papers.all(DECISION))
        return tuple(
            _suggestion(id_, paper, decisions.get(id_))
            for id_, paper in await self._papers.all(SUGGESTION)
        )

    async def get(self, id_: str) -> Suggestion | None:
        """Return a suggestion, or None where it is no longer kept."""
        paper = await self._papers.get(SUGGESTION, id_)
        if paper is None:
            return None
        return _suggestion(id_, paper, await self._papers.get(DECISION, id_))

    async def decide(
        self, id_: str, verdict: Verdict, by: str, at: dt.datetime, why: str = ""
    ) -> tuple[Suggestion, bool]:
        """Approve, decline or withdraw a suggestion.

        Args:
            id_: the suggestion.
            verdict: approved or declined by an editor who did not write it; withdrawn by the one
                who did.
            by: who decides, an id.
            at: when, in UTC.
            why: why it is declined, in words that the suggester reads.

        Returns:
            The suggestion as it was decided, and whether this decision is the one that counts.
            Whoever comes second reads in it who decided.

        Raises:
            PublishRefused: it is not kept any more, or this person may not decide it.
        """
        suggestion = await self.get(id_)
        if suggestion is None:
            raise PublishRefused("This suggestion is no longer in the queue.")
        if (by == suggestion.suggester) != (verdict == "withdrawn"):
            raise PublishRefused(_REFUSED[verdict])
        decision = {"state": verdict, "by": by, "at": at.isoformat(), "why": why}
        first = await self._papers.claim(DECISION, id_, decision)
        decided = await self._papers.get(DECISION, id_)
        return _decided(suggestion, decided or decision), first

    async def prune(self, before: dt.date) -> None:
        """Destroy suggestions that were decided before a day; those that wait stay.

        Turns at a decision that nobody took up since go as well.
        """
        day = before.isoformat()
        async for page in self._papers.pages(DECISION):
            old = [id_ for id_, paper in page if paper["at"][: len(day)] < day]
            await self._papers.drop(SUGGESTION, old)
            await self._papers.drop(DECISION, old)
        left = dt.datetime.combine(before, dt.time(), dt.UTC).timestamp()
        await drop_where(self._papers, DECIDING, lambda _, paper: paper["at"] < left)

    async def forget(self, person: str) -> None:
        """Destroy what a person suggested, and take them out of the decisions on others."""
        own = [id_ for id_, _ in await self._papers.find(SUGGESTION, "suggester", (person,))]
        await self._papers.drop(SUGGESTION, own)
        await self._papers.drop(DECISION, own)
        turns = await self._papers.find(DECIDING, "by", (person,))
        await self._papers.drop(DECIDING, [id_ for id_, _ in turns])
        for id_, paper in await self._papers.find(DECISION, "by", (person,)):
            await self._papers.put(DECISION, id_, {**paper, "by": ""})


_REFUSED = {
    "approved": "You wrote this suggestion; another editor has to approve it.",
    "declined": "You wrote this suggestion; withdraw it instead.",
    "withdrawn": "Only the one who wrote a suggestion can withdraw it; decline it instead.",
}


def _paper(suggestion: Suggestion) -> dict[str, Any]:
    proposal = suggestion.proposal
    after = proposal.after
    return {
        "subject": proposal.subject,
        "type": "source" if isinstance(after, Source) else "entry",
        "after": None if after is None else dump(after),
        "base": proposal.base,
        "changed": proposal.changed,
        "reason": proposal.reason,
        "second": proposal.second,
        "suggester": suggestion.suggester,
        "at": suggestion.at.isoformat(),
    }


def _suggestion(id_: str, paper: Paper, decision: Paper | None) -> Suggestion:
    proposal = Proposal(
        subject=paper["subject"],
        after=_record(id_, paper),
        base=paper["base"],
        changed=paper["changed"],
        reason=paper["reason"],
        second=paper["second"],
    )
    held = Suggestion(
        id=id_,
        proposal=proposal,
        suggester=paper["suggester"],
        at=dt.datetime.fromisoformat(paper["at"]),
    )
    return held if decision is None else _decided(held, decision)


def _record(id_: str, paper: Paper) -> Record | None:
    if paper["after"] is None:
        return None
    record: Record | None
    if paper["type"] == "source":
        record, _ = parse(Source, paper["after"])
    else:
        record, _ = parse(Entry, paper["after"])
    if record is None:
        raise StoreUnreadable(f"the suggestion {id_} in the store holds a damaged record")
    return record


def _decided(suggestion: Suggestion, decision: Paper) -> Suggestion:
    return replace(
        suggestion,
        state=decision["state"],
        decided_by=decision["by"],
        decided_at=dt.datetime.fromisoformat(decision["at"]),
        why=decision["why"],
    )
