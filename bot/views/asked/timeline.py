"""Events → message, with a picture of them where there are enough and it can be served."""

from __future__ import annotations

from collections.abc import Sequence

from bot.views import blocks as b
from bot.views.asked.dates import happened
from bot.views.asked.pages import FIRST, Item, Items, Turn, page
from bot.views.wording import STAY, raised
from knowledge.answers import EventLine, Timeline

SPOKEN = 24
"""The most events that are told to those who do not see the list or the picture."""

PICTURED = 5
"""The fewest events of which a picture says more than the list."""


def timeline(answer: Timeline, turn: Turn = FIRST, picture: str = "") -> b.Message:
    """Build the page of events that is asked for.

    Args:
        answer: the events.
        turn: which page it is.
        picture: the address of the picture, or "" for none.
    """
    if not answer.events:
        what = b.cut(answer.title.removeprefix("Timeline: ").removeprefix("Events of "), 200)
        said = f"No dated events on file: {b.escape(what)}."
        return b.message(said, [b.section(said)])
    above = [image(answer, picture)] if picture and turn.start == 0 else []
    parts = page(answer.title, items(answer), answer.marks, turn=turn, above=above, due=answer.due)
    said = "; ".join(f"{happened(event)}: {event.name}" for event in answer.events[:SPOKEN])
    return b.message(b.escape(b.cut(f"{answer.title}. {said}.", 2900)), parts)


def items(answer: Timeline) -> Sequence[Item]:
    """Return the events."""
    return Items(answer.events, lambda event: (b.section(event_line(event)), event.marks))


def event_line(event: EventLine) -> str:
    """Return an event as one line: when, what, who, and how the date is known."""
    who = ", ".join(ref.name for ref in event.who)
    said = b.escape(b.cut(event.text, 600))
    lines = [
        f"*{b.escape(happened(event))}*  {said}{STAY}{raised(event.marks)}",
        b.escape(f"{event.name}. Took part: {who}." if who else f"{event.name}."),
        f"_{b.escape(b.cut(event.dated_by, 300))}_".replace("\n", " "),
    ]
    return "\n".join(lines)


def image(answer: Timeline, address: str) -> b.Block:
    """Return the picture, with words for those who do not see it."""
    return {"type": "image", "image_url": address, "alt_text": b.cut(described(answer), 1990)}


def described(answer: Timeline) -> str:
    """Return what the picture shows, in words."""
    count = len(answer.events)
    listed = "; ".join(f"{happened(event)}, {event.name}" for event in answer.events[:SPOKEN])
    return f"{answer.title}. {count} events on a line from the earliest to the latest: {listed}."
