"""Answers of any length, cut into pages that keep Slack's limits.

A page is a list of items, each one section. What is behind the last one is behind the button
More, whose value is the question itself, so that it is asked again of what is then on file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar, overload

from bot.views import blocks as b
from bot.views.wording import first_upper, standing, standings
from knowledge.answers import Mark

SIZE = 6500
"""The most characters of items on one page; Slack takes about 13,000 in all."""

ITEMS = 12
"""The most items on one page: what is read on a phone without losing the place."""

TURN = "turn"
"""The action of the button More."""


@dataclass(frozen=True, slots=True)
class Turn:
    """Which page of a list: the number of its first item, and the question, to ask it again.

    ``again`` is "" where there is no button More.
    """

    start: int = 0
    again: str = ""


FIRST = Turn()
"""The first page, without a way to the next."""


Item = tuple[b.Block, tuple[int, ...]]
"""One section, and the numbers of the marks in it."""

Held = TypeVar("Held")


class Items(Sequence[Item]):
    """Items of a long list, each made when its page is shown."""

    def __init__(self, held: Sequence[Held], make: Callable[[Held], Item]) -> None:
        self._held = held
        self._make = make

    def __len__(self) -> int:
        return len(self._held)

    @overload
    def __getitem__(self, at: int) -> Item: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[Item]: ...

    def __getitem__(self, at: int | slice) -> Item | Sequence[Item]:
        if isinstance(at, slice):
            return [self._make(each) for each in self._held[at]]
        return self._make(self._held[at])


def page(
    title: str,
    items: Sequence[Item],
    marks: Iterable[Mark],
    *,
    turn: Turn = FIRST,
    above: Sequence[b.Block] = (),
    notes: Sequence[str] = (),
    due: Sequence[str] = (),
) -> list[b.Block]:
    """Return the blocks of one page.

    Args:
        title: what is listed.
        items: what is listed.
        marks: where every mark stands; those on this page are shown.
        turn: which page it is.
        above: blocks between the title and the items.
        notes: what the last line says besides.
        due: what is past its review, in words; it stands first.
    """
    start, end = span(items, turn.start)
    shown = items[start:end]
    head = b.section(f"*{b.escape(b.cut(title, 250))}*")
    parts = [head, *overdue(due), *above, *(each for each, _ in shown)]
    wanted = {number for _, numbers in shown for number in numbers}
    last = standing([mark for mark in marks if mark.number in wanted], notes)
    if last.strip():
        parts.append(b.context(b.cut(last, 2900)))
    if end < len(items) and turn.again:
        parts.append(
            b.actions([b.button(f"More ({len(items) - end})", TURN, f"{end}:{turn.again}")])
        )
    return parts


def overdue(due: Sequence[str]) -> list[b.Block]:
    """Return the line that says what is past its review, or nothing."""
    return [b.context(b.escape(b.cut(" ".join(due), 900)))] if due else []


def warned(marks: Iterable[Mark]) -> list[b.Block]:
    """Return the line that says what outlets did to the documents behind words, or nothing."""
    said = [f"{first_upper(each).rstrip('.')}." for each in standings(marks)]
    return [b.context(b.escape(b.cut(" ".join(said), 900)))] if said else []


def span(items: Sequence[Item], start: int) -> tuple[int, int]:
    """Return the first item of the page that begins at a number, and the one behind its last."""
    first = start if 0 <= start < len(items) else 0
    end, size = first, 0
    while end < len(items) and end - first < ITEMS:
        size += len(items[end][0]["text"]["text"])
        if size > SIZE and end > first:
            break
        end += 1
    return first, end


def with_button(block: b.Block, button: b.Block) -> b.Block:
    """Return a section with a button beside it."""
    return {**block, "accessory": button}
