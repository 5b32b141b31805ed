"""Ways through the page that several walks take."""

from __future__ import annotations


async def ask(page, typed):
    """Type a line, and wait for the next message of the bot."""
    answers = page.page.locator("#messages .message", has=page.page.locator(".app"))
    before = await answers.count()
    await page.type(typed)
    await answers.nth(before).wait_for()
    await page.page.wait_for_load_state("networkidle")


async def go_to(page, place):
    """Open a channel or the app, through the list of channels where that is folded away."""
    if await page.page.locator("#menu").is_visible():
        await page.press("Channels")
    await page.press(place)


async def message_action(page, name):
    """Choose from the menu of the newest message that has one."""
    await page.page.locator("#messages .tools").last.evaluate(
        "each => each.closest('.message').scrollIntoView({ block: 'center' })"
    )
    message = page.page.locator("#messages .message", has=page.page.locator(".tools")).last
    await message.hover()
    await message.get_by_role("button", name="More message actions").click()
    await page.page.get_by_role("menuitem", name=name).locator("visible=true").click()
    await page.page.locator("dialog h2", has_text=name).wait_for()


async def choose(page, name, entry):
    """Choose an entry of the newest menu of that name."""
    await page.page.get_by_role("button", name=name).last.click()
    await page.page.get_by_role("menuitem", name=entry).locator("visible=true").click()


async def close_modal(page):
    """Close the modal by its sign."""
    await page.page.locator("dialog").get_by_role("button", name="Close").first.click()
    await page.page.locator("dialog").wait_for(state="detached")
