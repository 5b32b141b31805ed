"""``python -m benchmarks.kills.editing FILE SEED``: edits until it is killed, and says so.

Each act is printed before it begins and when it is acknowledged, one JSON line each. Now and
then the store is closed and opened again, so that a kill may strike there as well.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
from dataclasses import asdict
from pathlib import Path
from random import Random

from benchmarks.kills.acts import drawn
from knowledge.store.tinydb import TinyStore

WORKERS = 4
OPENING = "opening"
OPENED = "opened"
CLOSING = "closing"


def main(path: Path, seed: int) -> None:
    """Edit for ever."""
    random = Random(seed)
    number = 0
    while True:
        number += 1
        asyncio.run(_edit(path, random, f"{seed}.{number}"))


async def _edit(path: Path, random: Random, key: str) -> None:
    _say([OPENING])
    store = TinyStore(path)
    _say([OPENED])
    turns = random.randint(1, 200)
    await asyncio.gather(
        *(_work(store, Random(random.random()), key, at, turns) for at in range(WORKERS))
    )
    _say([CLOSING])
    await store.close()


async def _work(store: TinyStore, random: Random, key: str, worker: int, turns: int) -> None:
    for turn in range(turns):
        act = drawn(random, f"{key}-{worker}-{turn}", worker, turn)
        _say(["begin", worker, asdict(act)])
        _say(["done", worker, await act.do(store)])
        await asyncio.sleep(0)


def _say(what: list[object]) -> None:
    os.write(sys.stdout.fileno(), json.dumps(what).encode() + b"\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
