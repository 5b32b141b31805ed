"""The report on a piece of copy, in a modal: what contradicts the store, and what is named."""

from __future__ import annotations

from collections.abc import Iterable

from bot.views import blocks as b
from bot.views.modals import modal, text_input
from bot.views.wording import STAY, marked, raised, standing
from knowledge.answers import Mark
from knowledge.copy import CopyReport, Finding, Mentioned

SHOWN = 30
"""Findings, and entries, of one report; a view takes 100 blocks."""

CHECK = "check_copy"
"""The modal that takes copy, by its callback_id."""

FIELDS = 4
"""Fields for longer copy; Slack takes 3,000 characters in each."""

_KINDS = {
    "name": "Name",
    "title": "Title",
    "quotation": "Quotation",
    "figure": "Figure",
    "date": "Date",
}


def ask_for_copy() -> b.Block:
    """Build the modal that takes copy to check."""
    first = text_input(
        "Copy", "copy:0", lines=True, hint="Paste as much as fits; the next field goes on with it."
    )
    more = [
        text_input("Copy, continued", f"copy:{i}", lines=True, optional=True)
        for i in range(1, FIELDS)
    ]
    return modal("Check this copy", [first, *more], callback_id=CHECK, submit="Check")


def checked(report: CopyReport) -> b.Block:
    """Build the report of a check."""
    count = len(report.findings)
    if count:
        said = "One thing contradicts" if count == 1 else f"{count} things contradict"
        said += " what is on file."
    else:
        said = "Nothing in it contradicts what is on file."
    parts = [b.section(f"*{said}*"), *map(_finding, report.findings[:SHOWN])]
    if count > SHOWN:
        parts.append(b.context(f"{count - SHOWN} more are not shown: check a part of it alone."))
    parts.append({"type": "divider"})
    parts += _named(report)
    return modal("Check this copy", [*parts, *_end(report, checked_too=True)])


def explained(report: CopyReport) -> b.Block:
    """Build the report on what a text names."""
    return modal("Explain this message", [*_named(report), *_end(report, checked_too=False)])


def _finding(found: Finding) -> b.Block:
    on_file = marked(found.on_file, 900)
    suggested = b.escape(b.cut(found.suggested, 500))
    if found.changes:
        said = f"*{_KINDS[found.kind]}*, not verbatim: {_difference(found)}"
        wording = f"Suggested: {suggested}"
    else:
        said = f"*{_KINDS[found.kind]}*: “{b.escape(b.cut(found.written, 300))}”"
        wording = f"Suggested: *{suggested}*"
    # escaping makes a text of ampersands five times as long
    return b.section(b.cut(f"{said}\n{on_file}\n{wording}", b.SECTION))


def _difference(found: Finding) -> str:
    """Return a quotation marked as an editor marks copy: struck what goes, bold what comes in."""
    signs = {"same": "{}", "cut": "*{}*", "added": "~{}~"}
    changes = list(found.changes)
    for i in range(len(changes) - 1):
        if changes[i][0] == "cut" and changes[i + 1][0] == "added":
            changes[i : i + 2] = [changes[i + 1], changes[i]]
    shown = [
        signs[what].format(b.escape(words.replace("~", "").replace("*", "")))
        for what, words in changes
    ]
    return f"“{b.cut(' '.join(shown), 800)}”"


def _named(report: CopyReport) -> list[b.Block]:
    if not report.mentioned:
        return [b.section("It names nothing that is on file.")]
    count = len(report.mentioned)
    head = "One entry on file is named" if count == 1 else f"{count} entries on file are named"
    parts = [b.section(f"{head}, in order of appearance:")]
    parts += [b.section(_line(each)) for each in report.mentioned[:SHOWN]]
    if count > SHOWN:
        names = ", ".join(each.name for each in report.mentioned[SHOWN:])
        parts.append(b.context(b.cut(b.escape(f"And {names}"), 2900)))
    return parts


def _line(mentioned: Mentioned) -> str:
    role = b.escape(b.cut(mentioned.role, 200))
    marks = raised(mentioned.line.marks)
    name = b.escape(b.cut(mentioned.name, 150))
    return b.cut(f"*{name}*, {role}{STAY}{marks}\n{marked(mentioned.line, 300)}", b.SECTION)


def _end(report: CopyReport, *, checked_too: bool) -> Iterable[b.Block]:
    yield from places(report.marks)
    if report.cut:
        yield b.context(f"Only the first {report.characters:,} characters were read.")
    if checked_too:
        yield b.context(
            "Held against what is on file: names, titles, quotations, figures and dates. "
            "What is not on file is not checked."
        )


def places(marks: Iterable[Mark]) -> Iterable[b.Block]:
    """Yield where each mark stands, in as many lines as it takes."""
    kept: list[Mark] = []
    for mark in marks:
        if len(standing([*kept, mark])) > 2800:
            yield b.context(standing(kept))
            kept = []
        kept.append(mark)
    if kept:
        yield b.context(b.cut(standing(kept), 2900))
