"""Who may do what somebody else pressed."""

from __future__ import annotations

from collections.abc import Iterable

from bot.views import blocks as b
from bot.views.modals import modal

NAMED = 12


def who_may(what: str, editors: Iterable[str]) -> str:
    """Return that only editors do something, and who they are; their ids are mentions."""
    named = sorted(editors)
    people = ", ".join(f"<@{each}>" for each in named[:NAMED])
    more = f" and {len(named) - NAMED} more" if len(named) > NAMED else ""
    return f"Only editors {what}: {people}{more}." if named else f"Only editors {what}."


def only_editors(what: str, editors: Iterable[str]) -> b.Block:
    """Build the modal that says so."""
    return modal("For editors", [b.section(who_may(what, editors))])
