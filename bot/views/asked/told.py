"""Plain answers → messages: what is told, and what is not on file."""

from __future__ import annotations

from bot.views import blocks as b
from bot.views.asked.pages import page
from bot.views.asked.timeline import event_line
from bot.views.asking_desk import ask_the_desk
from bot.views.wording import marked, quotation
from knowledge.answers import NotTold, Ref, Told

ASKED = 200


def told(answer: Told) -> b.Message:
    """Build the answer to a plain question: each line covers the question and is cited."""
    items = [(b.section(f"•  {marked(line)}"), line.marks) for line in answer.lines]
    items += [(b.section(event_line(event)), event.marks) for event in answer.events]
    items += [(b.section(quotation(quote)), quote.marks) for quote in answer.quotes]
    notes = (
        [f"One source stands behind this: {answer.outlets[0]}"] if len(answer.outlets) == 1 else []
    )
    parts = page(b.cut(answer.asked, ASKED), items, answer.marks, notes=notes, due=answer.due)
    parts.extend(_cards(answer.subjects))
    said = " ".join(
        [
            *(line.text for line in answer.lines),
            *(event.text for event in answer.events),
            *(f"{quote.speaker}: “{quote.words}”" for quote in answer.quotes),
        ]
    )
    return b.message(b.escape(b.cut(said, 2900)), parts)


def not_told(answer: NotTold) -> b.Message:
    """Build the reply that something is not on file, with the cards that are."""
    asked = b.escape(b.cut(answer.asked.rstrip("?!. "), ASKED))
    said = f"Not on file: *{asked}*."
    if answer.missing and answer.near:
        said = f"Not on file: {b.escape(answer.missing)} (*{asked}*). On file of the same:"
    items = [(b.section(f"•  {marked(line)}"), line.marks) for line in answer.near]
    parts = [b.section(said)]
    if items:
        parts.extend(page("", items, answer.marks)[1:])
    if answer.subjects:
        names = ", ".join(ref.name for ref in answer.subjects)
        parts.append(b.context(b.escape(b.cut(f"On file: the card of {names}.", 900))))
    parts.append(b.actions([*_openers(answer.subjects), ask_the_desk(answer.asked)]))
    near = " ".join(line.text for line in answer.near)
    return b.message(b.cut(f"Not on file: {asked}. {b.escape(near)}".strip(), 2900), parts)


def _cards(subjects: tuple[Ref, ...]) -> list[b.Block]:
    if not subjects:
        return []
    return [b.actions(_openers(subjects))]


def _openers(subjects: tuple[Ref, ...]) -> list[b.Block]:
    return [b.button(r.name, f"open:{i}", r.entry_id) for i, r in enumerate(subjects)]
