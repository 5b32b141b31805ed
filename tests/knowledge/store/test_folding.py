"""A kill while the journal is folded into the file."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

from knowledge.store.tinydb import TinyStore, journal_path

PAPERS = 20_000
FOLDER = """
import asyncio, sys
from pathlib import Path
from knowledge.store.tinydb import TinyStore

async def fold():
    print("opening", flush=True)
    store = TinyStore(Path(sys.argv[1]))
    held = {id_ for id_, _ in await store.all("gap")}
    for number in range(int(sys.argv[2])):
        if f"{number}" not in held:
            await store.put("gap", f"{number}", {"n": number, "text": "x" * 100}, lasting=False)
    print("closing", flush=True)
    await store.close()
    print("closed", flush=True)

asyncio.run(fold())
"""


def folding(path: Path, papers: int, stage: str, after: float | None) -> float:
    """Run a process until so many seconds after a stage; return how long that stage took."""
    command = [sys.executable, "-c", FOLDER, str(path), str(papers)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        while process.stdout.readline().strip() != stage:
            pass
        began = time.perf_counter()
        if after is None:
            process.stdout.readline()
        else:
            time.sleep(after)
        took = time.perf_counter() - began
        process.kill()
    return took


async def kept(path: Path) -> list[tuple[str, object]]:
    store = TinyStore(path)
    found = [(id_, paper["n"]) for id_, paper in await store.all("gap")]
    await store.close()
    return found


async def test_a_kill_while_the_store_closes_loses_nothing_and_doubles_nothing(tmp_path: Path):
    whole = [(f"{number}", number) for number in range(PAPERS)]
    took = folding(tmp_path / "first.json", PAPERS, "closing", None)
    for part in range(6):
        path = tmp_path / f"{part}.json"
        folding(path, PAPERS, "closing", took * part / 5)
        assert await kept(path) == whole
        assert not list(tmp_path.glob(f".{path.name}.*"))


async def test_a_kill_while_the_store_opens_loses_nothing_and_doubles_nothing(tmp_path: Path):
    path = tmp_path / "knowledge.json"
    folding(path, PAPERS, "closing", 0)
    journal = journal_path(path).read_bytes()
    took = folding(path, PAPERS, "opening", None)
    path.unlink()
    for part in range(6):
        journal_path(path).write_bytes(journal)
        folding(path, PAPERS, "opening", took * part / 5)
    assert await kept(path) == [(f"{number}", number) for number in range(PAPERS)]
