"""A browser for the tests: where it is, how it is started, and what it may complain about."""

from __future__ import annotations

import contextlib
import os
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.async_api import async_playwright

HERE = Path(__file__).parent
AXE = HERE / "node_modules" / "axe-core" / "axe.min.js"
LOOKS = {
    "light": {"viewport": {"width": 1280, "height": 800}, "color_scheme": "light"},
    "dark": {"viewport": {"width": 1280, "height": 800}, "color_scheme": "dark"},
    "phone": {"viewport": {"width": 390, "height": 844}, "color_scheme": "light"},
}
# "incomplete" answers of axe need a person; these rules are run because Slack's cards use them
_AXE = "async () => (await axe.run(document)).violations.map(v => `${v.id}: ${v.nodes[0].html}`)"
_SWITCHES = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def browser_path() -> str:
    """Return where Chromium is; without one, skip the test (fail it where CI is set)."""
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if found:
        return found
    need("Chromium was not found: install the package chromium to run the browser tests.")
    return ""


def need(sentence: str) -> None:
    """Skip a test for what is not installed; in CI that is a failure."""
    if os.environ.get("CI"):
        pytest.fail(sentence)
    pytest.skip(sentence)


@contextlib.asynccontextmanager
async def browser():
    """Start a browser with a profile of its own."""
    path = browser_path()
    async with async_playwright() as playwright:
        started = await playwright.chromium.launch(executable_path=path, args=list(_SWITCHES))
        try:
            yield started
        finally:
            await started.close()


@dataclass
class Visit:
    """One open page, and what the browser complained about while it was open."""

    page: object
    complaints: list

    async def type(self, text, box="#composer-text"):
        await self.page.fill(box, text)
        await self.page.press(box, "Enter")

    async def press(self, name):
        await self.page.get_by_role("button", name=name, exact=True).last.click()

    async def sees(self, text):
        await self.page.get_by_text(text).locator("visible=true").last.wait_for()

    async def focus(self):
        """Return the text or label of what has the focus."""
        script = "document.activeElement.ariaLabel || document.activeElement.textContent"
        return (await self.page.evaluate(script)).strip()

    async def violations(self):
        """Return what axe-core finds wrong with the page as it now is."""
        if not AXE.exists():
            need("axe-core was not found: run npm ci in tests/browser.")
        await self.page.evaluate(AXE.read_text(encoding="utf-8"))
        return await self.page.evaluate(_AXE)


@contextlib.asynccontextmanager
async def visit(started, url, look="light"):
    """Open the page in a fresh context; it must not complain."""
    context = await started.new_context(**LOOKS[look])
    page = await context.new_page()
    page.set_default_timeout(5000)
    opened = Visit(page, [])
    page.on("console", lambda line: opened.complaints.append(line.text))
    page.on("pageerror", lambda error: opened.complaints.append(str(error)))
    page.on("dialog", lambda dialog: opened.complaints.append(f"dialog {dialog.message}"))
    await page.goto(url)
    await page.wait_for_selector("#composer-text")
    yield opened
    await context.close()
    assert not opened.complaints, opened.complaints
