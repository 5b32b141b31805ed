"""Shortcuts about copy: of a message, and of what is pasted."""

from __future__ import annotations

from tests.browser.sights.moving import close_modal, message_action

COPY = (
    "Venezuelan President Nayib Bukele confirmed the deal. “These are human beings, and their "
    "lives are being ruined,” said Roman Palomeres. Protection ends for 384,000 Venezuelans "
    "living in the US. Rubio and Bukele met on 4 February 2025."
)
NAMES = ("message-menu", "explained", "copy-to-check", "checked", "checked-message")


async def walk(page, take):
    """Have a message explained, then paste copy, then check a message."""
    await page.type(COPY)
    await page.sees("confirmed the deal")
    message = page.page.locator("#messages .message").last
    await message.hover()
    more = message.get_by_role("button", name="More message actions")
    await more.click()
    await take("message-menu")
    await page.page.keyboard.press("Escape")
    await message_action(page, "Explain this message")
    await take("explained")
    await close_modal(page)
    await paste(page, COPY, take)
    await close_modal(page)
    await message_action(page, "Check this copy")
    await take("checked-message")


async def paste(page, copy, take=None):
    """Check pasted copy; the report stands in the modal."""
    await page.press("Check this copy")
    await page.page.locator("dialog textarea, dialog input").first.fill(copy)
    if take:
        await take("copy-to-check")
    await page.page.locator("dialog").get_by_role("button", name="Check", exact=True).click()
    await page.page.locator("dialog", has_text="on file.").wait_for()
    if take:
        await take("checked")
