"""The history of an entry: its revisions, as far as nothing in them is held back.

Answers are composed from a snapshot at once; revisions are read from the store, which takes its
time. So the subject is found here, and ``Desk.answer`` waits for the store in between.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from knowledge.answers import Answer, Choice, History, HistoryLine
from knowledge.asking.entry import entry
from knowledge.asking.onfile import OnFile
from knowledge.asking.subjects import meant_by
from knowledge.editing.history import FieldChange, field_changes
from knowledge.editing.wording import Wording
from knowledge.embargo import shown
from knowledge.model import Entry
from knowledge.questions import Question
from knowledge.revisions import Record, Revision
from knowledge.snapshot import Snapshot


def subject_of(on: OnFile, question: Question) -> Entry | Choice | None:
    """Return the entry whose history is asked for, a choice, or None where none is on file."""
    meant = meant_by(on, question.subject)
    return meant if isinstance(meant, Entry | Choice) else None


def without_store(on: OnFile, question: Question) -> Answer:
    """Answer where nobody waits for the store: the card, and anything else read as a name."""
    meant = subject_of(on, question)
    if isinstance(meant, Entry):
        return on.card(meant)
    return meant or entry(on, replace(question, intent="entry", subject=question.text))


def history_of(on: OnFile, subject: Entry, revisions: Iterable[Revision], now: float) -> History:
    """Compose the history of an entry.

    Args:
        on: what is on file.
        subject: the entry.
        revisions: its revisions, in order.
        now: the time in POSIX seconds, which decides what an embargo holds back.
    """
    held = _held(on.snapshot)
    wording = Wording({**on.snapshot.sources, **on.snapshot.entries})
    lines: list[HistoryLine] = []
    before: Entry | None = None
    for revision in revisions:
        after = revision.after if isinstance(revision.after, Entry) else None
        visible = _visible(after, held, now)
        if after is not None and visible is None:
            continue
        act = _act(before, visible, first=not lines)
        changes = field_changes(before, visible, wording) if act == "changed" else ()
        lines.append(_line(revision, act, changes))
        before = visible
    return History(on.ref(subject), tuple(reversed(lines)))


def _line(revision: Revision, act: str, changes: Iterable[FieldChange]) -> HistoryLine:
    return HistoryLine(
        number=revision.number,
        at=revision.at,
        editor=revision.editor,
        reason=revision.reason,
        act=act,
        changes=tuple((each.what, each.before, each.after) for each in changes),
    )


def _act(before: Entry | None, after: Entry | None, *, first: bool) -> str:
    if after is None:
        return "withdrawn"
    if before is not None:
        return "changed"
    return "added" if first else "brought back"


def _held(snapshot: Snapshot) -> dict[str, Record]:
    """Return the records that are not shown now."""
    told = snapshot.entries.keys() | snapshot.sources.keys()
    return {id_: r for id_, r in snapshot.ledger.records.items() if id_ not in told}


def _visible(entry: Entry | None, held: Mapping[str, Record], now: float) -> Entry | None:
    """Return an entry as it may be known now, or None where nothing of it may."""
    if entry is None or not (held or entry.embargo_until):
        return entry
    left = shown({**held, entry.id: entry}, now).get(entry.id)
    return left if isinstance(left, Entry) else None
