"""Messages begun and never confirmed: looked for, so that no card that was posted is missed."""

from __future__ import annotations

import asyncio
import datetime as dt
import logging

from slack_sdk.errors import SlackApiError

from bot.sending.once import Poster
from bot.sending.outbox import Outbox
from bot.sending.patience import LOST, patiently
from knowledge.deliveries import Deliveries, Posted

log = logging.getLogger(__name__)


async def confirmed(deliveries: Deliveries, poster: Poster, outbox: Outbox) -> int:
    """Look for messages that were begun and never confirmed; return how many are settled.

    One that cannot be looked for now, or still waits to be sent, is left for the next time.
    """
    begun = await deliveries.unconfirmed()
    states = await outbox.states(each.id for each in begun)
    begun = tuple(each for each in begun if states.get(each.id) != "waiting")
    settled = await asyncio.gather(*(_looked_for(each, deliveries, poster) for each in begun))
    return sum(settled)


async def _looked_for(begun: Posted, deliveries: Deliveries, poster: Poster) -> bool:
    try:
        await _confirm(begun, deliveries, poster)
    except (SlackApiError, *LOST) as error:
        log.warning("a message cannot be looked for now: %s", type(error).__name__)
        return False
    return True


async def _confirm(begun: Posted, deliveries: Deliveries, poster: Poster) -> None:
    since = dt.datetime.fromisoformat(begun.begun).timestamp()
    found = await patiently(
        lambda: poster.finder.surely(begun.id, begun.channel, begun.thread, since)
    )
    if found:
        await deliveries.posted(begun.id, found.ts)
    else:
        await deliveries.not_posted(begun.id)
