"""A suggestion as the desk sees it, how it is decided, and what its writer hears."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from bot.views import blocks as b
from bot.views.asked.history import change_line
from bot.views.modals import modal, note, text_input
from bot.views.shared import without_share
from bot.views.wording import DOT, short_date
from knowledge.editing.history import FieldChange
from knowledge.suggestions import Suggestion

DECLINED = "queue:declined"
"""The callback of the modal that asks why."""

CHANGES = 10
WHY = 500
LISTED = 8
"""Suggestions that stand in Home; of more it says how many there are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A suggestion as it is shown.

    Args:
        suggestion: what was suggested, and how it was decided.
        name: what the record is called.
        act: ``added``, ``changed`` or ``withdrawn``, as the writer wants it.
        changes: what changes.
        secret: whether something of it is under an embargo, and not for a channel.
    """

    suggestion: Suggestion
    name: str
    act: str
    changes: tuple[FieldChange, ...]
    secret: bool = False


def suggested(shown: Waiting) -> b.Message:
    """Build the message to the desk: with buttons while it waits, then with who decided."""
    suggestion, name = shown.suggestion, b.escape(b.cut(shown.name, 150))
    if shown.secret:
        return _of_a_secret(suggestion)
    said = f"<@{suggestion.suggester}> suggests for *{name}*"
    plain = f"A suggestion for {name}: {b.escape(b.cut(suggestion.proposal.changed, 300))}"
    parts = [b.section(f"{said} ({shown.act}):"), *_changes(shown.changes)]
    parts.append(b.context(_why(suggestion)))
    if suggestion.state == "waiting":
        return b.message(plain, [*parts, b.actions(_buttons(suggestion.id))])
    done = decided(suggestion)
    return b.message(f"{plain} {done}", [*parts, b.section(done)])


def _of_a_secret(suggestion: Suggestion) -> b.Message:
    waits = suggestion.state == "waiting"
    where = "It waits in the Home tab of editors." if waits else decided(suggestion)
    said = f"<@{suggestion.suggester}> suggests a change to what is under embargo. {where}"
    return b.message(said, [b.section(said)])


def decided(suggestion: Suggestion) -> str:
    """Return who decided and how: ``Declined by <@U2> on 24 Nov 2026: why``."""
    day = f" on {short_date(suggestion.decided_at.date())}" if suggestion.decided_at else ""
    said = f"{suggestion.state.capitalize()} by <@{suggestion.decided_by}>{day}"
    why = b.escape(b.cut(suggestion.why.rstrip(". "), WHY)).replace("\n", " ")
    return f"{said}: {why}." if why else f"{said}."


def in_home(waiting: Sequence[Waiting]) -> list[b.Block]:
    """Return the queue as it stands in an editor's Home tab, the oldest first."""
    if not waiting:
        return [b.section("*Suggestions*\nNothing waits for a decision.")]
    parts = [b.section("*Suggestions*")]
    for shown in waiting[:LISTED]:
        suggestion = shown.suggestion
        name = b.escape(b.cut(shown.name, 150))
        changed = b.escape(b.cut(suggestion.proposal.changed, 300))
        parts.append(b.section(f"*{name}*: {changed}"))
        parts.append(b.context(f"<@{suggestion.suggester}>{DOT}{_why(suggestion)}"))
        parts.append(b.actions(_buttons(suggestion.id, f":{suggestion.id}")))
    more = len(waiting) - LISTED
    return [*parts, b.context(f"And {more} more.")] if more > 0 else parts


def ask_why(shown: Waiting) -> b.Block:
    """Build the modal that asks why a suggestion is declined."""
    return modal(
        "Decline",
        [
            b.section(f"*{b.escape(b.cut(shown.name, 150))}*"),
            *_changes(shown.changes),
            text_input("Why?", "why", most=WHY, lines=True, hint="Its writer reads this."),
        ],
        callback_id=DECLINED,
        submit="Decline",
        metadata=json.dumps({"suggestion": shown.suggestion.id}),
    )


def settled(suggestion: Suggestion, *, first: bool) -> b.Block:
    """Build the modal after a decision, or for the editor who came second."""
    if first:
        return note("Decided", "Done. The one who wrote it is told.")
    said = "This suggestion was decided already."
    return modal("Decided already", [b.section(f"{said} {decided(suggestion)}")])


def to_suggester(suggestion: Suggestion, name: str, card: b.Message | None) -> b.Message:
    """Build what the writer of a suggestion hears.

    Args:
        suggestion: as it was decided.
        name: what the record is called.
        card: the card as it is published now, or None where there is none to show.
    """
    shown, by = b.escape(b.cut(name, 150)), f"<@{suggestion.decided_by}>"
    changed = b.escape(b.cut(suggestion.proposal.changed, 300))
    if suggestion.state == "approved":
        said = f"{by} published your suggestion for *{shown}*: {changed}. Thank you."
        below = without_share(card)["blocks"] if card else []
        plain = f"Your suggestion for {shown} is published."
        return b.message(plain, [b.section(said), *below])
    why = b.escape(b.cut(suggestion.why, WHY)).replace("\n", " ")
    said = f"{by} declined your suggestion for *{shown}*: {changed}.\n>{why}"
    return b.message(f"Your suggestion for {shown} was declined: {why}", [b.section(said)])


def _buttons(id_: str, suffix: str = "") -> list[b.Block]:
    return [
        b.button("Approve", f"queue:approve{suffix}", id_, primary=True),
        b.button("Decline", f"queue:decline{suffix}", id_),
    ]


def _changes(changes: Sequence[FieldChange]) -> list[b.Block]:
    lines = [change_line(each.what, each.before, each.after) for each in changes[:CHANGES]]
    if len(changes) > CHANGES:
        lines.append(f"•  and {len(changes) - CHANGES} more")
    return [b.section(b.cut("\n".join(lines), b.SECTION))] if lines else []


def _why(suggestion: Suggestion) -> str:
    on = short_date(suggestion.at.date())
    return f"{on}{DOT}Why: {b.escape(b.cut(suggestion.proposal.reason, WHY))}"
