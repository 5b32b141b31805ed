"""What of the records a person may see: an editor all of them, everybody else what is shown."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass

from knowledge.editing.faults import EditFault, Edits, faults
from knowledge.embargo import trimmed
from knowledge.model import Entry
from knowledge.publishing import Preview
from knowledge.revisions import Record
from knowledge.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Sight:
    """What somebody may see.

    Args:
        records: the records that they may see, by id.
        hidden: ids of records and facts that are under an embargo for them.
        is_editor: whether they may publish.
    """

    records: Mapping[str, Record]
    hidden: Set[str]
    is_editor: bool

    def shown(self, record: Record | None) -> Record | None:
        """Return a record without what this person may not know of."""
        if isinstance(record, Entry) and self.hidden:
            return trimmed(record, self.hidden)
        return record

    def edits(self, wanted: Edits) -> Edits:
        """Return edited records, those alone that this person may know of."""
        return {id_: self.shown(after) for id_, after in wanted.items() if id_ not in self.hidden}

    def faults(self, preview: Preview) -> tuple[EditFault, ...]:
        """Return what is wrong with edited records, without a word on what is hidden."""
        if not self.hidden:
            return preview.faults
        return faults(self.records, self.edits(preview.wanted))


def sight_of(snapshot: Snapshot, *, is_editor: bool) -> Sight:
    """Return what an editor, or anybody else, may see of a snapshot."""
    if is_editor:
        return Sight(snapshot.ledger.records, frozenset(), is_editor=True)
    records: dict[str, Record] = {**snapshot.entries, **snapshot.sources}
    return Sight(records, snapshot.showing.held, is_editor=False)
