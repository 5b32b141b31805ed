"""Growth on two logarithmic scales, as SVG: a straight line is a steady rate."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence

from benchmarks.lookup.drawn import label, page, spread

WIDTH, HEIGHT = 760, 440
LEFT, RIGHT, TOP, BOTTOM = 70, 150, 30, 56

Curve = Sequence[tuple[float, float]]


def plotted(curves: Mapping[str, Curve]) -> str:
    """Draw curves of values above 0 by number of names; empty ones are left out."""
    drawn = {title: curve for title, curve in curves.items() if curve}
    scale = _Scale([point for curve in drawn.values() for point in curve])
    parts = [*scale.frame()]
    ends = [scale.place(*curve[-1]) for curve in drawn.values()]
    labels = spread([y for _, y in ends])
    for i, (title, curve) in enumerate(drawn.items()):
        places = [scale.place(*point) for point in curve]
        points = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
        parts.append(f'<polyline class="c{i} line" points="{points}"/>')
        parts += [f'<circle class="d{i}" cx="{x:.1f}" cy="{y:.1f}" r="3.5"/>' for x, y in places]
        parts.append(label(i, *ends[i], labels[i], title))
    return page(WIDTH, HEIGHT, "Cost by number of names", len(drawn), parts)


class _Scale:
    """Powers of ten around the values, and their places on the page."""

    def __init__(self, points: Curve) -> None:
        logs = [(math.log10(x), math.log10(y)) for x, y in points]
        self._left = math.floor(min(x for x, _ in logs))
        self._right = max(math.ceil(max(x for x, _ in logs)), self._left + 1)
        self._low = math.floor(min(y for _, y in logs))
        self._high = max(math.ceil(max(y for _, y in logs)), self._low + 1)

    def place(self, names: float, value: float) -> tuple[float, float]:
        across = (math.log10(names) - self._left) / (self._right - self._left)
        up = (math.log10(value) - self._low) / (self._high - self._low)
        wide, high = WIDTH - LEFT - RIGHT, HEIGHT - TOP - BOTTOM
        return LEFT + across * wide, TOP + (1 - up) * high

    def frame(self) -> Iterator[str]:
        for power in range(self._low, self._high + 1):
            x, y = self.place(10**self._left, 10.0**power)
            end = WIDTH - RIGHT
            yield f'<line class="grid" x1="{x:.1f}" x2="{end}" y1="{y:.1f}" y2="{y:.1f}"/>'
            yield f'<text class="end" x="{x - 8:.1f}" y="{y + 4:.1f}">{10.0**power:,g}</text>'
        bottom = HEIGHT - BOTTOM
        for power in range(self._left, self._right + 1):
            x, _ = self.place(10.0**power, 10.0**self._low)
            tick = f'x1="{x:.1f}" x2="{x:.1f}" y1="{bottom}" y2="{bottom + 5}"'
            yield f'<line class="axis" {tick}/>'
            yield f'<text class="middle" x="{x:.1f}" y="{bottom + 20}">{10**power:,}</text>'
        middle = (LEFT + WIDTH - RIGHT) / 2
        yield f'<text class="middle" x="{middle}" y="{bottom + 42}">names on file</text>'
