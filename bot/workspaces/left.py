"""What workspaces that took the app out left in the database goes after its time, too."""

from __future__ import annotations

import datetime as dt
import logging
import uuid
from collections.abc import Callable

from bot.retention import kept_of
from bot.rounds import ROUND
from knowledge.errors import StoreError
from knowledge.workspaces import Stores

log = logging.getLogger(__name__)


class Left:
    """Prunes what is left.

    Args:
        stores: where the workspaces' papers are.
        is_open: says of a workspace whether it is open here, and makes a round of its own.
        days: days for which it is kept who did or was shown something.
    """

    def __init__(self, stores: Stores, is_open: Callable[[str], bool], days: int) -> None:
        self._stores = stores
        self._is_open = is_open
        self._days = days
        self._worker = uuid.uuid4().hex

    async def prune(self, now: dt.datetime) -> None:
        """Destroy what is over in every workspace that keeps something and is not open here.

        The first process of a day does it, again where it failed. One that is killed meanwhile
        leaves the rest to the next day.

        Args:
            now: the time in UTC.

        Raises:
            StoreError: something could not be destroyed. Everything else is.
        """
        papers, id_ = self._stores.of(""), f"left:{now.date().isoformat()}"
        mine = {"by": self._worker, "at": now.isoformat(), "done": False}
        if not await papers.claim(ROUND, id_, mine):
            held = await papers.get(ROUND, id_)
            if held is None or held["by"] != self._worker or held["done"]:
                return
        workspaces = await self._stores.workspaces()
        failed = [each for each in workspaces if not await self._pruned(each, now)]
        if failed:
            raise StoreError(f"of {len(failed)} workspaces not everything that is over is gone")
        await papers.put(ROUND, id_, {**mine, "done": True})

    async def _pruned(self, workspace: str, now: dt.datetime) -> bool:
        if self._is_open(workspace):
            return True
        try:
            await kept_of(self._stores.of(workspace), self._days).prune(now)
        except StoreError as error:
            log.warning("of the workspace %s: %s", workspace or "without an id", error)
            return False
        return True
