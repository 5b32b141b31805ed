"""A message, and what it shows: what is noted when it is delivered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from bot.paging import filed, unpacked
from bot.views.asked.pages import Turn
from bot.views.blocks import Message
from bot.views.shown import pieces_of
from knowledge.answers import Answer, Card
from knowledge.deliveries import Shown, Shows
from knowledge.preferences import CardForm
from knowledge.questions import Question

CARD = "card:"
LINK = "link:"
"""What begins how a card, and a source under a link, is composed again."""

Way = Literal["seen", "copied"]
"""Whether an answer was read, or a line handed out for copying."""


@dataclass(frozen=True, slots=True)
class Composed:
    """A message, and what it shows."""

    message: Message
    shown: Shown


@dataclass(frozen=True, slots=True)
class Opened:
    """What a control opened for one person.

    Args:
        message: it.
        shown: what it shows, None for a sentence that says that something is gone.
        way: whether it is read, or handed out.
    """

    message: Message
    shown: Shown | None = None
    way: Way = "seen"


def noted(
    answer: Shows, revision: int, *, start: int = 0, form: CardForm = "full", asked: str = ""
) -> Shown:
    """Return what the message of an answer shows.

    Args:
        answer: what the desk answered.
        revision: the number of the snapshot that answered.
        start: the number of the first item on the page, for a list.
        form: the form in which a card is shown.
        asked: how a message that can be changed later is composed again.
    """
    entries = (answer.entry_id,) if isinstance(answer, Card) else ()
    pieces = pieces_of(answer, start, form)
    return Shown(pieces=pieces, entries=entries, revision=revision, asked=asked)


def asked_for(answer: Answer, question: Question, start: int = 0) -> str:
    """Return how a message is composed again: a card by its entry, all else by its question."""
    if isinstance(answer, Card):
        return f"{CARD}{answer.entry_id}"
    return f"{start}:{filed(question)}"


def turn_of(asked: str) -> tuple[Question, Turn] | None:
    """Return the question and the page that a message was composed from, None where unknown."""
    start, _, held = asked.partition(":")
    question = unpacked(held)
    if question is None or not start.isdecimal():
        return None
    return question, Turn(int(start), held)
