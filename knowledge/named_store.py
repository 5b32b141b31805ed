"""Which store a command means: a file, or a workspace's part of the database."""

from __future__ import annotations

import argparse
import contextlib
from collections.abc import AsyncIterator, Mapping, Sequence

from knowledge.errors import InputError
from knowledge.store.opening import open_address
from knowledge.store.postgres.connecting import is_url
from knowledge.store.postgres.store import PostgresStore

DATABASE = "DATABASE_URL"
"""The setting of a database's address. Its name stands for it, so that no password is typed."""

FILE = "data/knowledge.json"
"""The store where no other is named."""

TOLD = f"a file, or the word {DATABASE} for the database that this setting names"


def add_store(command: argparse.ArgumentParser, environ: Mapping[str, str]) -> None:
    """Add ``--store`` and ``--workspace`` to a command.

    Args:
        command: the command.
        environ: setting names and values.
    """
    command.add_argument(
        "--store",
        default=DATABASE if environ.get(DATABASE) else FILE,
        help=f"{TOLD}; by default the database where it is set, else {FILE}",
    )
    add_workspace(command, environ)


def add_workspace(command: argparse.ArgumentParser, environ: Mapping[str, str]) -> None:
    """Add ``--workspace`` to a command."""
    command.add_argument("--workspace", metavar="ID", help="whose part of the database")
    command.set_defaults(environ=environ)


def address_of(name: str, environ: Mapping[str, str]) -> str:
    """Return the address of a store: the path of its file, or the database's address.

    Args:
        name: a file, or the word DATABASE_URL.
        environ: setting names and values.

    Raises:
        InputError: the setting is not set.
    """
    if name != DATABASE:
        return name
    if not environ.get(DATABASE):
        raise InputError(f"{DATABASE} is not set; set it to the address of the database")
    return environ[DATABASE]


@contextlib.asynccontextmanager
async def in_database(options: argparse.Namespace) -> AsyncIterator[PostgresStore | None]:
    """Open the part of the database that a command means; None where it means a file.

    Args:
        options: the command's, with those of ``add_store``.

    Raises:
        InputError: there are several workspaces, and none is named; the setting is not set.
        StoreError: the database cannot be reached, or is not set up.
    """
    address = address_of(options.store, options.environ)
    if not is_url(address):
        yield None
        return
    store = open_address(address, options.workspace or "")
    try:
        if isinstance(store, PostgresStore):
            await ensure_named(store, options.workspace)
            yield store
    finally:
        await store.close()


async def ensure_named(store: PostgresStore, workspace: str | None) -> None:
    """Refuse to choose among workspaces.

    Raises:
        InputError: there are some with an id, so that what is meant has to be said.
        StoreError: the database cannot be read.
    """
    if workspace is None:
        _refuse(await store.workspaces())


def _refuse(workspaces: Sequence[str]) -> None:
    if any(workspaces):
        listed = ", ".join(each or '""' for each in workspaces)
        raise InputError(
            f"the database keeps the parts of workspaces: {listed}. Say whose part is meant, "
            f"such as --workspace {workspaces[-1]}; each goes by itself"
        )
