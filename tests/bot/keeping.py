"""A store that holds something of everything that is kept of people."""

from __future__ import annotations

import datetime as dt

from bot.drafts import DRAFT
from bot.sending.outbox import MESSAGE
from bot.sending.turns import SENDING
from knowledge.corrections.plan import Task
from knowledge.corrections.tasks import Tasks
from knowledge.deliveries import Deliveries, Shown
from knowledge.gaps import Gaps, Place
from knowledge.papers import Papers
from knowledge.personal import PREFERENCE, REPORT
from knowledge.reviews import REVIEW
from knowledge.suggestions import Proposal, Suggestions

KINDS = (
    *("asker", "begun", "correction", "decision", "delivery", DRAFT, "gap", "gap-closed"),
    *(MESSAGE, PREFERENCE, REPORT, REVIEW, SENDING, "shape", "suggestion", "task"),
)


async def fill(papers: Papers, person: str, other: str, at: dt.datetime) -> None:
    """File something of each kind for a person, and of another with whom they had to do."""
    gaps, suggestions = Gaps(papers), Suggestions(papers)
    await gaps.ask("Ola Brandt", person, Place("C1", "17.5"), at)
    declined = await gaps.ask("Mill", other, Place(""), at)
    await gaps.decline(declined.id, "Not ours.", person, at)
    shown = Shown(pieces=frozenset({"cecot:name"}), entries=("cecot",), revision=1, asked="")
    await Deliveries(papers).seen(person, "C1", shown, at)
    for suggester, editor in ((person, other), (other, person)):
        proposal = Proposal(subject="x", after=None, base=1, changed="all", reason="old")
        made = await suggestions.suggest(proposal, suggester, at)
        await suggestions.decide(made.id, "declined", editor, at)
    task = Task(id=f"k1:{person}", correction="k1", what="direct", person=person)
    await Tasks(papers).file([task])
    filed = {"to": person, "thread": "", "filed": at.timestamp()}
    sent = {**filed, "state": "sent", "settled": at.timestamp(), "channel": "D1", "ts": "1.5"}
    await papers.put(MESSAGE, f"gap:g1:{person}", sent)
    await papers.put(MESSAGE, "waits", {**filed, "state": "waiting", "message": {}})
    await papers.put(SENDING, "waits:1", {"message": "waits", "at": at.timestamp()})
    await papers.put(REVIEW, "review:x:2026", {"entry": "x", "owner": person, "at": at.isoformat()})
    await papers.put(DRAFT, "d1", {"person": person, "at": at.isoformat()})
    await papers.put(PREFERENCE, person, {"form": "short"})
    await papers.put(REPORT, "r1", {"by": person, "said": "wrong"})


async def kept(papers: Papers) -> dict[str, object]:
    """Return everything that is kept, by kind."""
    return {kind: await papers.all(kind) for kind in KINDS}
