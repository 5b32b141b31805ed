"""A row of a glossary → an entry that the desk answers for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from types import MappingProxyType

from knowledge.exchange.glossary import Item
from knowledge.forms import DESK, Kind
from knowledge.ids import Ids
from knowledge.model import Alias, CopyLine, Entry, Evidence, Fact

REVIEW = dt.timedelta(days=182)
"""How long an imported entry stands before somebody looks at it."""

ROLES: Mapping[Kind, str] = MappingProxyType(
    {
        "person": "Person",
        "organization": "Organization",
        "place": "Place",
        "term": "Term",
        "agreement": "Agreement",
    }
)
"""The role of an entry whose row gives none."""


def entry_of(item: Item, file: str, ids: Ids, day: dt.date, dropped: tuple[str, ...] = ()) -> Entry:
    """Return the entry of a row; its one fact says that the desk notes what the glossary says.

    Args:
        item: the row.
        file: the name of the glossary's file, for the note.
        ids: ids that are free.
        day: the day of the import.
        dropped: other names that belong to another entry; they stand in the note.
    """
    id_ = ids.free(item.name)
    said = f"imported from {file}, line {item.line}"
    more = [*item.more, *(("also called there", name) for name in dropped)]
    note = "; ".join((said, *(f"{column}: {held}" for column, held in more)))
    evidence = (Evidence(source=DESK, note=note),)
    fact = Fact(
        id=ids.free(f"{id_} meaning"),
        text=_sentence(f"{item.name}, the desk notes: {item.definition}"),
        status="attributed",
        attributed_to=DESK,
        as_of=day,
        evidence=evidence,
    )
    role = item.role or ROLES.get(item.kind, "Term")
    line = f"{item.name}, by the desk’s own note of {day.day} {day:%B %Y}: {item.definition}"
    return Entry(
        id=id_,
        kind=item.kind,
        name=item.name,
        role=role,
        summary=_sentence(item.definition),
        as_of=day,
        review_by=day + REVIEW,
        evidence=evidence,
        also_known_as=tuple(
            Alias(name=name, source=DESK, note=said) for name in item.aliases if name not in dropped
        ),
        copy_line=CopyLine(text=_sentence(line), rests_on=(fact.id,)),
        key_facts=(fact.id,),
        facts=(fact,),
    )


def _sentence(text: str) -> str:
    if text.endswith((".", "?", "!", ".”", "?”", "!”")):
        return text
    if text.endswith(('."', '?"', '!"')):
        return f"{text[:-1]}”"
    return f"{text}."
