"""The agent pane, and the step of Workflow Builder."""

from __future__ import annotations

from tests.browser.sights.moving import go_to

NAMES = ("agent", "agent-answer", "step")


async def walk(page, take):
    """Open the pane, press its first prompt, then run the step."""
    await open_pane(page)
    await take("agent")
    await page.page.locator("#pane button").first.click()
    await page.page.locator("#thread-messages h2").wait_for()
    await take("agent-answer")
    await page.press("Close the thread")
    await page.page.get_by_label("Look up context: term").fill("CECOT")
    await page.press("Run the step “Look up context”")
    await page.page.locator(".step-ended", has_text="entry_id").wait_for()
    await take("step")


async def open_pane(page):
    """Open the agent pane and wait for its prompts."""
    await go_to(page, "Nutgraf")
    await page.press("Open the agent pane")
    await page.page.locator("#pane button").first.wait_for()
