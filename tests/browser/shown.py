"""The pictures of the page in the documentation: ``python -m tests.browser.shown FOLDER``."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from tests.browser.browsing import browser, visit
from tests.browser.served_desk import served_desk
from tests.browser.sights.walks import WALKS

SHOWN = {
    "card": "page-card",
    "quotes": "page-quotes",
    "home": "page-home",
    "checked": "page-check-copy",
    "look-up-typed": "page-look-up",
    "agent-answer": "page-agent",
    "in-context": "page-in-context",
}
"""Sights by the names of their pictures."""
SIZE = {"width": 1000, "height": 680}


async def draw(folder):
    """Take the pictures; return the files."""
    taken = []
    async with browser() as started:
        for walk in WALKS:
            if SHOWN.keys() & set(walk.names):
                taken += await _walked(started, walk, folder)
    return taken


async def _walked(started, walk, folder):
    taken = []
    async with (
        walk.desk() as desk,
        served_desk(desk=desk) as (_, url),
        visit(started, url) as page,
    ):
        await page.page.set_viewport_size(SIZE)

        async def take(name):
            if name in SHOWN:
                taken.append(folder / f"{SHOWN[name]}.png")
                await page.page.mouse.move(0, 0)
                await page.page.screenshot(path=taken[-1])

        await walk.go(page, take)
    return taken


if __name__ == "__main__":
    for made in asyncio.run(draw(Path(sys.argv[1]))):
        sys.stdout.write(f"{made}\n")
