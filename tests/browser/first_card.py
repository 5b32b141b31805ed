"""How long from pressing Enter to the card on the page: ``python -m tests.browser.first_card``.

The time is taken inside the browser, from the key event to the first frame after the
card's heading is in the document. The first question on a fresh page is asked 20 times.
"""

from __future__ import annotations

import asyncio
import statistics
import sys

from tests.browser.browsing import browser, visit
from tests.browser.served_desk import served_desk

VISITS = 20
_MEASURE = """() => new Promise((resolve) => {
  const box = document.querySelector('#composer-text');
  let started = 0;
  box.addEventListener('keydown', () => { started = performance.now(); }, { capture: true });
  new MutationObserver((_, observer) => {
    if (!document.querySelector('#messages h2')) return;
    observer.disconnect();
    requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - started)));
  }).observe(document.querySelector('#messages'), { childList: true, subtree: true });
  box.value = '/context CECOT';
  box.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
})"""


async def measure(visits=VISITS):
    """Return the milliseconds of each first card."""
    times = []
    async with browser() as started:
        for _ in range(visits):
            async with served_desk() as (_, url), visit(started, url) as page:
                times.append(await page.page.evaluate(_MEASURE))
    return times


if __name__ == "__main__":
    found = sorted(asyncio.run(measure()))
    middle = statistics.median(found)
    sys.stdout.write(
        f"first card of {VISITS}: median {middle:.0f} ms, slowest {found[-1]:.0f} ms\n"
    )
