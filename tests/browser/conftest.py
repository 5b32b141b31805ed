"""One page in one browser for each test."""

from __future__ import annotations

import pytest

from tests.browser.browsing import browser, visit
from tests.browser.kitchen import served


@pytest.fixture
async def chromium():
    async with browser() as started:
        yield started


@pytest.fixture
def heard():
    return []


@pytest.fixture
async def kitchen(heard):
    async with served(heard) as (slack, url):
        yield slack, url


@pytest.fixture
async def page(chromium, kitchen):
    _, url = kitchen
    async with visit(chromium, url) as opened:
        yield opened
