"""150 questions by an editor who had not read the rules: the level that was reached, held."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from knowledge import answers as a
from knowledge.building import curated_snapshot
from knowledge.desk import Desk
from knowledge.questions import parse

ITEMS = yaml.safe_load((Path(__file__).parent / "asked" / "questions.yaml").read_text("utf-8"))
LEAST = 0.95
"""The share of questions with an answer on file that are answered rightly."""

SNAPSHOT = curated_snapshot()
DESK = Desk(SNAPSHOT)
FACTS = {fact.text: fact.id for entry in SNAPSHOT.entries.values() for fact in entry.facts}
SUMMARIES = {entry.summary: entry.id for entry in SNAPSHOT.entries.values()}


def test_questions_with_an_answer_on_file_get_it():
    asked = [item for item in ITEMS if item["expect"]["intent"] != "miss"]
    missed = [item["ask"] for item in asked if not _right(item)]
    assert len(asked) >= 100
    assert len(missed) <= (1 - LEAST) * len(asked), missed


def test_questions_without_an_answer_on_file_are_never_answered():
    asked = [item for item in ITEMS if item["expect"]["intent"] == "miss"]
    answered = [item["ask"] for item in asked if not _declined(DESK.ask(parse(item["ask"])))]
    assert len(asked) >= 40
    assert answered == []


def _right(item: dict[str, Any]) -> bool:
    wanted, answer = item["expect"], DESK.ask(parse(item["ask"]))
    ids = {id_ for key in ("entry", "fact", "quote") for id_ in _listed(wanted.get(key))}
    if wanted["intent"] == "connection":
        return isinstance(answer, a.Connection) and bool(answer.steps) and ids <= _carried(answer)
    if wanted["intent"] == "news":
        return isinstance(answer, a.News)
    return bool(ids & _carried(answer)) if ids else not _declined(answer)


def _listed(ids: str | list[str] | None) -> list[str]:
    return [ids] if isinstance(ids, str) else list(ids or ())


def _declined(answer: a.Answer) -> bool:
    if isinstance(answer, a.Choice):
        return answer.by_words
    empty = isinstance(answer, a.Connection) and not answer.steps
    return empty or isinstance(answer, a.Miss | a.NotTold)


def _carried(answer: a.Answer) -> set[str]:
    """Return the ids of the entries, facts and quotations that an answer shows."""
    if isinstance(answer, a.NotTold | a.Choice | a.Miss):
        return set()
    ids = {getattr(answer, "entry_id", "")}
    subjects = [getattr(answer, name, None) for name in ("subject", "start", "end")]
    ids |= {ref.entry_id for ref in subjects if ref}
    told = [
        *getattr(answer, "lines", ()),
        *getattr(answer, "told", ()),
        *getattr(answer, "facts", ()),
    ]
    told += [figure.line for figure in getattr(answer, "figures", ())]
    for line in told:
        ids |= {FACTS.get(line.text, ""), SUMMARIES.get(line.text, "")}
    for quote in (*getattr(answer, "quotes", ()), getattr(answer, "quote", None)):
        ids |= {quote.id, quote.speaker_id} if quote else set()
    ids |= {event.entry_id for event in getattr(answer, "events", ())}
    return ids - {""}
