"""An entry that the desk withdrew: that, when and why, instead of a bare miss."""

from __future__ import annotations

from collections.abc import Iterator

from knowledge.answers import Withdrawn
from knowledge.asking.onfile import OnFile
from knowledge.lookup import NameIndex, Resolution
from knowledge.model import Entry, Evidence
from knowledge.revisions import Withdrawal
from knowledge.snapshot import name_record
from knowledge.text import key


def instead(on: OnFile, words: str, found: Resolution, meant: Entry | None) -> Withdrawn | None:
    """Return what is said of a withdrawn entry where its name was typed, or None.

    A name that the withdrawn entry bore exactly counts before any likeness to a name on file;
    a likeness to its name counts only where nothing on file is meant.

    Args:
        on: what is on file.
        words: the name as typed.
        found: what the index of names makes of it.
        meant: the entry on file that is meant, or None.
    """
    told = {gone.entry.id: gone for gone in _tellable(on)}
    wanted = key(words)
    if not told or not wanted or (meant and wanted in _keys(meant)):
        return None
    exact = next((gone for gone in told.values() if wanted in _keys(gone.entry)), None)
    if exact is None and found.decision == "decline" and meant is None:
        # few entries are withdrawn, so that their names are indexed when they are needed
        index = NameIndex.build(name_record(gone.entry) for gone in told.values())
        exact = told.get(index.resolve(words).entry_id or "")
    return _answer(exact) if exact else None


def withdrawn(on: OnFile, entry_id: str) -> Withdrawn | None:
    """Return what is said of an entry that was withdrawn, or None where none was."""
    return next((_answer(gone) for gone in _tellable(on) if gone.entry.id == entry_id), None)


def _tellable(on: OnFile) -> Iterator[Withdrawal]:
    """Yield the withdrawals of which may be told: none that an embargo would have kept back."""
    snapshot = on.snapshot
    for gone in snapshot.ledger.withdrawn.values():
        until = gone.entry.embargo_until
        cited = {piece.source for piece in _evidence(gone.entry)} & set(snapshot.ledger.records)
        if (until is None or until.date() < on.today) and cited <= set(snapshot.sources):
            yield gone


def _keys(entry: Entry) -> set[str]:
    return {key(entry.name), *(key(alias.name) for alias in entry.also_known_as)}


def _evidence(entry: Entry) -> Iterator[Evidence]:
    yield from entry.evidence
    yield from entry.event.evidence if entry.event else ()
    for fact in entry.facts:
        yield from fact.evidence
    yield from (quote.evidence for quote in entry.quotes)


def _answer(gone: Withdrawal) -> Withdrawn:
    return Withdrawn(gone.entry.name, gone.entry.id, gone.at.date(), gone.reason)
