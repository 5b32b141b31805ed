"""Whether an edited record stands beside what is on file: the rules of the curated folder."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from knowledge.checks import RULES, Rule
from knowledge.checks.corpus import Breach, Corpus
from knowledge.checks.evidence import every_paragraph_of_prose_is_covered
from knowledge.checks.sentences import no_two_facts_share_a_claim
from knowledge.editing.pointing import neighbours
from knowledge.editing.whole import as_sentence, field_at
from knowledge.model import Entry
from knowledge.revisions import Record

Edits = Mapping[str, Record | None]
"""Edited records by id; None for one that is withdrawn."""

_KEPT_BY_EDITORS = tuple(rule for rule in RULES if rule is not every_paragraph_of_prose_is_covered)
"""Whether a source is worked in whole is asked of the folder, not of an editor."""

_CAUSED_IN_OTHERS = tuple(r for r in _KEPT_BY_EDITORS if r is not no_two_facts_share_a_claim)
"""A claim that is made twice is told where it is edited."""

_SHOWN_BESIDE = {"id": "name", "event": "date"}
_ID_SHOWN_BESIDE = {"facts": "text", "quotes": "exact"}


@dataclass(frozen=True, slots=True)
class EditFault:
    """One thing for which an edit cannot be published.

    Args:
        record_id: the record that would be at fault; it may be another than the edited one.
        item_id: the fact or the quotation in it, or "" for the record's own fields.
        field: the field of the form that the fault is shown beside.
        message: one plain sentence.
    """

    record_id: str
    item_id: str
    field: str
    message: str


def faults(records: Mapping[str, Record], edits: Edits) -> tuple[EditFault, ...]:
    """Return what is wrong with edited records beside what is on file.

    Args:
        records: what is on file, by id, records under embargo included.
        edits: the edited records, those that are changed along with them included.

    Returns:
        Every fault of the edited records, then those that the edit causes in others.
    """
    after = {id_: r for id_, r in {**records, **edits}.items() if r is not None}
    edited = {id_ for id_ in edits if id_ in after}
    beside = neighbours(records, after, edits)
    before = set(_faults(records, beside & records.keys(), _CAUSED_IN_OTHERS))
    caused = _faults(after, beside & after.keys(), _CAUSED_IN_OTHERS)
    own = _faults(after, edited, _KEPT_BY_EDITORS)
    return tuple(dict.fromkeys((*own, *(fault for fault in caused if fault not in before))))


def _faults(
    records: Mapping[str, Record], examined: Collection[str], rules: Iterable[Rule]
) -> Iterator[EditFault]:
    if examined:
        corpus = Corpus.held_against(records, frozenset(examined))
        for rule in rules:
            yield from (_fault(records[b.place], b) for b in rule(corpus))


def _fault(record: Record, breach: Breach) -> EditFault:
    message = as_sentence(breach.plain or breach.message)
    path = breach.path
    first = str(path[0]) if path else ""
    if first in _ID_SHOWN_BESIDE and len(path) > 1 and isinstance(record, Entry):
        items = record.facts if first == "facts" else record.quotes
        field = _ID_SHOWN_BESIDE[first] if path[-1] == "id" else field_at(path)
        return EditFault(record.id, items[int(path[1])].id, field, message)
    field = field_at(path)
    return EditFault(record.id, "", _SHOWN_BESIDE.get(field, field), message)
