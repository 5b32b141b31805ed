"""A store that holds something of everything that is kept of people."""

from __future__ import annotations

import datetime as dt

from bot import once
from bot.curation.queue import TOLD
from bot.drafts import DRAFT
from bot.rounds import ROUND
from bot.sending.outbox import MESSAGE
from bot.sending.turns import SENDING
from knowledge.attendance import AT_WORK
from knowledge.building import MERGED
from knowledge.corrections import Correction, Corrections, Intent, Task, Tasks
from knowledge.deliveries import ASKED, Counts, Deliveries, Shown
from knowledge.gaps import MISSED, Gaps, Place
from knowledge.papers import Papers
from knowledge.personal import PREFERENCE, REPORT
from knowledge.reviews import REVIEW
from knowledge.suggestions import Proposal, Suggestions
from knowledge.turns import Turns

KINDS = (
    *(
        ASKED,
        "asker",
        "begun",
        "correction",
        MERGED,
        "deciding",
        "decision",
        "delivery",
        DRAFT,
        "gap",
    ),
    *("gap-closed", "intent", MESSAGE, MISSED, "once", PREFERENCE, "queue-told", REPORT, REVIEW),
    *(AT_WORK, "round", SENDING, "shape", "suggestion", "task"),
)


async def fill(
    papers: Papers, person: str, other: str, at: dt.datetime, *, waiting: bool = True
) -> None:
    """File something of each kind for a person, and of another with whom they had to do.

    With ``waiting``, some of it is yet to be done, and so is none that counts, or is over.
    """
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
    if not waiting:
        await _fill_what_is_over(papers, person, at)


async def _fill_what_is_over(papers: Papers, person: str, at: dt.datetime) -> None:
    await papers.drop(MESSAGE, ["waits"])
    sent = {"to": person, "state": "sent", "settled": at.timestamp(), "filed": at.timestamp()}
    await papers.put(MESSAGE, "waits", sent)
    for kind in (ASKED, MISSED):
        counts = Counts(papers, kind)
        await counts.note("cecot", at.date())
        await counts.flush()
    correction = Correction(
        id="k1",
        kind="correction",
        revision=7,
        changes=(),
        stood=(),
        names=(("cecot", "CECOT"),),
        reason="a wrong figure",
        editor=person,
        at=at,
    )
    tasks = Tasks(papers)
    corrections = Corrections(papers, Deliveries(papers), tasks, grace=dt.timedelta())
    await corrections.issue(correction)
    await corrections.late(correction, at)
    (task,) = await tasks.of("k1")
    await tasks.begin(task, at.timestamp())
    await tasks.done(task)
    intent = Intent(
        id="k2",
        kind="update",
        subjects=("cecot",),
        reason="r",
        editor=person,
        after=7,
        at=at.timestamp(),
    )
    await corrections.announce(intent)
    suggestions = Suggestions(papers)
    (decided, *_) = await suggestions.all()
    await papers.put(TOLD, decided.id, {"at": at.isoformat()})
    await Turns(papers, clock=at.timestamp).take("left", person, 1)
    await papers.put(once.KIND, "event:1", {"at": at.isoformat()})
    await papers.put(ROUND, "left:1", {"at": at.isoformat()})
    await papers.put(MERGED, "digest", {})
    await papers.put(AT_WORK, "a process", {"beat": 1})


async def kept(papers: Papers) -> dict[str, object]:
    """Return everything that is kept, by kind."""
    return {kind: await papers.all(kind) for kind in KINDS}
