"""Preferences and reports as papers of the store."""

from __future__ import annotations

import datetime as dt
import logging
from dataclasses import asdict
from pathlib import Path
from uuid import uuid4

from knowledge.errors import StoreUnreadable
from knowledge.papers import Paper, Papers
from knowledge.preferences import CardForm, Report
from knowledge.store.atomic_json import read_tables

log = logging.getLogger(__name__)

PREFERENCE = "preference"
REPORT = "report"
MOST_REPORTS = 200
"""Reports that are held; the oldest go first."""


class PersonalPapers:
    """``Preferences`` and ``Reports``, read at the start, written through, and read again at times.

    Args:
        papers: where they are kept.
        forms: what each person chose.
        reports: the reports that wait, by the ids of their papers, the oldest first.
    """

    def __init__(
        self, papers: Papers, forms: dict[str, CardForm], reports: dict[str, Report]
    ) -> None:
        self._papers = papers
        self._forms = forms
        self._reports = reports
        self._changes = 0

    @classmethod
    async def read(cls, papers: Papers) -> PersonalPapers:
        """Read what is kept. What cannot be read is left where it is, and out."""
        return cls(papers, *await _kept(papers))

    async def refresh(self) -> None:
        """Take over what other processes changed since it was last read."""
        before = self._changes
        forms, reports = await _kept(self._papers)
        if self._changes == before:  # else what was read is older than what is held
            self._forms, self._reports = forms, reports

    def form_of(self, person: str) -> CardForm:
        """Return how much of a card a person wants to see."""
        return self._forms.get(person, "full")

    async def set_form(self, person: str, form: CardForm) -> None:
        """Remember the choice."""
        self._changes += 1
        await self._papers.put(PREFERENCE, person, {"form": form})
        self._forms[person] = form
        self._changes += 1

    def waiting(self) -> tuple[Report, ...]:
        """Return the reports that wait, the newest first."""
        return tuple(reversed(self._reports.values()))

    async def add(self, report: Report) -> None:
        """Hold a report."""
        id_ = uuid4().hex
        self._changes += 1
        await self._papers.put(REPORT, id_, _filed(report))
        self._reports[id_] = report
        self._changes += 1
        over = list(self._reports)[:-MOST_REPORTS]
        await self._papers.drop(REPORT, over)
        for old in over:
            self._reports.pop(old, None)


async def _kept(papers: Papers) -> tuple[dict[str, CardForm], dict[str, Report]]:
    forms = {person: _form(paper) for person, paper in await papers.all(PREFERENCE)}
    reports: dict[str, Report] = {}
    for id_, paper in await papers.all(REPORT):
        try:
            reports[id_] = _report(paper)
        except (KeyError, TypeError, ValueError):
            log.warning("the report %s cannot be read and is left out", id_)
    return forms, reports


async def take_over(papers: Papers, path: Path) -> None:
    """Move what an older version kept in a file of its own into the papers.

    Should it be interrupted, it begins again at the next start, and nothing comes twice.

    Args:
        papers: where it belongs now.
        path: the old file; where there is none, nothing is done.

    Raises:
        StoreUnreadable: the file cannot be read. It is left as it is.
        StoreError: the papers could not be kept. The file is left as it is.
    """
    tables = read_tables(path)
    if tables is None:
        return
    preferences, reports = (tables.get(name, {}).values() for name in ("preferences", "reports"))
    try:
        forms = {str(document["person"]): _form(document) for document in preferences}
        said = [_filed(_report(document)) for document in reports]
    except (KeyError, TypeError, ValueError) as error:
        raise StoreUnreadable(f"{path} holds a damaged preference or report") from error
    for person, form in forms.items():
        await papers.put(PREFERENCE, person, {"form": form})
    for number, report in enumerate(said, 1):
        await papers.put(REPORT, f"taken-over-{number}", report)
    _remove(path)


async def forget(papers: Papers, person: str) -> None:
    """Destroy a person's preference, and take them out of the reports that wait.

    Raises:
        StoreError: it could not be kept.
    """
    await papers.drop(PREFERENCE, (person,))
    for id_, paper in await papers.find(REPORT, "by", (person,)):
        await papers.put(REPORT, id_, {**paper, "by": ""})


def _remove(path: Path) -> None:
    path.unlink(missing_ok=True)
    path.with_name(f"{path.name}.lock").unlink(missing_ok=True)


def old_path(store: Path) -> Path:
    """Return the file in which an older version kept preferences and reports beside a store."""
    return store.with_name(f"{store.stem}.personal.json")


def _form(paper: Paper) -> CardForm:
    return "short" if paper["form"] == "short" else "full"


def _filed(report: Report) -> Paper:
    return asdict(report) | {"at": report.at.isoformat()}


def _report(paper: Paper) -> Report:
    return Report(
        entry_id=paper["entry_id"],
        name=paper["name"],
        revision=int(paper["revision"]),
        said=paper["said"],
        by=paper["by"],
        at=dt.datetime.fromisoformat(paper["at"]),
    )
