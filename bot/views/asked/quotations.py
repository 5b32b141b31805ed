"""Quotations → message: each whole, with a button that gives it ready to paste."""

from __future__ import annotations

from collections.abc import Sequence

from bot.views import blocks as b
from bot.views.asked.pages import FIRST, Item, Turn, page, warned, with_button
from bot.views.wording import QUOTE_LIMIT, marked, quotation, spoken_date
from knowledge.answers import Mark, Quotations, QuoteLine


def quotations(answer: Quotations, turn: Turn = FIRST) -> b.Message:
    """Build the page of quotations that is asked for."""
    above = [b.context(b.escape(answer.note))] if answer.note else []
    if not answer.quotes:
        above.append(b.context("No words in quotation marks on file; reported in other words:"))
    parts = page(answer.title, items(answer), answer.marks, turn=turn, above=above, due=answer.due)
    return b.message(_spoken(answer), parts)


def items(answer: Quotations) -> Sequence[Item]:
    """Return the quotations, and behind them what is told in our words."""
    quotes = [
        (with_button(b.section(quotation(q)), b.button("Copy quote", f"quote:{n}", q.id)), q.marks)
        for n, q in enumerate(answer.quotes)
    ]
    return [*quotes, *((b.section(f"•  {marked(line)}"), line.marks) for line in answer.told)]


def _spoken(answer: Quotations) -> str:
    said = " ".join(f"{q.speaker}: “{q.words}”" for q in answer.quotes[:3])
    told = " ".join(line.text for line in answer.told[:3])
    return b.escape(b.cut(f"{answer.title}. {answer.note} {said} {told}".replace("  ", " "), 2900))


def pasted(quote: QuoteLine, marks: tuple[Mark, ...]) -> b.Message:
    """Build a quotation ready to paste, with its attribution and without markup."""
    line = b.escape(b.cut(attributed(quote, marks), 2800))
    where = b.context("Quotation as printed. Check it against the source before you use it.")
    since = warned(mark for mark in marks if mark.number in quote.marks)
    return b.message(line, [*since, b.section(f"```{line}```"), where])


def attributed(quote: QuoteLine, marks: tuple[Mark, ...]) -> str:
    """Return a quotation with its attribution in one line of plain text."""
    lead = f"{quote.lead_in}: " if quote.lead_in else ""
    said = "date not given" if quote.date is None else spoken_date(quote.date, weekday=False)
    who = ", ".join(part for part in (quote.speaker, quote.role, quote.venue, said) if part)
    outlets = dict.fromkeys(mark.outlet for mark in marks if mark.number in quote.marks)
    where = f" ({', '.join(outlets)})" if outlets else ""
    return f"{lead}“{b.cut(quote.words, QUOTE_LIMIT)}” – {who}{where}"
