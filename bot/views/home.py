"""The Home tab: search, what changed, what is asked for, what is due, how to ask, preferences."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bot.views import blocks as b
from bot.views.copycheck import places
from bot.views.lookup import search
from bot.views.replies import help_
from bot.views.wording import STAY, raised, short_date
from knowledge.answers import Help
from knowledge.overview import EntryLine, Overview
from knowledge.preferences import CardForm, Report

REPORTS = 10
"""Reports that are shown; the newest come first."""

FORMS: tuple[tuple[CardForm, str], ...] = (
    ("full", "Full cards: facts and a quotation"),
    ("short", "Short cards: one sentence"),
)


def home(
    answer: Help,
    told: Overview,
    form: CardForm,
    reports: Sequence[Report] = (),
    queue: Sequence[b.Block] = (),
) -> b.Block:
    """Build the Home view.

    Args:
        answer: how to ask, with examples that answer now.
        told: the lists.
        form: how the person wants cards.
        reports: reports of mistakes that wait for the desk, the newest first.
        queue: what waits for editors, for them alone.
    """
    blocks = [
        b.header("The context desk"),
        search(),
        b.actions([b.button("New entry", "new_entry", "new")]),
        *queue,
        *_list("Lately changed", told.changed, _changed, "Nothing has changed yet."),
        *_list(
            "Looked up most this week",
            told.asked,
            _asked,
            "Nobody has looked anything up this week.",
        ),
        *_list("Due for review", told.due, _due, _nothing_due(told)),
        *places(told.marks),
        *_reports(reports),
        {"type": "divider"},
        *help_(answer)["blocks"],
        {"type": "divider"},
        preference(form),
    ]
    return {"type": "home", "blocks": blocks}


def preference(form: CardForm) -> b.Block:
    """Return the control for short or full cards."""
    options = [b.option(text, value) for value, text in FORMS]
    chosen = next(o for o in options if o["value"] == form)
    return {
        "type": "section",
        "block_id": "preferences",
        "text": b.marked_up("*Cards that only you see*"),
        "accessory": {
            "type": "radio_buttons",
            "action_id": "card_form",
            "options": options,
            "initial_option": chosen,
        },
    }


def _list(
    title: str, lines: Sequence[EntryLine], said: Callable[[EntryLine], str], nothing: str
) -> list[b.Block]:
    shown = "\n".join(f"•  {said(line)}" for line in lines)
    return [b.section(b.cut(f"*{title}*\n{shown or nothing}", b.SECTION))]


def _entry(line: EntryLine) -> str:
    role = b.escape(b.cut(line.role.text, 150))
    return f"*{b.escape(b.cut(line.name, 150))}*, {role}{STAY}{raised(line.role.marks)}"


def _changed(line: EntryLine) -> str:
    day = short_date(line.day) if line.day else ""
    return f"{_entry(line)}  ·  {b.escape(b.cut(line.note, 150))}, {day}"


def _asked(line: EntryLine) -> str:
    return f"{_entry(line)}  ·  {'once' if line.count == 1 else f'{line.count} times'}"


def _due(line: EntryLine) -> str:
    return f"{_entry(line)}  ·  by {short_date(line.day)}" if line.day else _entry(line)


def _nothing_due(told: Overview) -> str:
    if told.next_due is None:
        return "Nothing is due."
    return f"Nothing is due. The next review is on {short_date(told.next_due)}."


def _reports(reports: Sequence[Report]) -> list[b.Block]:
    """Return the reports that wait, each with its card; without names: everybody sees the tab."""
    if not reports:
        return []
    parts = [b.section("*Reported as wrong*")]
    parts += [_report(number, each) for number, each in enumerate(reports[:REPORTS])]
    more = len(reports) - REPORTS
    return [*parts, b.context(f"And {more} more.")] if more > 0 else parts


def _report(number: int, report: Report) -> b.Block:
    name, day = b.escape(b.cut(report.name, 100)), short_date(report.at.date())
    said = b.escape(b.cut(report.said, 300)).replace("\n", " ")
    block = b.section(f"*{name}*, seen at revision {report.revision}, {day}:\n>{said}")
    card = b.button("Card", f"view:open:report{number}", report.entry_id)
    return {**block, "accessory": card}
