"""Look up with its type-ahead, and "This looks wrong"."""

from __future__ import annotations

from tests.browser.sights.moving import ask, choose, close_modal

NAMES = ("look-up-typed", "looked-up", "looked-up-quotes", "looks-wrong", "looks-wrong-sent")


async def walk(page, take):
    """Look somebody up, read the quotations, then report a card."""
    await type_name(page, "gell")
    await take("look-up-typed")
    await page.page.keyboard.press("Enter")
    dialog = page.page.locator("dialog")
    await dialog.locator("h2", has_text="Mneesha Gellman").wait_for()
    await take("looked-up")
    await dialog.get_by_role("button", name="Quotes").click()
    await dialog.get_by_text("Quotes on file").wait_for()
    await take("looked-up-quotes")
    await close_modal(page)
    await ask(page, "/who Gellman")
    await choose(page, "More actions", "This looks wrong")
    await dialog.get_by_label("What looks wrong?").fill("She is now a full professor.")
    await take("looks-wrong")
    await page.press("Send to the desk")
    await dialog.get_by_text("Thank you.").wait_for()
    await take("looks-wrong-sent")


async def type_name(page, typed):
    """Open Look up, type into its box, and wait for what it offers."""
    await page.press("Look up")
    box = page.page.locator("dialog").get_by_role("combobox")
    await box.press_sequentially(typed)
    await page.page.locator("dialog [role=option]").locator("visible=true").first.wait_for()
