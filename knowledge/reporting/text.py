"""The report of a week as plain text that reads well in a terminal, and as plain data."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any

from knowledge.reporting.report import Corrected, GapsOfWeek, Report, Stale

LISTED = 10
"""The most stale entries that are named; the rest is counted."""


def as_text(report: Report) -> str:
    """Return the report as text."""
    return "\n".join(_lines(report)) + "\n"


def as_data(report: Report) -> dict[str, Any]:
    """Return the report as plain JSON data; times to fill in seconds, days in ISO form."""
    whole = asdict(report)
    gaps, to_fill = whole["gaps"], report.gaps.to_fill
    whole["week"] = {
        "name": report.week.name,
        "first": report.week.first.isoformat(),
        "last": report.week.last.isoformat(),
    }
    gaps["to_fill"] = None if to_fill is None else int(to_fill.total_seconds())
    for each in whole["corrected"]:
        each["on"] = each["on"].isoformat()
    for each in whole["stale"]:
        each["due"] = each["due"].isoformat()
    return whole


def _lines(report: Report) -> Iterator[str]:
    week = report.week
    yield f"The desk’s week {week.name}, {_day(week.first)} to {_day(week.last)}"
    yield from _list("Asked most", report.asked)
    yield from _list("Missed most", report.missed)
    yield from _section("Corrected", map(_correction, report.corrected))
    yield from _section("Gaps", _gaps(report.gaps))
    yield from _list("Most wanted now", report.gaps.wanted)
    yield from _section("Past their review", _stale(report.stale))
    yield from _list("Published", _published(report))


def _section(title: str, lines: Iterable[str]) -> Iterator[str]:
    yield ""
    yield title
    yield from (f"  {line}" for line in tuple(lines) or ("nothing",))


def _list(title: str, counts: Iterable[tuple[str, int]]) -> Iterator[str]:
    held = list(counts)
    width = max((len(str(count)) for _, count in held), default=0)
    return _section(title, (f"{count:>{width}}  {words}" for words, count in held))


def _correction(each: Corrected) -> str:
    return f"{_day(each.on)}  {', '.join(each.names)} ({each.kind}): {each.reason}"


def _gaps(gaps: GapsOfWeek) -> Iterator[str]:
    yield (
        f"{gaps.opened} opened, {gaps.filled} filled, {gaps.declined} declined; "
        f"{gaps.waiting} waiting now"
    )
    if gaps.to_fill is not None:
        yield f"half of those filled were filled within {_span(gaps.to_fill)}"


def _stale(stale: tuple[Stale, ...]) -> Iterator[str]:
    for each in stale[:LISTED]:
        yield f"{_day(each.due)}  {each.name}, {each.owner or 'the desk'}"
    if len(stale) > LISTED:
        yield f"and {len(stale) - LISTED} more"


def _published(report: Report) -> Iterator[tuple[str, int]]:
    yield from report.published
    if report.filed:
        yield "curated files", report.filed


def _day(day: dt.date) -> str:
    return f"{day.day} {day:%b %Y}"


def _span(span: dt.timedelta) -> str:
    hours = span.total_seconds() / 3600
    if hours < 1:
        return _number(round(hours * 60), "minute")
    return _number(round(hours), "hour") if hours < 48 else _number(round(hours / 24), "day")


def _number(count: int, noun: str) -> str:
    return f"one {noun}" if count == 1 else f"{count} {noun}s"
