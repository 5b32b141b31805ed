"""Copy → report: what it names, and what in it contradicts the store."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from knowledge.answers import Line
from knowledge.composing import Marks, summary_line
from knowledge.copy.dated import Dating
from knowledge.copy.dates import dates
from knowledge.copy.figures import Counting, figures
from knowledge.copy.found import Found
from knowledge.copy.mentions import Names, Place, places
from knowledge.copy.names import Halves, half_named, misspelt
from knowledge.copy.quotations import Quoted, quotations
from knowledge.copy.report import CopyReport, Finding, Mentioned
from knowledge.copy.titles import wrong_titles
from knowledge.copy.words import Copy
from knowledge.model import Entry
from knowledge.snapshot import Snapshot

LONGEST = 20_000
"""Characters of copy that are read, some 3,000 words; the report says where there were more."""


class CopyReader:
    """Reads copy against one snapshot; what it needs of the snapshot is made ready once.

    Args:
        snapshot: what is on file.
        before: what read copy against an earlier snapshot; of what is the same nothing is
            made ready again. With 100,000 facts that takes some 100 ms instead of seconds, or
            400 where a name changed. It is for a thread of its own.
    """

    def __init__(self, snapshot: Snapshot, before: CopyReader | None = None) -> None:
        self.snapshot = snapshot
        same = before and _same_names(before.snapshot.entries, snapshot.entries)
        self.names = before.names if before and same else Names(snapshot.entries)
        self.halves = Halves(snapshot.entries.values())
        self.quoted = Quoted(snapshot, before.quoted if before else None)
        self.dating = Dating(snapshot, before.dating if before else None)
        self.counting = Counting(snapshot, before.counting if before else None)

    def check(self, text: str) -> CopyReport:
        """Hold a piece of copy against what is on file.

        Args:
            text: the copy, plain, paragraphs apart by line breaks.

        Returns:
            What it names, and what in it contradicts the store; a contradiction that is not
            certain is left out.
        """
        snapshot, copy = self.snapshot, Copy.of(text[:LONGEST])
        named = places(copy, self.names)
        slips = [
            *misspelt(snapshot, copy, self.names, named),
            *half_named(snapshot, copy, named, self.halves),
        ]
        entries = {*(place.entry_id for place in named), *(slip.entry_id for slip in slips)}
        found = [
            *slips,
            *wrong_titles(snapshot, copy, named),
            *quotations(snapshot, copy, self.quoted, named, entries),
            *figures(copy, self.counting.items),
            *dates(snapshot, copy, named, self.dating.items),
        ]
        where = [(slip.start, slip.entry_id) for slip in slips]
        return _composed(snapshot, copy, named, where, _apart(found), cut=len(text) > LONGEST)

    def explain(self, text: str) -> CopyReport:
        """Say of each entry that a piece of copy names who or what it is, without checking it."""
        copy = Copy.of(text[:LONGEST])
        named = places(copy, self.names)
        return _composed(self.snapshot, copy, named, (), (), cut=len(text) > LONGEST)

    def named(self, text: str) -> tuple[str, ...]:
        """Return the ids of the entries that a text names, in order, each once."""
        found = places(Copy.of(text[:LONGEST]), self.names)
        return tuple(dict.fromkeys(place.entry_id for place in found))


def _same_names(before: Mapping[str, Entry], after: Mapping[str, Entry]) -> bool:
    return list(before) == list(after) and all(
        was is now
        or (was.kind, was.name, was.also_known_as) == (now.kind, now.name, now.also_known_as)
        for was, now in zip(before.values(), after.values(), strict=True)
    )


def check_copy(snapshot: Snapshot, text: str) -> CopyReport:
    """Hold one piece of copy against a snapshot; ``CopyReader`` is for several."""
    return CopyReader(snapshot).check(text)


def explain_copy(snapshot: Snapshot, text: str) -> CopyReport:
    """Say of each entry that a piece of copy names who or what it is."""
    return CopyReader(snapshot).explain(text)


def named_in(snapshot: Snapshot, text: str) -> tuple[str, ...]:
    """Return the ids of the entries that a text names, in order, each once."""
    return CopyReader(snapshot).named(text)


def _apart(found: Iterable[Found]) -> list[Found]:
    """Return findings in order; of two on the same words the misspelt name, else the first."""
    kept: list[Found] = []
    for each in sorted(found, key=lambda f: (f.kind != "name", f.start, -f.end)):
        if all(each.start >= other.end or each.end <= other.start for other in kept):
            kept.append(each)
    return sorted(kept, key=lambda f: f.start)


def _composed(
    snapshot: Snapshot,
    copy: Copy,
    named: Sequence[Place],
    slips: Sequence[tuple[int, str]],
    found: Sequence[Found],
    *,
    cut: bool,
) -> CopyReport:
    marks = Marks(snapshot)
    where = [*((copy.tokens[p.start].start, p.entry_id) for p in named), *slips]
    entries = [snapshot.entries[id_] for id_ in dict.fromkeys(id_ for _, id_ in sorted(where))]
    findings = tuple(_finding(snapshot, marks, copy, each) for each in found)
    mentioned = tuple(Mentioned(e.id, e.name, e.role, summary_line(marks, e)) for e in entries)
    return CopyReport(mentioned, findings, marks.listed(), len(copy.text), cut)


def _finding(snapshot: Snapshot, marks: Marks, copy: Copy, found: Found) -> Finding:
    entry = snapshot.entries.get(found.entry_id)
    return Finding(
        kind=found.kind,
        written=copy.text[found.start : found.end],
        start=found.start,
        on_file=Line(found.on_file, marks.of(found.evidence)),
        suggested=found.suggested,
        entry_id=found.entry_id,
        entry_name=entry.name if entry else "",
        changes=found.changes,
        pieces=found.pieces,
    )
