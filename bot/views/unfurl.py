"""A source on file, in short, under a link to it."""

from __future__ import annotations

from bot.views import blocks as b
from bot.views.wording import DOT, first_upper, short_date, stood
from knowledge.answers import Ref
from knowledge.documents import SourceCard

NAMED = 8
"""Names of people, and of other entries, that the card holds; the rest is counted."""


def unfurl(source: SourceCard) -> b.Block:
    """Build the attachment that ``chat.unfurl`` takes for one link."""
    head = source.headline or f"On file from {source.publisher}"
    where = [source.publisher]
    if source.date:
        where.append(short_date(source.date) + (" (by the desk)" if source.dated_by_desk else ""))
    lines = [f"*{b.escape(b.cut(head, 300))}*", b.escape(", ".join(where))]
    if source.standing:
        lines.append(f"*{b.escape(first_upper(stood(source.publisher, source.standing)))}*")
    lines += [
        f"{label}: {_names(refs)}"
        for label, refs in (("People", source.people), ("Also in it", source.others))
        if refs
    ]
    counted = DOT.join(
        (_count(source.quote_count, "quotation"), f"{_count(source.fact_count, 'fact')} on file")
    )
    return {
        "fallback": b.escape(b.cut(f"{head}: {counted}", 300)),
        "blocks": [b.section("\n".join(lines)), b.context(counted)],
    }


def _names(refs: tuple[Ref, ...]) -> str:
    names = ", ".join(b.escape(b.cut(ref.name, 80)) for ref in refs[:NAMED])
    return f"{names} and {len(refs) - NAMED} more" if len(refs) > NAMED else names


def _count(number: int, noun: str) -> str:
    return f"one {noun}" if number == 1 else f"{number} {noun}s"
