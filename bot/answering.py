"""Question → message: asks the desk, builds the view, keeps what was built.

A snapshot never changes, so a question asked twice of one snapshot on one day has one
answer; the kept messages go when the snapshot or the day does.
"""

from __future__ import annotations

import datetime as dt
import json
from collections import OrderedDict
from typing import Any

from bot.incoming import plain
from bot.paging import packed
from bot.pictures.served import NO_PICTURES, Pictures
from bot.views.answer import render
from bot.views.asked.pages import Turn
from bot.views.blocks import Message
from knowledge.answers import Answer, Card, Miss
from knowledge.desk import Desk
from knowledge.questions import Question, commanded

KEPT = 2000
"""Messages kept; at about 4 kB each they hold at most 8 MB."""


class Answering:
    """The desk as the listeners see it.

    Args:
        desk: the one door to what is on file.
        pictures: where pictures of answers are served.
    """

    def __init__(self, desk: Desk, pictures: Pictures = NO_PICTURES) -> None:
        self.desk = desk
        self.pictures = pictures
        self._kept: OrderedDict[tuple[str, str], str] = OrderedDict()
        self._moment = self._now()

    def _now(self) -> tuple[int, dt.date]:
        return self.desk.snapshot.number, self.desk.today()

    def answer(self, question: Question) -> Answer:
        """Ask the desk."""
        return self.desk.ask(question)

    def message(self, question: Question, start: int = 0) -> Message:
        """Return the message that answers a question, from one item of a list on."""
        answer = self.answer(question)
        return render(answer, Turn(start, packed(question)), self.pictures.of(answer))

    def private_body(self, command: str, text: str) -> str:
        """Return the body of the acknowledgement that answers a command, as JSON.

        Args:
            command: the command with its slash.
            text: what was typed after it, as Slack sent it.
        """
        if self._moment != (moment := self._now()):
            self._kept.clear()
            self._moment = moment
        asked = (command, text)
        body = self._kept.get(asked)
        if body is None:
            body = private(self.message(typed(command, text)))
            if len(self._kept) >= KEPT:
                self._kept.popitem(last=False)
            self._kept[asked] = body
        return body

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
