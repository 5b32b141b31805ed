"""What the plots share: their colours on light and dark pages, and labels kept apart."""

from __future__ import annotations

from collections.abc import Sequence

COLOURS = (
    ("#0b5fff", "#6ea8ff"), ("#8a5a00", "#e0b050"), ("#b3261e", "#ff8a80"), ("#6b3fa0", "#c3a0f0"),
    ("#00695c", "#5fd3c0"), ("#ad1470", "#ff80c4"), ("#455a64", "#a8bcc6"), ("#1b5e20", "#85d68a"),
)  # fmt: skip
"""For each curve in turn, its colour on a light page and on a dark one."""

LABEL_HEIGHT = 17.0

_SHARED = (
    "text{font:13px system-ui,sans-serif}.line{fill:none;stroke-width:2.2;stroke-linejoin:round}"
    ".end{text-anchor:end}.middle{text-anchor:middle}.title{font-size:15px;font-weight:600}"
    ".lead{stroke-width:1;opacity:.6}.axis{stroke:#8e8e93}"
)
_LIGHT = "text{fill:#1c1c1e}.grid{stroke:#e2e2e6}.page{fill:#fff}"
_DARK = "text{fill:#ececf0}.grid{stroke:#3a3a40}.page{fill:#16161a}"


def page(width: int, height: int, title: str, curves: int, parts: Sequence[str]) -> str:
    """Return a whole SVG.

    Args:
        width: in pixels.
        height: in pixels.
        title: what it shows, for those who do not see it.
        curves: how many colours it needs.
        parts: its elements; ``c0`` strokes and ``d0`` fills in the first curve's colour.
    """
    light = _LIGHT + "".join(_coloured(i, COLOURS[i][0]) for i in range(curves))
    dark = _DARK + "".join(_coloured(i, COLOURS[i][1]) for i in range(curves))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" '
        f'aria-label="{title}">\n'
        f"<style>{_SHARED}{light}@media(prefers-color-scheme:dark){{{dark}}}</style>\n"
        f'<rect class="page" width="{width}" height="{height}"/>\n'
        + "\n".join(parts)
        + "\n</svg>\n"
    )


def spread(places: Sequence[float], apart: float = LABEL_HEIGHT) -> list[float]:
    """Move places apart, in their order, so that each two are ``apart`` or more."""
    moved = dict.fromkeys(range(len(places)), 0.0)
    previous = float("-inf")
    for i in sorted(moved, key=lambda i: places[i]):
        previous = moved[i] = max(places[i], previous + apart)
    return list(moved.values())


def label(i: int, x: float, place: float, moved: float, text: str) -> str:
    """Return a curve's name beside its end at ``x``, moved from its place."""
    return (
        f'<line class="c{i} lead" x1="{x + 2}" x2="{x + 18}" y1="{place:.1f}" y2="{moved:.1f}"/>'
        f'<text class="d{i}" x="{x + 22}" y="{moved + 4:.1f}">{text}</text>'
    )


def _coloured(i: int, colour: str) -> str:
    return f".c{i}{{stroke:{colour}}}text.d{i},.d{i}{{fill:{colour}}}"
