"""What is on file when an editor opens a form: the story of the harbour, and the real entries."""

from __future__ import annotations

from knowledge.curated import read_folder
from knowledge.ids import Ids, ids_of
from knowledge.model import Entry, Source
from knowledge.validation import parse
from tests.knowledge.builders import SOURCE, story

REAL = {record.id: record for record in read_folder().records}
REAL_ENTRIES = [record for record in REAL.values() if isinstance(record, Entry)]


def _record(kind: type, data: object) -> Entry | Source:
    found, faults = parse(kind, data)
    assert found, faults
    return found


STORY = {
    data["id"]: _record(Source if file == SOURCE else Entry, data) for file, data in story().items()
}


def on_file(id_: str) -> Entry:
    """Return an entry of the story."""
    found = STORY[id_]
    assert isinstance(found, Entry)
    return found


def free_ids(records: dict[str, Entry | Source] | None = None) -> Ids:
    """Return the ids that are free beside some records."""
    return Ids(ids_of((STORY if records is None else records).values()))
