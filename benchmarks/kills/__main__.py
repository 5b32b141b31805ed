"""``python -m benchmarks.kills [--kills 200] [--seed N]``: what a SIGKILL leaves of a store."""

from __future__ import annotations

import argparse
import asyncio
import json
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict
from pathlib import Path
from random import Random, SystemRandom

from benchmarks.kills.editing import CLOSING, OPENED, OPENING
from benchmarks.kills.judging import Figures, Judge
from knowledge.errors import StoreUnreadable
from knowledge.store.tinydb import TinyStore, journal_path

KILLS_OF_A_FILE = 20
LONGEST = 0.4
"""Seconds from a process's first line to the latest kill."""


def run(kills: int, seed: int) -> Figures:
    """Let processes edit and kill each; return what was counted.

    Args:
        kills: how many are killed, ``KILLS_OF_A_FILE`` of them one after another on one file.
        seed: decides what they do, and when each is killed.
    """
    random, figures = Random(seed), Figures()
    while figures.kills < kills:
        with tempfile.TemporaryDirectory() as folder:
            path, judge = Path(folder) / "knowledge.json", Judge(figures)
            for _ in range(min(KILLS_OF_A_FILE, kills - figures.kills)):
                _kill(path, random, judge, figures)
                try:
                    asyncio.run(_judged(path, judge))
                except StoreUnreadable as error:
                    print(error)
                    figures.unreadable += 1
                    break
    return figures


def _kill(path: Path, random: Random, judge: Judge, figures: Figures) -> None:
    """Start a process that edits, let it work, kill it, and hear what it had to say."""
    seed = str(random.getrandbits(32))
    command = [sys.executable, "-m", "benchmarks.kills.editing", str(path), seed]
    with subprocess.Popen(command, stdout=subprocess.PIPE, pipesize=1 << 20) as process:
        assert process.stdout
        said = [process.stdout.readline()]
        time.sleep(random.uniform(0, LONGEST) if random.random() < 0.8 else random.uniform(0, 0.01))
        process.kill()
        said += process.stdout.readlines()
    heard = [json.loads(line) for line in said if line.endswith(b"\n")]
    for line in heard:
        judge.hear(line)
    figures.kills += 1
    *_, last = (line for line in heard if line[0] in (OPENING, OPENED, CLOSING))
    figures.while_opening += last == [OPENING]
    figures.while_closing += last == [CLOSING]


async def _judged(path: Path, judge: Judge) -> None:
    """Judge a copy: the next process is to find the file as the kill left it."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / path.name
        for source, target in ((path, copy), (journal_path(path), journal_path(copy))):
            if source.exists():
                shutil.copy(source, target)
        store = TinyStore(copy)
        try:
            await judge.judge(store)
        finally:
            await store.close()


def main(arguments: list[str]) -> int:
    """Print the figures; return 1 where anything was lost, half there or unreadable."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=SystemRandom().getrandbits(32))
    options = parser.parse_args(arguments)
    print(f"seed {options.seed}", flush=True)
    figures = run(options.kills, options.seed)
    for name, figure in asdict(figures).items():
        print(f"{name.replace('_', ' ')}: {figure}")
    return int(figures.faulty)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
