"""What somebody wants to know: an intent, a subject and the words around it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Intent = Literal[
    "help",
    "entry",
    "quotes",
    "said",
    "timeline",
    "link",
    "sources",
    "figures",
    "news",
    "history",
    "asked",
]

Wants = Literal["", "fact", "who", "when", "where", "why", "count", "amount", "which"]
"""What kind of answer a plain question waits for; "" for bare words."""

LONGEST = 300
"""The most characters of a subject that are looked up; longer ones are cut."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question that the desk can answer.

    Args:
        intent: what is wanted.
        subject: the words to look up, as typed.
        who: True where a person or an organization is meant.
        share: True where the answer is to be posted for all to see.
        words: what is asked of the subject: a topic, words that somebody said, a date.
        other: the second subject, for a link between two.
        wants: what kind of answer a plain question waits for.
        exact: True where the words stood in quotation marks.
        text: the whole question, as typed.
    """

    intent: Intent
    subject: str = ""
    who: bool = False
    share: bool = False
    words: str = ""
    other: str = ""
    wants: Wants = ""
    exact: bool = False
    text: str = ""
