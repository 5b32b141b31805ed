"""A passage as printed, with the words that are cited in bold.

Rich text, because the words of a source are not ours to mark up: whatever signs stand in
them, they are shown as they are.
"""

from __future__ import annotations

from bot.views import blocks as b
from bot.views.wording import standing
from knowledge.answers import Excerpt, InContext, Line, QuoteLine

AROUND = 1200
"""The most characters shown before and behind the words."""

WORDS = 2400
PASSAGES = 4


def beside(line: Line | QuoteLine, place: int) -> b.Block:
    """Return the button that stands beside a statement whose passage can be shown, or nothing.

    Args:
        line: the fact or the quotation.
        place: its place in the message, from 0, which keeps the buttons apart.
    """
    if not line.in_context:
        return {}
    return {"accessory": b.button("Show in context", f"context:{place}", line.in_context)}


def passages(answer: InContext) -> b.Message:
    """Build the passages that a fact or a quotation rests on."""
    shown = answer.excerpts[:PASSAGES]
    name = b.escape(b.cut(answer.name, 200))
    parts = [b.section(f"*In context: {name}*"), *(_passage(excerpt) for excerpt in shown)]
    held = f"text held: {b.cut('; '.join(answer.rights), 300)}"
    parts.append(b.context(b.cut(standing([e.mark for e in shown], [held]), 2900)))
    plain = " … ".join(f"{e.before}{e.words}{e.after}" for e in shown)
    return b.message(b.escape(b.cut(f"In context: {answer.name}. {plain}", 2900)), parts)


def _passage(excerpt: Excerpt) -> b.Block:
    before, after = excerpt.before, excerpt.after
    if len(before) > AROUND:
        before = "… " + before[-AROUND:].partition(" ")[2]
    pieces = [
        _text(before),
        _text(b.cut(excerpt.words, WORDS)) | {"style": {"bold": True}},
        _text(b.cut(after, AROUND)),
    ]
    quote = {"type": "rich_text_quote", "elements": [piece for piece in pieces if piece["text"]]}
    return {"type": "rich_text", "elements": [quote]}


def _text(text: str) -> b.Block:
    return {"type": "text", "text": b.seen(text)}
