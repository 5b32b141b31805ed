"""SVG → PNG, with the fonts that come with the package, so that every host draws the same."""

from __future__ import annotations

from pathlib import Path

import resvg_py

FONTS = tuple(str(path) for path in sorted(Path(__file__).parent.glob("*.ttf")))
ZOOM = 2
"""Pixels for each unit of the drawing, for screens of high density."""


def png(svg: str) -> bytes:
    """Return a drawing as a PNG. It loads nothing: no system fonts, no files, no network."""
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=svg,
            font_files=list(FONTS),
            skip_system_fonts=True,
            font_family="DejaVu Sans",
            sans_serif_family="DejaVu Sans",
            zoom=ZOOM,
        )
    )
