"""Revisions ↔ plain JSON documents, the same for every store."""

from __future__ import annotations

import datetime as dt
from typing import Any

from knowledge.errors import StoreUnreadable
from knowledge.model import Entry, Source
from knowledge.revisions import Record, Revision
from knowledge.validation import dump, parse


def to_document(revision: Revision) -> dict[str, Any]:
    """Return a revision as a JSON document."""
    return {
        "number": revision.number,
        "at": revision.at.isoformat(),
        "subject": revision.subject,
        "origin": revision.origin,
        "editor": revision.editor,
        "reason": revision.reason,
        "after": _pack(revision.after),
        "filed": _pack(revision.filed),
    }


def from_document(document: dict[str, Any]) -> Revision:
    """Return the revision that a document holds.

    Raises:
        StoreUnreadable: the document is not a revision.
    """
    try:
        return Revision(
            number=int(document["number"]),
            at=dt.datetime.fromisoformat(document["at"]),
            subject=document["subject"],
            origin=document["origin"],
            editor=document["editor"],
            reason=document["reason"],
            after=_unpack(document["after"]),
            filed=_unpack(document["filed"]),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise StoreUnreadable(f"a revision in the store is damaged: {error!r}") from error


def _pack(record: Record | None) -> dict[str, Any] | None:
    if record is None:
        return None
    return {"type": "source" if isinstance(record, Source) else "entry", "record": dump(record)}


def _unpack(packed: dict[str, Any] | None) -> Record | None:
    if packed is None:
        return None
    record: Record | None
    if packed["type"] == "source":
        record, problems = parse(Source, packed["record"])
    else:
        record, problems = parse(Entry, packed["record"])
    if record is None:
        raise ValueError("; ".join(f"{path}: {message}" for path, message in problems))
    return record
