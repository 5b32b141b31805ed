"""A source whose publisher corrected or withdrew it: what rests on it, and how it is marked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from knowledge.errors import PublishRefused
from knowledge.model import Alias, CopyLine, Entry, Event, Evidence, Fact, Quote, Source, Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Resting:
    """What of one entry rests on a source.

    Args:
        entry_id: the entry.
        name: its first-reference form.
        summary: its role and summary, or "".
        event: when it happened, or None.
        facts: its facts.
        quotes: its quotations.
        aliases: its names that this source gives.
        copy_line: its background line, or None.
    """

    entry_id: str
    name: str
    summary: str
    event: Event | None
    facts: tuple[Fact, ...]
    quotes: tuple[Quote, ...]
    aliases: tuple[Alias, ...]
    copy_line: CopyLine | None

    @property
    def count(self) -> int:
        """How many statements an editor has to look at."""
        single = (self.summary, self.event, self.copy_line)
        return sum(map(bool, single)) + len(self.facts) + len(self.quotes) + len(self.aliases)


def resting_on(
    records: Mapping[str, Entry] | Mapping[str, Entry | Source], source_id: str
) -> tuple[Resting, ...]:
    """Return what rests on a source, in any part, entry by entry in the order of their names.

    Args:
        records: the entries of a snapshot, or the records of a ledger, which also holds what is
            not shown.
        source_id: the source.
    """
    entries = [record for record in records.values() if isinstance(record, Entry)]
    lost = {f.id for e in entries for f in e.facts if _rests(f.evidence, source_id)}
    found = (_resting(entry, source_id, lost) for entry in entries)
    return tuple(sorted((each for each in found if each.count), key=lambda each: each.name))


def _resting(entry: Entry, source_id: str, lost: set[str]) -> Resting:
    event, line = entry.event, entry.copy_line
    return Resting(
        entry_id=entry.id,
        name=entry.name,
        summary=entry.summary if _rests(entry.evidence, source_id) else "",
        event=event if event and _rests(event.evidence, source_id) else None,
        facts=tuple(fact for fact in entry.facts if fact.id in lost),
        quotes=tuple(q for q in entry.quotes if q.evidence.source == source_id),
        aliases=tuple(a for a in entry.also_known_as if a.source == source_id),
        copy_line=None if lost.isdisjoint(line.rests_on) else line,
    )


def _rests(evidence: Iterable[Evidence], source_id: str) -> bool:
    return any(piece.source == source_id for piece in evidence)


def marked(source: Source, standing: Standing | None) -> Source:
    """Return a source with what its publisher did to it; None where it stands as it was."""
    return replace(source, standing=standing)


def held(source: Source, *, back: bool = True) -> Source:
    """Return a source of which nothing is shown until the desk has looked at it, or all again.

    Raises:
        PublishRefused: nothing is noted on what its publisher did.
    """
    if source.standing is None:
        raise PublishRefused(f"Say first what {source.publisher} did to this source, and when.")
    return replace(source, standing=replace(source.standing, held_back=back))
