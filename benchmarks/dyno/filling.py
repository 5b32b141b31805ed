"""A database with a made-up newsroom in it, as if its desk had published all of it."""

from __future__ import annotations

from collections.abc import Mapping

from knowledge.building import MERGED
from knowledge.curated import read_folder
from knowledge.revisions import Change, Record
from knowledge.store.postgres.store import open_postgres


async def fill(url: str, held: Mapping[str, Record]) -> None:
    """Set a database up and publish records in it.

    The curated files count as merged, so that nothing else is on file.

    Args:
        url: the database's address.
        held: the records by id.

    Raises:
        StoreError: the database cannot be reached or refuses.
    """
    store = await open_postgres(url, setting_up=True)
    try:
        made = [
            Change(subject=id_, after=record, origin="desk", editor="U0", reason="made up")
            for id_, record in held.items()
        ]
        await store.append(made)
        digest = read_folder().digest
        await store.set_curated_digest(digest)
        await store.put(MERGED, digest, {})
    finally:
        await store.close()
