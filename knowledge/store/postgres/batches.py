"""Papers are written in batches: whoever comes while one is under way goes with the next.

A call returns when its batch is committed, so a process that is killed loses nothing that it was
told is kept. Where nothing else is under way a batch is one paper and waits for nobody.
"""

from __future__ import annotations

import asyncio
import logging

from knowledge.errors import StoreError, StoreUnavailable
from knowledge.store.postgres.connecting import Connection
from knowledge.store.postgres.database import Database
from knowledge.store.postgres.papers import Row, write

log = logging.getLogger(__name__)

_MOST = 500

_Waiting = tuple[Row, bool, "asyncio.Future[None]"]


class Batches:
    """Writes papers of one workspace.

    Args:
        database: where they go.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._waiting: list[_Waiting] = []
        self._writer: asyncio.Task[None] | None = None

    async def put(self, row: Row, *, lasting: bool) -> None:
        """Write a paper; return when it is committed.

        Raises:
            StoreError: it could not be written.
        """
        written = asyncio.get_running_loop().create_future()
        self._waiting.append((row, lasting, written))
        if self._writer is None:
            self._writer = asyncio.create_task(self._write())
        await written

    async def settle(self) -> None:
        """Wait until nothing is under way."""
        if self._writer is not None:
            await self._writer

    async def _write(self) -> None:
        try:
            while self._waiting:
                batch, self._waiting = self._waiting[:_MOST], self._waiting[_MOST:]
                await self._write_batch(batch)
        finally:
            self._writer = None
            for _, _, written in self._waiting:
                written.cancel()

    async def _write_batch(self, batch: list[_Waiting]) -> None:
        try:
            await self._commit(batch)
        except StoreUnavailable as error:
            _tell(batch, error)
        except StoreError as error:
            if len(batch) == 1:
                _tell(batch, error)
            # One that is refused takes no other with it.
            for each in batch if len(batch) > 1 else []:
                await self._write_batch([each])
        except Exception as error:
            # the writer goes on: whoever comes next is written all the same
            log.exception("papers could not be written, for a reason that was not foreseen")
            _tell(batch, error)
        finally:
            for _, _, written in batch:
                written.cancel()

    async def _commit(self, batch: list[_Waiting]) -> None:
        # The last of those with one id counts, in the place of the first.
        rows = list({(row.kind, row.id): row for row, _, _ in batch}.values())
        lasting = any(lasting for _, lasting, _ in batch)

        async def work(connection: Connection) -> None:
            await write(connection, rows, lasting=lasting)

        await self._database.run(work)
        for _, _, written in batch:
            if not written.done():
                written.set_result(None)


def _tell(batch: list[_Waiting], error: Exception) -> None:
    for _, _, written in batch:
        if not written.done():
            own = type(error)(*error.args) if isinstance(error, StoreError) else error
            written.set_exception(own)
