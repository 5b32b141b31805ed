"""Right answers against false ones, a curve for each engine, as SVG for light and dark pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from html import escape

from benchmarks.lookup.drawn import label, page, spread
from benchmarks.lookup.measure import Decided, Figures
from benchmarks.lookup.rules import Point
from benchmarks.lookup.tallies import total

WIDTH, HEIGHT = 820, 480
LEFT, RIGHT, TOP, BOTTOM = 60, 210, 46, 56
MOST_FALSE = 0.10
"""The share of absent names answered at which the plot ends: nobody wants more."""


def plotted(engines: Mapping[str, Figures]) -> str:
    """Draw the curves, and as a dot each decision that an engine makes of itself."""
    parts = [*_frame(), *_labels(engines)]
    for i, figures in enumerate(engines.values()):
        parts.append(f'<polyline class="c{i} line" points="{_path(figures.curve)}"/>')
        if figures.own:
            x, y = _place(*_shares(figures.own))
            parts.append(f'<circle class="d{i}" cx="{x:.1f}" cy="{y:.1f}" r="6"/>')
    title = "Right answers on names on file against false answers on absent names"
    return page(WIDTH, HEIGHT, title, len(engines), parts)


def _frame() -> Iterator[str]:
    yield f'<text class="title" x="{LEFT}" y="26">Names on file, answered rightly</text>'
    for step in range(0, 101, 20):
        x, y = _place(0, step / 100)
        end = WIDTH - RIGHT
        yield f'<line class="grid" x1="{x}" x2="{end}" y1="{y:.1f}" y2="{y:.1f}"/>'
        yield f'<text class="end" x="{x - 8}" y="{y + 4:.1f}">{step} %</text>'
    for step in range(0, int(MOST_FALSE * 100) + 1, 2):
        x, y = _place(step / 100, 0)
        yield f'<line class="axis" x1="{x:.1f}" x2="{x:.1f}" y1="{y}" y2="{y + 5}"/>'
        yield f'<text class="middle" x="{x:.1f}" y="{y + 20}">{step} %</text>'
    x, y = _place(MOST_FALSE / 2, 0)
    yield f'<line class="axis" x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y}" y2="{y}"/>'
    yield f'<text class="middle" x="{x:.1f}" y="{y + 42}">Absent names that got an answer</text>'


def _labels(engines: Mapping[str, Figures]) -> Iterator[str]:
    """Name each curve at its right end, the names kept clear of one another."""
    ends = [_visible(figures.curve)[-1] for figures in engines.values()]
    places = [_place(MOST_FALSE, end.right)[1] for end in ends]
    for i, (name, moved) in enumerate(zip(engines, spread(places), strict=True)):
        own = " (dot: its decision)" if engines[name].own else ""
        yield label(i, WIDTH - RIGHT, places[i], moved, escape(name + own))


def _visible(curve: Iterable[Point]) -> list[Point]:
    return [point for point in curve if point.false <= MOST_FALSE]


def _path(curve: Iterable[Point]) -> str:
    """Return the curve as steps: between two rules the more careful one holds."""
    places, height = list[str](), 0.0
    for point in _visible(curve):
        x, y = _place(point.false, point.right)
        places += [f"{x:.1f},{height:.1f}"] if places else []
        places.append(f"{x:.1f},{y:.1f}")
        height = y
    return " ".join([*places, f"{WIDTH - RIGHT},{height:.1f}"])


def _place(false: float, right: float) -> tuple[float, float]:
    wide, high = WIDTH - LEFT - RIGHT, HEIGHT - TOP - BOTTOM
    return LEFT + min(1.0, false / MOST_FALSE) * wide, TOP + (1 - right) * high


def _shares(decided: Decided) -> tuple[float, float]:
    on_file, absent = total(decided.on_file), total(decided.absent)
    return absent.wrong / (absent.asked or 1), on_file.right / (on_file.asked or 1)
