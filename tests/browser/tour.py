"""A visit of everything, with pictures: ``python -m tests.browser.tour FOLDER``."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from tests.browser.browsing import LOOKS, browser, visit
from tests.browser.served_desk import served_desk

NAMES = ("first-visit", "card", "related", "shared", "thread", "wire", "home")


async def tour(page, take):
    """Walk through the page; ``take`` is awaited with the name of each sight."""
    messages = page.page.locator("#messages .message")
    await take("first-visit")
    await page.type("/context CECOT")
    await messages.locator("h2").last.wait_for()
    await take("card")
    related = page.page.get_by_role("combobox", name="See also").last
    await related.click()
    name = await page.page.locator(".popup:not([hidden]) [role=option]").first.inner_text()
    await take("related")
    await related.press("Enter")
    await messages.locator("h2", has_text=name).last.wait_for()
    await page.press("Share")
    await page.sees("Shared by")
    await take("shared")
    await page.type("@nutgraf what is CECOT?")
    await page.press("1 reply")
    await page.page.locator("#thread-messages h2").wait_for()
    await take("thread")
    await page.press("Wire")
    await take("wire")
    await page.press("Wire")
    await page.press("Close the thread")
    if await page.page.locator("#menu").is_visible():
        await page.press("Channels")
    await page.press("Nutgraf")
    await page.page.get_by_role("tab", name="Home").click()
    await page.page.locator("#home").wait_for()
    await page.page.wait_for_timeout(200)
    await take("home")


async def pictures(folder):
    """Take every sight in light, dark and at a phone's width; return the files."""
    folder.mkdir(parents=True, exist_ok=True)
    taken = []
    async with browser() as started:
        for look in LOOKS:
            async with served_desk() as (_, url), visit(started, url, look) as page:

                async def take(name, page=page, look=look):
                    taken.append(folder / f"{name}-{look}.png")
                    await page.page.screenshot(path=taken[-1])

                await tour(page, take)
    return taken


if __name__ == "__main__":
    for made in asyncio.run(pictures(Path(sys.argv[1]))):
        sys.stdout.write(f"{made}\n")
