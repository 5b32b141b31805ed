"""Editing: the parts, a form, the confirm step; what waits in Home; a history and its undoing.

The desk is that of the harbour story of the tests; a suggestion waits in its queue.
"""

from __future__ import annotations

import contextlib
import tempfile
from pathlib import Path

from knowledge.building import snapshot_of
from knowledge.desk import Desk
from knowledge.store.tinydb import TinyStore
from tests.browser.sights.moving import ask, choose, close_modal, go_to
from tests.stories.curation.desk import RECORDS, filed, suggested

LINE = "Ada Quist runs the harbour, The Quay Post reported on 7 May 2025."
NAMES = (
    "parts",
    "form",
    "form-refused",
    "confirm",
    "published",
    "history",
    "queue",
)


@contextlib.asynccontextmanager
async def harbour():
    """Open a desk that publishes, with a suggestion that waits."""
    with tempfile.TemporaryDirectory() as folder:
        store = TinyStore(Path(folder) / "knowledge.json")
        await store.append([filed(record) for record in RECORDS])
        desk = Desk(await snapshot_of(store), store=store, papers=store)
        await suggested(desk, role="Harbour master of Quay")
        try:
            yield desk
        finally:
            await store.close()


async def walk(page, take):
    """Edit an entry from its card and publish; then look at what waits, and at the history."""
    await ask(page, "/who Quist")
    await choose(page, "More actions", "Edit or suggest")
    dialog = page.page.locator("dialog")
    await dialog.get_by_text("Add a fact").wait_for()
    await take("parts")
    await dialog.get_by_role("button", name="More actions").nth(1).click()
    await page.page.get_by_role("menuitem", name="Change").locator("visible=true").click()
    await dialog.get_by_label("Background line").wait_for()
    await take("form")
    await dialog.get_by_label("Background line").fill(LINE.removesuffix("."))
    await page.press("Continue")
    await page.sees("End the sentence with a full stop.")
    await take("form-refused")
    await dialog.get_by_label("Background line").fill(LINE)
    await page.press("Continue")
    await dialog.get_by_label("Why?").fill("The old line said little")
    await take("confirm")
    await page.press("Publish")
    await page.sees("Published as revision")
    await take("published")
    await close_modal(page)
    await ask(page, "/context Quist history")
    await page.sees("The old line said little")
    await take("history")
    await go_to(page, "Nutgraf")
    await page.page.get_by_role("tab", name="Home").click()
    await page.page.locator("#home", has_text="New entry").wait_for()
    await take("queue")
