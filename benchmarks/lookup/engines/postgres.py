"""A PostgreSQL server of our own with pg_trgm: made for one measurement, then removed."""

from __future__ import annotations

import contextlib
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import psycopg

from benchmarks.lookup.engines import Engine, Missing
from benchmarks.lookup.replies import Reply, ranked
from benchmarks.lookup.tables import Named
from knowledge.text import key

_SHARED = ("../share/postgresql", "../share", "../../../../share/postgresql/{version}")
"""Where a server's extensions are, from its programs: built from source, and Debian's."""


@contextlib.contextmanager
def searching(records: Iterable[Named], search: str, by: str) -> Iterator[Engine]:
    """Index every name with GIN, and search with a query.

    Args:
        records: the entries.
        search: SQL with ``%(typed)s``, giving ids and scores.
        by: what it ranks by, to print.

    Raises:
        Missing: there is no server with pg_trgm, or none that may be run.
    """
    with _server() as socket, psycopg.connect(_dsn(socket), autocommit=True) as connection:
        _fill(connection, records)

        def ask(text: str) -> Reply:
            rows = connection.execute(search, {"typed": key(text)}).fetchall()
            return ranked((entry_id, score) for entry_id, score in rows)

        number = ".".join(map(str, divmod(connection.info.server_version, 10_000)))
        yield Engine(ask, f"PostgreSQL {number} pg_trgm {by}", lambda: _megabytes(socket))


def _fill(connection: psycopg.Connection, records: Iterable[Named]) -> None:
    connection.execute("CREATE EXTENSION pg_trgm")
    connection.execute("CREATE TABLE names (name text, id text)")
    with connection.cursor() as cursor, cursor.copy("COPY names FROM STDIN") as copy:
        for record in records:
            for name in record.names:
                copy.write_row((key(name), record.entry_id))
    connection.execute("CREATE INDEX ON names USING gin (name gin_trgm_ops)")
    connection.execute("VACUUM ANALYZE names")


@contextlib.contextmanager
def _server() -> Iterator[Path]:
    """Run a server that only this machine's users reach, by a socket in its own folder."""
    programs, user = _programs(), _user()
    folder = Path(tempfile.mkdtemp(prefix="lookup-postgres-"))
    shutil.chown(folder, user)
    data = folder / "data"

    def run(program: str, *arguments: str) -> None:
        done = subprocess.run(
            [programs / program, *arguments], user=user, cwd=folder, env={"LC_ALL": "C.UTF-8"},
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False,
        )  # fmt: skip
        if done.returncode:
            raise Missing(f"{program}: {done.stderr.strip()}")

    options = f"-k {folder} -c listen_addresses='' -c fsync=off"
    try:
        run("initdb", "-D", str(data), "-U", "bench", "-A", "trust", "-E", "UTF8")
        run("pg_ctl", "-D", str(data), "-w", "-l", str(folder / "log"), "-o", options, "start")
        try:
            yield folder
        finally:
            run("pg_ctl", "-D", str(data), "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(folder)


def _dsn(socket: Path) -> str:
    return f"host={socket} user=bench dbname=postgres"


def _programs() -> Path:
    """Return the folder of a server's programs, the newest that has pg_trgm."""
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    if on_path := shutil.which("postgres"):
        installed.append(Path(on_path).resolve().parent)
    found = [p for p in installed if (p / "initdb").exists()]
    if not found:
        raise Missing("no PostgreSQL server on this machine")
    for programs in found:
        if any(_has_trigrams(programs, shared) for shared in _SHARED):
            return programs
    raise Missing("PostgreSQL is here without its contrib extension pg_trgm")


def _has_trigrams(programs: Path, shared: str) -> bool:
    folder = programs / shared.format(version=programs.parent.name)
    return (folder / "extension/pg_trgm.control").exists()


def _user() -> str:
    """Return whom the server runs as: never root, which PostgreSQL refuses."""
    if os.geteuid():
        return pwd.getpwuid(os.geteuid()).pw_name
    with contextlib.suppress(KeyError):
        return pwd.getpwnam("postgres").pw_name
    raise Missing("PostgreSQL does not run as root, and there is no user postgres")


def _megabytes(folder: Path) -> float:
    """Return what the server's processes hold, memory that they share counted once."""
    first = (folder / "data/postmaster.pid").read_text(encoding="ascii").split()[0]
    listed = Path(f"/proc/{first}/task/{first}/children").read_text(encoding="ascii").split()
    return sum(_proportional(int(pid)) for pid in (first, *listed)) / 1000


def _proportional(pid: int) -> float:
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    pss = next(line for line in lines if line.startswith("Pss:"))
    return int(pss.split()[1]) * 1.024
