"""A link between two entries → message: each step with the statements that carry it."""

from __future__ import annotations

from bot.views import blocks as b
from bot.views.asked.pages import page
from bot.views.wording import marked
from knowledge.answers import Connection, LinkStep


def connection(answer: Connection) -> b.Message:
    """Build the message of a link, or say that there is none on file."""
    names = f"{answer.start.name} and {answer.end.name}"
    cards = b.actions(
        [
            b.button(r.name, f"open:{i}", r.entry_id)
            for i, r in enumerate((answer.start, answer.end))
        ]
    )
    if not answer.steps:
        said = b.escape(f"No link on file between {names}.")
        return b.message(said, [b.section(said), cards])
    items = [
        (b.section(_step(step)), tuple(n for line in step.lines for n in line.marks))
        for step in answer.steps
    ]
    way = " → ".join([answer.start.name, *(step.end.name for step in answer.steps)])
    title = f"How {names} are connected"
    above = [b.context(b.escape(b.cut(way, 900)))] if len(answer.steps) > 1 else []
    parts = [*page(title, items, answer.marks, above=above, due=answer.due), cards]
    told = " ".join(step.lines[0].text for step in answer.steps if step.lines)
    return b.message(b.escape(b.cut(f"{title}: {way}. {told}", 2900)), parts)


def _step(step: LinkStep) -> str:
    head = f"*{b.escape(step.start.name)}* – *{b.escape(step.end.name)}*"
    return "\n".join([head, *(f"•  {marked(line, 500)}" for line in step.lines)])
