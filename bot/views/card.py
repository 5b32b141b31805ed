"""Card → message: readable in five seconds on a phone; the rest is behind a button."""

from __future__ import annotations

from bot.views import blocks as b
from bot.views.asked.pages import overdue
from bot.views.wording import (
    DOT,
    byline,
    first_upper,
    marked,
    quotation,
    short_date,
    standing,
    standings,
)
from knowledge.answers import Card

CONTEXT = 2900
RELATED = 25


def short(answer: Card) -> b.Message:
    """Build the card of somebody who wants it short: what it is, one sentence, where it stands."""
    used = [mark for mark in answer.marks if mark.number in answer.summary.marks]
    controls = _controls(answer)
    controls.insert(1, b.button("Full card", "open:0", answer.entry_id))
    parts = [
        b.header(answer.name),
        b.context(_what_it_is(answer)),
        b.section(marked(answer.summary)),
        b.context(b.cut(standing(used, answer.notes), CONTEXT)),
        b.actions(controls),
    ]
    return b.message(spoken(answer), parts)


def card(answer: Card) -> b.Message:
    """Build the message of a card."""
    parts = [
        b.header(answer.name),
        *overdue(answer.due),
        b.context(_what_it_is(answer)),
        b.section(marked(answer.summary)),
    ]
    if answer.facts:
        parts.append(b.section("\n".join(f"•  {marked(fact)}" for fact in answer.facts)))
    if answer.quote:
        parts.append(b.section(quotation(answer.quote)))
    parts.append(b.context(b.cut(standing(answer.marks, answer.notes), CONTEXT)))
    parts.append(b.actions(_controls(answer)))
    return b.message(spoken(answer), parts)


def _what_it_is(answer: Card) -> str:
    count = answer.source_count
    sources = "one source" if count == 1 else f"{count} sources"
    parts = [f"{b.cut(answer.role, 300)}, as of {short_date(answer.as_of)}", sources]
    if answer.found_by:
        parts.append(f"found by {b.cut(answer.found_by, 200)}")
    return DOT.join(b.escape(part) for part in parts)


def _controls(answer: Card) -> list[b.Block]:
    id_ = answer.entry_id
    row = [b.button("Share", "share", id_, primary=True), b.button("Copy line", "line", id_)]
    if answer.quote_count:
        row.append(b.button(f"Quotes ({answer.quote_count})", "quotes", id_))
    if answer.related:
        options = [(ref.name, ref.entry_id) for ref in answer.related[:RELATED]]
        row.append(b.select("See also", "related", options))
    more = [
        (f"All facts ({answer.fact_count})", f"facts:{id_}"),
        ("Edit or suggest", f"edit:{id_}"),
        ("This looks wrong", f"wrong:{id_}:{answer.revision}"),
    ]
    row.append(b.overflow("more", more))
    return row


def spoken(answer: Card) -> str:
    """Return the card as a notification or a screen reader says it, without markup."""
    facts = " ".join(line.text for line in (answer.summary, *answer.facts))
    said = f"{answer.name}: {answer.role}, as of {short_date(answer.as_of)}. {facts}"
    if answer.quote:
        speaker = byline(answer.quote).replace("*", "")
        said += f" “{answer.quote.words}” – {speaker}."
    said += "".join(f" {first_upper(each).rstrip('.')}." for each in standings(answer.marks))
    return b.escape(b.cut(said, 2900))
