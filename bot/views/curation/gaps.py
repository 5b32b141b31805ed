"""Gaps: what those who asked are told, and what the desk sees of each."""

from __future__ import annotations

from collections.abc import Sequence

from bot.views import blocks as b
from bot.views.shared import without_share
from bot.views.wording import short_date
from knowledge.gaps import Closing, Gap

ASKED = 150
LISTED = 5
"""Gaps that Home shows; the most wanted come first."""

WRITE, FILL, DECLINE = "gap_write", "gap_fill", "gap_decline"
"""How the ``action_id`` of each button begins; the value is the gap's id."""

OFF = (
    "Asking the desk is off here: this bot reads the curated files alone and keeps nothing. "
    "Ask the editors yourself."
)


def asked_now(asked: str, *, thread: bool) -> str:
    """Return what somebody reads who asked the desk."""
    return f"The desk was asked for “{b.cut(asked, ASKED)}”. You will be told {_where(thread)}."


def asked_before(asked: str, *, thread: bool) -> str:
    """Return what somebody reads who asked the desk twice."""
    said = f"You have asked the desk for “{b.cut(asked, ASKED)}” already."
    return f"{said} You will be told {_where(thread)}."


def _where(thread: bool) -> str:  # noqa: FBT001 - read by the names of its callers
    return "in this thread" if thread else "in a direct message"


def wanted(gap: Gap, number: int = 0) -> list[b.Block]:
    """Return a gap as editors see it in the desk's channel and in Home; it names nobody.

    Args:
        gap: the gap.
        number: its number in the list.
    """
    name = b.escape(b.cut(gap.name, ASKED))
    latest = max((asker.at for asker in gap.askers), default=gap.opened)
    lately = "" if latest.date() == gap.opened.date() else f", last {short_date(latest.date())}"
    said = f"*{name}* is not on file. {_waiting(gap.count)}; "
    said += f"first asked for {short_date(gap.opened.date())}{lately}."
    buttons = (
        b.button("Write the entry", f"{WRITE}:{number}", gap.id),
        b.button("It is on file as …", f"{FILL}:{number}", gap.id),
        b.button("Decline", f"{DECLINE}:{number}", gap.id),
    )
    return [b.section(said), {**b.actions(buttons), "block_id": f"gap:{gap.id}"}]


def to_the_desk(gap: Gap) -> b.Message:
    """Build the message to the desk's channel that somebody asked for what is not on file."""
    name = b.escape(b.cut(gap.name, ASKED))
    return b.message(f"Asked for and not on file: {name}.", wanted(gap))


def closed(closing: Closing, count: int, entry: str) -> b.Message:
    """Build what the message to the desk says once a gap is closed.

    Args:
        closing: how it was closed.
        count: how many people waited, those for other spellings among them.
        entry: the name of the entry that fills it, or "".
    """
    name = b.escape(b.cut(closing.name, ASKED))
    if closing.outcome == "filled":
        became = f"on file as *{b.escape(b.cut(entry, ASKED))}*" if entry else "put on file"
    else:
        became = f"declined by <@{closing.by}>: {b.escape(b.cut(closing.reason, 600))}"
    people = "one person" if count == 1 else f"{count} people"
    said = f"*{name}*, asked for by {people}: {became}"
    return b.message(f"{name}: no longer a gap.", [b.section(f"{said.rstrip('.')}.")])


def section(gaps: Sequence[Gap]) -> list[b.Block]:
    """Return what editors see of the gaps in Home, the most wanted first."""
    if not gaps:
        return [b.section("*Asked of the desk*\nNobody waits for an entry.")]
    parts = [b.section("*Asked of the desk*")]
    for number, gap in enumerate(gaps[:LISTED]):
        parts.extend(wanted(gap, number))
    more = len(gaps) - LISTED
    return [*parts, b.context(f"And {more} more.")] if more > 0 else parts


def filled(asked: str, shown: b.Message | None, *, thread: bool) -> b.Message:
    """Build what somebody is told who asked for what is on file now.

    Args:
        asked: their words.
        shown: the card, or None where the entry is no longer on file.
        thread: whether everybody reads it, in the thread where it was asked for.
    """
    name = b.escape(b.cut(asked, ASKED))
    who = f"The desk was asked here for *{name}*" if thread else f"You asked the desk for *{name}*"
    if shown is None:
        said = f"{who}. It was put on file and has been withdrawn since."
        return b.message(said.replace(f"*{name}*", name, 1), [b.section(said)])
    said = f"{who}. It is on file now."
    card = without_share(shown)
    plain = said.replace(f"*{name}*", name, 1)
    return b.message(b.cut(f"{plain} {shown['text']}", 2900), [b.section(said), *card["blocks"]])


def declined(asked: str, reason: str, *, thread: bool) -> b.Message:
    """Build what somebody is told who asked for what the desk will not put on file."""
    name = b.escape(b.cut(asked, ASKED))
    who = f"The desk was asked here for *{name}*" if thread else f"You asked the desk for *{name}*"
    said = f"{who}. It will not go on file: {b.escape(b.cut(reason.rstrip('. '), 600))}."
    return b.message(said.replace(f"*{name}*", name, 1), [b.section(said)])


def _waiting(count: int) -> str:
    return "One person waits" if count == 1 else f"{count} people wait"
