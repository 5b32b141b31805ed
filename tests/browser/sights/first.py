"""A first visit: a card, what stands under it, a thread, the wire, Home."""

from __future__ import annotations

from tests.browser.sights.moving import go_to

NAMES = ("first-visit", "card", "related", "shared", "thread", "wire", "home")


async def walk(page, take):
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
    await go_to(page, "Nutgraf")
    await page.page.get_by_role("tab", name="Home").click()
    await page.page.locator("#home").wait_for()
    await page.page.wait_for_timeout(200)
    await take("home")
