"""Question → message: asks the desk, builds the view, keeps what was built.

A snapshot never changes, so a question asked twice of one snapshot has one
answer; the kept messages go when the snapshot does.
"""

from __future__ import annotations

import json
from collections import OrderedDict
from typing import Any

from bot.views.answer import render
from bot.views.blocks import Message
from knowledge.answers import Answer, Card, Miss
from knowledge.desk import Desk
from knowledge.questions import Question

KEPT = 2000
"""Messages kept; at about 4 kB each they hold at most 8 MB."""


class Answering:
    """The desk as the listeners see it.

    Args:
        desk: the one door to what is on file.
    """

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self._kept: OrderedDict[Question, str] = OrderedDict()
        self._revision = desk.snapshot.number

    def answer(self, question: Question) -> Answer:
        """Ask the desk."""
        return self.desk.ask(question)

    def message(self, question: Question) -> Message:
        """Return the message that answers a question."""
        return render(self.answer(question))

    def private_body(self, question: Question) -> str:
        """Return the body of an acknowledgement that only the asker sees, as JSON."""
        if self._revision != self.desk.snapshot.number:
            self._kept.clear()
            self._revision = self.desk.snapshot.number
        body = self._kept.get(question)
        if body is None:
            body = private(self.message(question))
            if len(self._kept) >= KEPT:
                self._kept.popitem(last=False)
            self._kept[question] = body
        return body

    def card(self, entry_id: str) -> Card | Miss:
        """Return the card of an entry by its id."""
        return self.desk.card(entry_id)


def private(message: Message) -> str:
    """Return a message as the body of an acknowledgement visible to one person."""
    body: dict[str, Any] = {"response_type": "ephemeral", **message}
    return json.dumps(body, ensure_ascii=False, separators=(",", ":"))
