"""What a modal says where the store cannot keep or read what it is about."""

from __future__ import annotations

import logging
from collections.abc import Awaitable

from bot.views.blocks import Block
from bot.views.modals import failed
from knowledge.errors import StoreError

log = logging.getLogger(__name__)

UNKEPT = (
    "The store cannot keep or read this for now, and nothing was published. Close this, wait a "
    "moment and try again. A form beneath it still holds what you typed."
)


async def kept(work: Awaitable[Block]) -> Block:
    """Return the modal that comes of some work, or the one that says how to go on without it."""
    try:
        return await work
    except StoreError:
        log.exception("the store failed while a modal of the desk was made")
        return failed(UNKEPT)
