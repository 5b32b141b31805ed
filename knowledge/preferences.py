"""How one person wants to be answered, and what was reported as wrong."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal, Protocol

CardForm = Literal["short", "full"]


class Preferences(Protocol):
    """Remembers a person's choice. Reading must be cheap: each answer asks."""

    def form_of(self, person: str) -> CardForm:
        """Return how much of a card a person wants to see; ``full`` where none was chosen."""

    async def set_form(self, person: str, form: CardForm) -> None:
        """Remember the choice; durable when this returns, where the store is durable.

        Raises:
            StoreError: it could not be kept.
        """


@dataclass(frozen=True, slots=True)
class Report:
    """Somebody's word that a card looks wrong.

    Args:
        entry_id: the card.
        name: its name as it was shown.
        revision: the snapshot that the person saw.
        said: their line.
        by: who said it, an id.
        at: when, in UTC.
    """

    entry_id: str
    name: str
    revision: int
    said: str
    by: str
    at: dt.datetime


class Reports(Protocol):
    """Holds reports where there is no channel to send them to."""

    def waiting(self) -> tuple[Report, ...]:
        """Return the reports that wait, the newest first."""

    async def add(self, report: Report) -> None:
        """Hold a report.

        Raises:
            StoreError: it could not be kept.
        """


class Personal(Preferences, Reports, Protocol):
    """What is kept of persons."""

    async def refresh(self) -> None:
        """Take over what other processes changed.

        Raises:
            StoreError: it could not be read; what is held stays.
        """


class InMemory:
    """Preferences and reports for as long as the process lives."""

    def __init__(self) -> None:
        self._forms: dict[str, CardForm] = {}
        self._reports: list[Report] = []

    def form_of(self, person: str) -> CardForm:
        """Return how much of a card a person wants to see."""
        return self._forms.get(person, "full")

    async def set_form(self, person: str, form: CardForm) -> None:
        """Remember the choice."""
        self._forms[person] = form

    def waiting(self) -> tuple[Report, ...]:
        """Return the reports that wait, the newest first."""
        return tuple(reversed(self._reports))

    async def add(self, report: Report) -> None:
        """Hold a report."""
        self._reports.append(report)

    async def refresh(self) -> None:
        """Change nothing: no other process knows of what is held here."""
