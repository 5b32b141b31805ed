"""``python -m knowledge migrate``, ``copy``, ``backup`` and ``restore``."""

from __future__ import annotations

import argparse
import asyncio
import sys
from collections.abc import Mapping
from pathlib import Path

from knowledge.named_store import (
    DATABASE,
    TOLD,
    add_store,
    add_workspace,
    address_of,
    ensure_named,
)
from knowledge.store.archive import Archive
from knowledge.store.backup import read_backup, write_backup
from knowledge.store.opening import open_address
from knowledge.store.postgres.store import PostgresStore, migrate
from knowledge.workspaces import release_curated

EMPTY = "Nothing is kept there: the backup is empty. Is it the store, and the workspace, you meant?"


def add(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], environ: Mapping[str, str]
) -> None:
    """Add the commands to a parser's sub-commands.

    Args:
        commands: the sub-commands.
        environ: setting names and values.
    """
    text = f"bring the database up to this version: its schema and the curated files ({DATABASE})"
    migrating = commands.add_parser("migrate", help=text, description=text)
    text = "copy all that a store keeps into an empty one"
    copying = commands.add_parser("copy", help=text, description=text)
    copying.add_argument("source", metavar="FROM", help=TOLD)
    copying.add_argument("target", metavar="TO", help=TOLD)
    text = "write all that a store keeps into one file"
    backing_up = commands.add_parser("backup", help=text, description=text)
    text = "fill an empty store from a backup"
    restoring = commands.add_parser("restore", help=text, description=text)
    for command in (backing_up, restoring):
        command.add_argument("file", type=Path, metavar="FILE", help="the backup, such as desk.gz")
        add_store(command, environ)
    add_workspace(copying, environ)
    for command, run in (
        (migrating, _migrate),
        (copying, _copy),
        (backing_up, _backup),
        (restoring, _restore),
    ):
        command.set_defaults(run=run, environ=environ)


def _migrate(options: argparse.Namespace) -> int:
    if not options.environ.get(DATABASE):
        # A host runs this before every release, also where the store is a file.
        _say(f"{DATABASE} is not set; a store in a file needs no setting up")
        return 0
    address = address_of(DATABASE, options.environ)
    for step in asyncio.run(migrate(address)):
        _say(f"{step.name}: done")
    _say("the database is set up for this version")
    if new := asyncio.run(release_curated(address)):
        _say(f"what the curated files changed: {new} revisions")
    return 0


def _copy(options: argparse.Namespace) -> int:
    archive = asyncio.run(_read(options.source, options))
    asyncio.run(_fill(options.target, archive, options))
    _say(f"{options.source} was copied into {options.target}: {_told(archive)}")
    return 0


def _backup(options: argparse.Namespace) -> int:
    archive = asyncio.run(_read(options.store, options))
    write_backup(options.file, archive)
    _say(f"{options.file}: {_told(archive)}")
    if not archive.revisions and not archive.papers:
        print(EMPTY, file=sys.stderr)  # noqa: T201
    return 0


def _restore(options: argparse.Namespace) -> int:
    archive = read_backup(options.file)
    asyncio.run(_fill(options.store, archive, options))
    _say(f"{options.store}: {_told(archive)}")
    return 0


async def _read(name: str, options: argparse.Namespace) -> Archive:
    workspace = options.workspace
    store = open_address(address_of(name, options.environ), workspace or "", new=False)
    try:
        if isinstance(store, PostgresStore):
            await ensure_named(store, workspace)
        return await store.archived()
    finally:
        await store.close()


async def _fill(name: str, archive: Archive, options: argparse.Namespace) -> None:
    store = open_address(address_of(name, options.environ), options.workspace or "")
    try:
        await store.restore(archive)
    finally:
        await store.close()


def _told(archive: Archive) -> str:
    return f"{len(archive.revisions)} revisions, {len(archive.papers)} papers"


def _say(text: str) -> None:
    print(text)  # noqa: T201
