"""Preferences and reports in a TinyDB file beside the store's own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tinydb import TinyDB, where

from knowledge.errors import StoreUnreadable
from knowledge.preferences import CardForm, Report
from knowledge.store.atomic_json import AtomicJSONStorage

PREFERENCES = "preferences"
REPORTS = "reports"
MOST_REPORTS = 200
"""Reports that are held; the oldest go first."""


class PersonalStore:
    """``Preferences`` and ``Reports`` in one JSON file, read once and written through.

    Args:
        path: the file; it is made at the first change.

    Raises:
        StoreLocked: another process holds the file.
        StoreUnreadable: the file is there and cannot be read.
        StoreError: the file's folder cannot be written to.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._db = TinyDB(path, storage=AtomicJSONStorage)
        try:
            self._forms = {str(d["person"]): _form(d) for d in self._db.table(PREFERENCES)}
            self._reports = [_report(dict(d)) for d in self._db.table(REPORTS)]
        except (KeyError, TypeError, ValueError) as error:
            self._db.close()
            raise StoreUnreadable(f"{path} holds a damaged preference or report") from error
        except BaseException:
            self._db.close()
            raise

    def form_of(self, person: str) -> CardForm:
        """Return how much of a card a person wants to see."""
        return self._forms.get(person, "full")

    async def set_form(self, person: str, form: CardForm) -> None:
        """Remember the choice."""
        self._db.table(PREFERENCES).upsert(
            {"person": person, "form": form}, where("person") == person
        )
        self._forms[person] = form

    def waiting(self) -> tuple[Report, ...]:
        """Return the reports that wait, the newest first."""
        return tuple(reversed(self._reports))

    async def add(self, report: Report) -> None:
        """Hold a report."""
        kept = [*self._reports, report][-MOST_REPORTS:]
        table = self._db.table(REPORTS)
        table.insert(_document(report))
        for document in table.all()[: -MOST_REPORTS or None]:
            table.remove(doc_ids=[document.doc_id])
        self._reports = kept

    async def close(self) -> None:
        """Give the file back."""
        self._db.close()


def personal_path(store: Path) -> Path:
    """Return the file that stands beside a store's file."""
    return store.with_name(f"{store.stem}.personal.json")


def _form(document: Mapping[str, object]) -> CardForm:
    return "short" if document["form"] == "short" else "full"


def _document(report: Report) -> dict[str, Any]:
    return {
        "entry_id": report.entry_id,
        "name": report.name,
        "revision": report.revision,
        "said": report.said,
        "by": report.by,
        "at": report.at.isoformat(),
    }


def _report(document: dict[str, Any]) -> Report:
    return Report(
        entry_id=document["entry_id"],
        name=document["name"],
        revision=int(document["revision"]),
        said=document["said"],
        by=document["by"],
        at=dt.datetime.fromisoformat(document["at"]),
    )
