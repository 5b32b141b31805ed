"""What only a source with an address and a text of its own shows: passages, and a link's card.

The source is the harbour story of the tests, which is ours.
"""

from __future__ import annotations

import contextlib

from knowledge.desk import Desk
from knowledge.model import Entry, Source
from knowledge.revisions import Ledger
from knowledge.snapshot import Snapshot
from knowledge.validation import parse
from tests.browser.sights.moving import ask
from tests.knowledge.builders import PRINTED, SOURCE, story

URL = "https://www.example.com/2025/05/07/ferry-terminal"
NAMES = ("quotes-held", "in-context", "unfurled")


@contextlib.asynccontextmanager
async def harbour():
    """Open a desk whose one source holds its text and has an address."""
    files = story()
    files[SOURCE].update(text=PRINTED, rights="The Quay Post is our own paper", url=URL)
    records = {}
    for name, data in files.items():
        record, faults = parse(Source if name == SOURCE else Entry, data)
        assert record, faults
        records[record.id] = record
    yield Desk(Snapshot.of(Ledger(records)))


async def walk(page, take):
    """Read a quotation in its passage, then paste the address of the source."""
    await ask(page, "/who Quist")
    await page.page.get_by_role("button", name="Quotes").click()
    await page.sees("Quotes on file")
    await take("quotes-held")
    await page.press("Show in context")
    await page.sees("In context: ")
    await take("in-context")
    await page.type(f"The terminal story: {URL}")
    await page.page.locator("#messages .attached").last.wait_for()
    await take("unfurled")
