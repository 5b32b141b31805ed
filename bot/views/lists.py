"""Facts and quotations in full, paged so that a message keeps Slack's limits."""

from __future__ import annotations

from collections.abc import Sequence

from bot.views import blocks as b
from bot.views.in_context import beside
from bot.views.wording import marked, quotation, standing
from knowledge.answers import FactList, Line, Mark, QuoteLine, QuoteList

PAGE = 7000
"""The most characters of text on one page; Slack takes about 13,000 in all."""

ITEMS = 20


def facts(answer: FactList, start: int = 0) -> b.Message:
    """Build the page of facts that begins at a number counted from 0."""
    lines = _facts(answer)
    parts = [b.section(f"*All facts on file: {b.escape(b.cut(answer.name, 200))}*")]
    if answer.names and start == 0:
        names = "; ".join(answer.names)
        parts.append(b.context(b.cut(b.escape(f"Also known as {names}"), 2900)))
    used = [line.marks for line in answer.facts]
    return _page(answer, lines, used, parts, start, "facts")


def quotes(answer: QuoteList, start: int = 0) -> b.Message:
    """Build the page of quotations that begins at a number counted from 0."""
    lines = _quotes(answer)
    parts = [b.section(f"*Quotes on file: {b.escape(b.cut(answer.name, 200))}*")]
    used = [quote.marks for quote in answer.quotes]
    return _page(answer, lines, used, parts, start, "quotes")


def span(answer: FactList | QuoteList, start: int) -> tuple[int, int]:
    """Return the first item of the page that begins at a number, and the one behind its last."""
    lines = _facts(answer) if isinstance(answer, FactList) else _quotes(answer)
    return start, _end_of_page(lines, start)


def _facts(answer: FactList) -> list[str]:
    return [f"•  {marked(line, 2500)}" for line in answer.facts]


def _quotes(answer: QuoteList) -> list[str]:
    return [quotation(quote) for quote in answer.quotes]


def _page(
    answer: FactList | QuoteList,
    lines: Sequence[str],
    used: Sequence[tuple[int, ...]],
    parts: list[b.Block],
    start: int,
    what: str,
) -> b.Message:
    end = _end_of_page(lines, start)
    parts.extend(
        b.section(line) | beside(item, i)
        for i, (line, item) in enumerate(
            zip(lines[start:end], _items(answer)[start:], strict=False)
        )
    )
    if not lines:
        parts.append(b.section(f"No {what} on file."))
    wanted = {mark for marks in used[start:end] for mark in marks}
    marks: list[Mark] = [mark for mark in answer.marks if mark.number in wanted]
    if marks:
        parts.append(b.context(b.cut(standing(marks), 2900)))
    if end < len(lines):
        value = f"{what}:{answer.entry_id}:{end}"
        parts.append(b.actions([b.button(f"More ({len(lines) - end})", "page", value)]))
    name = b.escape(b.cut(answer.name, 200))
    text = f"{name}: {what} {start + 1} to {end} of {len(lines)}" if lines else f"No {what} on file"
    return b.message(text, parts)


def _items(answer: FactList | QuoteList) -> tuple[Line | QuoteLine, ...]:
    return answer.facts if isinstance(answer, FactList) else answer.quotes


def _end_of_page(lines: Sequence[str], start: int) -> int:
    end, size = start, 0
    while end < len(lines) and end - start < ITEMS and (end == start or size < PAGE):
        size += len(lines[end])
        if size > PAGE and end > start:
            break
        end += 1
    return end
