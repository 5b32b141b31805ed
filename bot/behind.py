"""What stands behind the controls under an answer: a card, a list, a line, a passage."""

from __future__ import annotations

from bot.composed import Opened, noted
from bot.views import lists
from bot.views.answer import render
from bot.views.card import short
from bot.views.in_context import passages
from bot.views.replies import copy_line, sentence
from knowledge.answers import FactList, Miss
from knowledge.deliveries import Shown, of_copy_line
from knowledge.desk import Desk
from knowledge.preferences import CardForm

NO_PASSAGE = "The passage is no longer on file, or its text may not be held."


def behind(desk: Desk, control: str, value: str, form: CardForm = "full") -> Opened:
    """Return what a control opens.

    Args:
        desk: the one door to what is on file.
        control: its name: ``line``, ``quotes``, ``related``, ``open``, ``more``, ``page``,
            ``context``.
        value: its value: an entry's id, ``facts:ID:START``, a statement's id.
        form: the form in which a card is shown.
    """
    if control == "context":
        return _passages(desk, value)
    if control in ("more", "page"):
        return _page(desk, *(*value.split(":"), "", "")[:3])
    if control == "quotes":
        return _page(desk, control, value)
    card = desk.card(value)
    if isinstance(card, Miss):
        return gone(desk, value)
    if control == "line":
        pieces = of_copy_line(card)
        number = desk.snapshot.number
        shown = Shown(pieces=pieces, entries=(value,), revision=number, asked="")
        return Opened(copy_line(card), shown, "copied")
    message = short(card) if form == "short" else render(card)
    return Opened(message, noted(card, desk.snapshot.number, form=form))


def gone(desk: Desk, entry_id: str) -> Opened:
    """Return what is said of an entry that is not on file any more."""
    withdrawn = desk.withdrawn(entry_id)
    if withdrawn:
        return Opened(render(withdrawn))
    return Opened(sentence(f"The entry {entry_id} is no longer on file."))


def _page(desk: Desk, what: str, entry_id: str, start: str = "") -> Opened:
    first = int(start) if start.isdecimal() else 0
    answer = desk.facts(entry_id) if what == "facts" else desk.quotes(entry_id)
    if isinstance(answer, Miss):
        return gone(desk, entry_id)
    message = (
        lists.facts(answer, first) if isinstance(answer, FactList) else lists.quotes(answer, first)
    )
    return Opened(message, noted(answer, desk.snapshot.number, start=first))


def _passages(desk: Desk, id_: str) -> Opened:
    answer = desk.in_context(id_)
    if isinstance(answer, Miss):
        return Opened(sentence(NO_PASSAGE))
    return Opened(passages(answer), noted(answer, desk.snapshot.number))
