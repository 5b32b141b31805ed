"""A store by its address: a file, or a database."""

from __future__ import annotations

from pathlib import Path

from knowledge.errors import InputError
from knowledge.store.postgres.connecting import is_url
from knowledge.store.postgres.database import Database
from knowledge.store.postgres.store import PostgresStore
from knowledge.store.tinydb import TinyStore


def open_address(
    address: str, workspace: str = "", *, new: bool = True
) -> PostgresStore | TinyStore:
    """Open a store.

    Args:
        address: the path of a TinyDB file, or ``postgres://…``.
        workspace: whose revisions and papers, in a database.
        new: whether a file is made where there is none.

    Raises:
        InputError: there is no such file, and none is to be made.
        StoreError: the store cannot be opened. Of a database this shows when it is first asked.
    """
    if is_url(address):
        return PostgresStore(Database(address), workspace)
    path = Path(address)
    if not new and not path.exists():
        raise InputError(f"{path} is not there; give the file of a store")
    return TinyStore(path)
