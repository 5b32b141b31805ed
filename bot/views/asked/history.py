"""The history of an entry → message: who changed what, when and why, paged."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.views import blocks as b
from bot.views.asked.pages import FIRST, Item, Items, Turn, page, span
from bot.views.curation.reverts import controls
from bot.views.wording import DOT, first_upper, short_date
from knowledge.answers import History, HistoryLine

_PERSON = re.compile(r"[UW][A-Z0-9]{2,}")
CHANGES = 8
"""The most fields of one revision that are listed; the rest is counted."""

WORDS = 280


def history(answer: History, turn: Turn = FIRST) -> b.Message:
    """Build the page of revisions that is asked for; with buttons for who may revert."""
    name = answer.subject.name
    card = b.actions([b.button(name, "open:0", answer.subject.entry_id)])
    if not answer.lines:
        said = f"No revisions on file for {b.escape(b.cut(name, 200))}."
        return b.message(said, [b.section(said), card])
    title = f"History of {name}"
    parts = page(title, Items(answer.lines, _item), (), turn=turn)
    if answer.reverts:
        first, end = span(Items(answer.lines, _item), turn.start)
        parts = _controlled(parts, answer.lines[first:end])
    told = "; ".join(
        f"{short_date(line.at.date())}, {line.act}: {line.reason}" for line in answer.lines[:12]
    )
    return b.message(b.escape(b.cut(f"{title}: {told}.", 2900)), [*parts, card])


def _controlled(parts: Sequence[b.Block], lines: Sequence[HistoryLine]) -> list[b.Block]:
    """Return a page with the buttons under each revision, which stand behind its title."""
    rows = [controls(line.number) for line in lines]
    shown = parts[1 : 1 + len(rows)]
    paired = [each for pair in zip(shown, rows, strict=True) for each in pair]
    return [parts[0], *paired, *parts[1 + len(rows) :]]


def without_names(answer: History) -> History:
    """Return a history for a place where everybody reads: the desk stands for its editors."""
    lines = tuple(
        replace(line, editor="") if _PERSON.fullmatch(line.editor) else line
        for line in answer.lines
    )
    return replace(answer, lines=lines)


def _item(line: HistoryLine) -> Item:
    at = f"{short_date(line.at.date())}, {line.at:%H:%M} UTC"
    who = f"<@{line.editor}>" if _PERSON.fullmatch(line.editor) else b.escape(line.editor)
    head = DOT.join((f"*Revision {line.number}*", at, who or "the desk"))
    why = f"{b.escape(first_upper(line.act))}: {b.escape(b.cut(line.reason, 400))}"
    told = [change_line(*change) for change in line.changes[:CHANGES]]
    if len(line.changes) > CHANGES:
        told.append(f"•  and {len(line.changes) - CHANGES} more")
    return b.section(b.cut("\n".join([head, why, *told]), b.SECTION)), ()


def change_line(what: str, before: str | None, after: str | None) -> str:
    """Return what changed as one line: what it is, what was there, what is there now."""
    was = f"“{b.escape(b.cut(before, WORDS))}”" if before else "nothing"
    now = f"“{b.escape(b.cut(after, WORDS))}”" if after else "nothing"
    return f"•  {b.escape(b.cut(what, 120))}: {was} → {now}"
