"""What the confirm step asks about, as plain data for its view."""

from __future__ import annotations

from dataclasses import dataclass

from bot.curation.sight import Sight
from bot.drafts import Draft
from knowledge.deliveries import Reach
from knowledge.editing import Alike, entries_like, facts_like, pointing_at, quotes_like
from knowledge.editing.faults import EditFault, Edits
from knowledge.editing.history import FieldChange, field_changes
from knowledge.editing.wording import Wording, first_words
from knowledge.model import Entry, Source
from knowledge.revisions import Record
from knowledge.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Altered:
    """One record, and what becomes of it.

    Args:
        name: its name.
        act: ``added``, ``changed`` or ``withdrawn``.
        changes: what changes in it; of one that is added, all that it says.
    """

    name: str
    act: str
    changes: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What somebody is asked to confirm.

    Args:
        draft: what they want.
        altered: the records that change, the ones that they edited first.
        alike: what on file looks like it.
        faults: what has to be mended first, as sentences.
        pointing: who mentions what is withdrawn, as sentences.
        reach: whom the old text reached; None where that is not known, or not to be told.
        rewords: whether a text changes that readers may have been shown.
        publishes: whether it is published at once; else it goes to the desk.
        second: whether a second editor looks at it, although an editor wrote it.
        said: what went wrong before, or "".
    """

    draft: Draft
    altered: tuple[Altered, ...]
    alike: tuple[Alike, ...] = ()
    faults: tuple[str, ...] = ()
    pointing: tuple[str, ...] = ()
    reach: Reach | None = None
    rewords: bool = False
    publishes: bool = False
    second: bool = False
    said: str = ""


def altered(wanted: Edits, sight: Sight, draft: Draft) -> tuple[Altered, ...]:
    """Return what becomes of records, in words.

    Args:
        wanted: the records as they would be.
        sight: what the person may see.
        draft: what they edited; it comes first.
    """
    shown = sight.edits(wanted)
    wording = Wording({**sight.records, **{id_: r for id_, r in shown.items() if r}})
    first = {edit.subject: at for at, edit in enumerate(draft.edits)}
    ids = sorted(shown, key=lambda id_: first.get(id_, len(first)))
    found = (_altered(sight.shown(sight.records.get(id_)), shown[id_], wording) for id_ in ids)
    return tuple(each for each in found if each.act != "changed" or each.changes)


def _altered(before: Record | None, after: Record | None, wording: Wording) -> Altered:
    if after is None:
        return Altered(_name(before), "withdrawn", ())
    if before is None:
        return Altered(_name(after), "added", tuple(_says(after, wording)))
    return Altered(_name(after), "changed", field_changes(before, after, wording))


def _name(record: Record | None) -> str:
    if isinstance(record, Source):
        return record.headline or record.publisher
    return record.name if record else ""


def _says(record: Record, wording: Wording) -> list[FieldChange]:
    """Return all that a new record says."""
    if isinstance(record, Source):
        return [FieldChange("source", None, record.headline or record.publisher)]
    names = ("role", "summary", "copy_line", "also_known_as", "related", "event", "evidence")
    said = [(name, wording.value(getattr(record, name), name)) for name in names]
    labels = {
        "copy_line": "copy line",
        "also_known_as": "other names",
        "related": "see also",
        "evidence": "where it stands",
    }
    own = [FieldChange(labels.get(name, name), None, text) for name, text in said if text]
    facts = [
        FieldChange(f"fact, {fact.status}, attributed to {wording.name(fact.attributed_to)}",
                    None, fact.text)
        for fact in record.facts
    ]  # fmt: skip
    return [
        *own,
        *facts,
        *(FieldChange("quotation", None, wording.quote(q)) for q in record.quotes),
    ]


def alike(snapshot: Snapshot, wanted: Edits, sight: Sight) -> tuple[Alike, ...]:
    """Return what on file looks like what is new in edited entries; it blocks nothing."""
    found: dict[tuple[str, str], Alike] = {}
    for id_, after in sight.edits(wanted).items():
        before = sight.records.get(id_)
        if isinstance(after, Entry):
            for each in _alike(snapshot, before if isinstance(before, Entry) else None, after):
                found.setdefault((each.entry_id, each.item_id), each)
    return tuple(found.values())


def _alike(snapshot: Snapshot, before: Entry | None, after: Entry) -> list[Alike]:
    facts = {fact.id: fact.text for fact in before.facts} if before else {}
    quotes = {quote.id: quote.exact for quote in before.quotes} if before else {}
    names = {before.name, *(alias.name for alias in before.also_known_as)} if before else set()
    found: list[Alike] = []
    if {after.name, *(alias.name for alias in after.also_known_as)} - names:
        found += entries_like(snapshot, after)
    for fact in after.facts:
        if facts.get(fact.id) != fact.text:
            found += facts_like(snapshot, after, fact)
    for quote in after.quotes:
        if quotes.get(quote.id) != quote.exact:
            found += quotes_like(snapshot, quote)
    return found


def to_mend(faults: tuple[EditFault, ...], sight: Sight) -> tuple[str, ...]:
    """Return faults as sentences, those of other records with their names."""
    wording = Wording(sight.records)
    said = []
    for fault in faults:
        record = sight.records.get(fault.record_id)
        item = _item(record, fault.item_id)
        where = wording.name(fault.record_id) if record else ""
        said.append(": ".join(part for part in (where, item, fault.message) if part))
    return tuple(dict.fromkeys(said))


def _item(record: Record | None, item_id: str) -> str:
    if not isinstance(record, Entry) or not item_id:
        return ""
    texts = {fact.id: fact.text for fact in record.facts}
    texts |= {quote.id: quote.words for quote in record.quotes}
    return first_words(texts[item_id]) if item_id in texts else ""


def pointing(wanted: Edits, sight: Sight) -> tuple[str, ...]:
    """Return who mentions the records that are withdrawn, as sentences."""
    gone = [id_ for id_, after in sight.edits(wanted).items() if after is None]
    found = (each for id_ in gone for each in pointing_at(sight.records, id_))
    return tuple(dict.fromkeys(f"{each.name} {each.how}" for each in found))
