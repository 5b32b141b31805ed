"""What a channel or a person is told of a correction, and the editor when everybody was."""

from __future__ import annotations

from bot.views import blocks as b
from knowledge.corrections import Correction, Notice, Progress, Reworded, told

WAS = 1200
MOST = 8
"""Texts told one by one; a correction of more says how many there are."""


def notice(correction: Correction) -> b.Message:
    """Build the message that takes an old text back: what was wrong, what is right, and why."""
    said = told(correction)
    parts = [b.section(f"*{b.escape(b.cut(said.title, 300))}*")]
    parts += [b.section(_text(each)) for each in said.texts[:MOST]]
    if len(said.texts) > MOST:
        parts.append(b.context(f"And {len(said.texts) - MOST} more."))
    parts.append(b.context(f"Why: {b.escape(b.cut(said.why, 500))}  ·  {_ask(said)}"))
    return b.message(b.escape(b.cut(said.plain, 2900)), parts)


def finished(correction: Correction, progress: Progress) -> b.Message:
    """Build the message to the editor whose publication has reached everybody."""
    names = ", ".join(dict.fromkeys(name for _, name in correction.names))
    done = progress.of - progress.refused
    said = f"{correction.kind.capitalize()} of {names}: done. {_counts(progress)}"
    if progress.refused:
        said += f" {_number(progress.refused, 'message')} could not be changed or sent."
    elif not done:
        said = f"{correction.kind.capitalize()} of {names}: nobody had been shown the old text."
    escaped = b.escape(b.cut(said, 2900))
    return b.message(escaped, [b.section(escaped)])


def _counts(progress: Progress) -> str:
    places = _number(progress.places, "channel")
    people = _number(progress.people, "person", "people")
    return f"It reached {places} and {people}."


def _number(count: int, one: str, many: str = "") -> str:
    return f"{count} {one if count == 1 else many or f'{one}s'}"


def _text(text: Reworded) -> str:
    entry = f"{b.escape(b.cut(text.entry, 150))}, " if text.entry else ""
    what = text.what[:1].lower() + text.what[1:]
    was = b.escape(b.cut(text.was, WAS)).replace("\n", " ")
    if not text.now:
        return f"{entry}{what} is withdrawn. It was:\n>~{was}~"
    now = b.escape(b.cut(text.now, WAS)).replace("\n", " ")
    return f"{entry}{what} was:\n>~{was}~\nIt is now:\n>{now}"


def _ask(said: Notice) -> str:
    return "Check what you wrote from it." if said.kind != "update" else "No need to act."


def marked(message: b.Message, correction: Correction) -> b.Message:
    """Build a message that was refreshed: it says that it was corrected, when and why."""
    if correction.kind == "update":
        return message
    day = f"{correction.at.day} {correction.at:%b %Y}"
    why = b.escape(b.cut(correction.reason, 500))
    said = f"Corrected {day}"
    if correction.kind == "withdrawal":
        said = f"Part of what stood here was withdrawn on {day}"
    return b.message(message["text"], [*message["blocks"], b.context(f"{said}: {why}")])


def taken_back(entry_id: str, correction: Correction) -> b.Message:
    """Build what stands in place of a card of which nothing is shown any more, and why."""
    name = b.escape(b.cut(dict(correction.names).get(entry_id, entry_id), 150))
    why = b.escape(b.cut(correction.reason.rstrip(". "), 600))
    day = f"{correction.at.day} {correction.at:%b %Y}"
    before, after = "The desk took back the card of", f"that stood here, on {day}: {why}."
    return b.message(f"{before} {name} {after}", [b.section(f"{before} *{name}* {after}")])
