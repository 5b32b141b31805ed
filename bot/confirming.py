"""Messages begun and never confirmed: looked for, so that no card that was posted is missed."""

from __future__ import annotations

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
    settled = 0
    for begun in await deliveries.unconfirmed():
        try:
            if (await outbox.states([begun.id])).get(begun.id) == "waiting":
                continue
            await _confirm(begun, deliveries, poster)
            settled += 1
        except (SlackApiError, *LOST) as error:
            log.warning("a message cannot be looked for now: %s", type(error).__name__)
    return settled


async def _confirm(begun: Posted, deliveries: Deliveries, poster: Poster) -> None:
    since = dt.datetime.fromisoformat(begun.begun).timestamp()
    found = await patiently(lambda: poster.find(begun.id, begun.channel, begun.thread, since))
    if found:
        await deliveries.posted(begun.id, found.ts)
    else:
        await deliveries.not_posted(begun.id)
