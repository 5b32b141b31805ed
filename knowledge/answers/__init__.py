"""Answers: plain data, no markup. Made of facts on file, or saying that there are none."""

from knowledge.answers.cards import Card, FactList, InContext, QuoteList
from knowledge.answers.history import History, HistoryLine
from knowledge.answers.lines import (
    Document,
    EventLine,
    Excerpt,
    FigureLine,
    Line,
    Mark,
    QuoteLine,
    Ref,
)
from knowledge.answers.lists import (
    Connection,
    FigureList,
    LinkStep,
    Newer,
    News,
    Quotations,
    SourceList,
    Timeline,
)
from knowledge.answers.replies import Choice, Help, Miss, NotTold, Told, Withdrawn

__all__ = [
    "Answer",
    "Card",
    "Choice",
    "Connection",
    "Document",
    "EventLine",
    "Excerpt",
    "FactList",
    "FigureLine",
    "FigureList",
    "Help",
    "History",
    "HistoryLine",
    "InContext",
    "Line",
    "LinkStep",
    "Mark",
    "Miss",
    "Newer",
    "News",
    "NotTold",
    "Quotations",
    "QuoteLine",
    "QuoteList",
    "Ref",
    "SourceList",
    "Timeline",
    "Told",
    "Withdrawn",
]

Answer = (
    Card
    | FactList
    | QuoteList
    | Choice
    | Miss
    | Help
    | Quotations
    | Timeline
    | Connection
    | SourceList
    | FigureList
    | Told
    | NotTold
    | Withdrawn
    | History
    | News
)
