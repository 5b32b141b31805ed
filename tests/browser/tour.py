"""A visit of everything, with pictures: ``python -m tests.browser.tour FOLDER [WALK ...]``."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from tests.browser.browsing import LOOKS, browser, visit
from tests.browser.served_desk import served_desk
from tests.browser.sights.walks import WALKS


async def pictures(folder, wanted=()):
    """Take every sight in light, dark and at a phone's width; return the files."""
    folder.mkdir(parents=True, exist_ok=True)
    taken = []
    walks = [walk for walk in WALKS if not wanted or walk.name in wanted]
    async with browser() as started:
        for walk in walks:
            for look in LOOKS:
                taken += await _walked(started, walk, look, folder)
    return taken


async def _walked(started, walk, look, folder):
    taken = []
    async with (
        walk.desk() as desk,
        served_desk(desk=desk) as (_, url),
        visit(started, url, look) as page,
    ):

        async def take(name):
            taken.append(folder / f"{name}-{look}.png")
            await page.page.screenshot(path=taken[-1])

        await walk.go(page, take)
    return taken


if __name__ == "__main__":
    for made in asyncio.run(pictures(Path(sys.argv[1]), sys.argv[2:])):
        sys.stdout.write(f"{made}\n")
