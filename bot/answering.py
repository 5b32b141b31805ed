"""Question → message: asks the desk, builds the view, keeps what was built.

A snapshot never changes, so a question asked twice of one snapshot on one day has one
answer; the kept messages go when the snapshot or the day does.
"""

from __future__ import annotations

import datetime as dt
import json
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import Any

from bot.composed import Composed, asked_for, noted
from bot.counting import NOTHING, Counted, Counting, counted
from bot.incoming import plain
from bot.paging import packed
from bot.pictures.served import NO_PICTURES, Pictures
from bot.views.answer import render
from bot.views.asked.history import without_names
from bot.views.asked.pages import FIRST, Turn
from bot.views.blocks import Message
from bot.views.card import short
from knowledge.answers import Answer, Card, History, Miss, SourceList
from knowledge.deliveries import Shown, Shows
from knowledge.desk import Desk
from knowledge.preferences import CardForm
from knowledge.questions import Question, commanded
from knowledge.snapshot import Snapshot

KEPT = 2000
"""Messages kept; at about 4 kB each they hold at most 8 MB."""


CONTROLLED = frozenset({"history", "sources"})
"""Questions in whose answers editors find controls; their messages are not kept for others."""

MayRevert = Callable[[str], Awaitable[bool]]


async def nobody(_: str) -> bool:
    """Return that a person may not."""
    return False


@dataclass(frozen=True, slots=True)
class Private:
    """The acknowledgement that answers a command.

    Args:
        body: it, as JSON.
        shown: what it shows.
        counted: what it counts as.
    """

    body: str
    shown: Shown
    counted: Counted = NOTHING


class Answering:
    """The desk as the listeners see it.

    Args:
        desk: the one door to what is on file.
        pictures: where pictures of answers are served.
        may_revert: whether a person sees the buttons that revert a revision.
    """

    def __init__(
        self, desk: Desk, pictures: Pictures = NO_PICTURES, may_revert: MayRevert = nobody
    ) -> None:
        self.desk = desk
        self.counting = Counting(desk.papers, desk.today)
        self._may_revert = may_revert
        self._kept: OrderedDict[tuple[str, str, CardForm], Private] = OrderedDict()
        self.pictures = pictures
        self._moment = self._now()

    def _now(self) -> tuple[Snapshot, dt.date]:
        return self.desk.snapshot, self.desk.today()

    def answer(self, question: Question) -> Answer:
        """Ask the desk."""
        return self.desk.ask(question)

    async def told(
        self, question: Question, person: str = "", start: int = 0, *, public: bool = False
    ) -> Composed:
        """Return the message that answers a question, and count what was looked up.

        Args:
            question: what is asked.
            person: who asks, where the card may be as short as they like it; "" for everyone.
            start: the number of the first item to show, where the answer is a list.
            public: whether everybody reads it; no editor is named then.
        """
        revision = self.desk.snapshot.number
        answer = await self.desk.answer(question)
        await self.counting.note(counted(answer))
        if isinstance(answer, SourceList) and not public and await self._may_revert(person):
            answer = replace(answer, marks=True)
        if isinstance(answer, History):
            if public:
                answer = without_names(answer)
            elif person and await self._may_revert(person):
                answer = replace(answer, reverts=True)
        return self.composed(answer, question, revision, self.form_of(person), start)

    def composed(
        self,
        answer: Answer,
        question: Question,
        revision: int,
        form: CardForm = "full",
        start: int = 0,
    ) -> Composed:
        """Return the message of an answer with what it shows.

        Args:
            answer: what the desk answered to the question.
            question: what was asked.
            revision: the number of the snapshot that was asked; of several that may have
                answered, the earliest: what is noted too early is corrected once too often, and
                what is noted too late is missed.
            form: the form in which a card is shown.
            start: the number of the first item to show, where the answer is a list.
        """
        message = self.shown(answer, form, Turn(start, packed(question)))
        asked = asked_for(answer, question, start)
        shown = noted(answer, revision, start=start, form=form, asked=asked)
        return Composed(message, shown)

    def noted(
        self, answer: Shows, *, start: int = 0, form: CardForm = "full", asked: str = ""
    ) -> Shown:
        """Return what the message of an answer that was given just now shows."""
        number = self.desk.snapshot.number
        return noted(answer, number, start=start, form=form, asked=asked)

    def shown(self, answer: Answer, form: CardForm = "full", turn: Turn = FIRST) -> Message:
        """Return the message of an answer, in the form that a person chose."""
        if isinstance(answer, Card) and form == "short":
            return short(answer)
        return render(answer, turn, self.pictures.of(answer))

    def form_of(self, person: str) -> CardForm:
        """Return how much of a card a person wants to see."""
        return self.desk.personal.form_of(person)

    async def private(self, command: str, text: str, person: str = "") -> Private:
        """Return the acknowledgement that answers a command.

        Args:
            command: the command with its slash.
            text: what was typed after it, as Slack sent it.
            person: who asks.
        """
        moment = self._now()
        if self._moment[0] is not moment[0] or self._moment[1] != moment[1]:
            self._kept.clear()
            self._moment = moment
        asked = (command, text, self.form_of(person))
        kept = self._kept.get(asked)
        if kept is None:
            question = typed(command, text)
            if question.intent in CONTROLLED:
                told = await self.told(question, person)
                return Private(private(told.message), told.shown)
            answer = self.answer(question)
            body = private(self.shown(answer, asked[2], Turn(0, packed(question))))
            kept = Private(body, self.noted(answer, form=asked[2]), counted(answer))
            if len(self._kept) >= KEPT:
                self._kept.popitem(last=False)
            self._kept[asked] = kept
        await self.counting.note(kept.counted)
        return kept

    def card(self, entry_id: str) -> Card | Miss:
        """Return the card of an entry by its id."""
        return self.desk.card(entry_id)


def typed(command: str, text: str) -> Question:
    """Return the question that a command asks."""
    return commanded(command, plain(text, mentions=True))


def private(message: Message) -> str:
    """Return a message as the body of an acknowledgement visible to one person."""
    body: dict[str, Any] = {"response_type": "ephemeral", **message}
    return json.dumps(body, ensure_ascii=False, separators=(",", ":"))
