"""``python -m benchmarks.host day|two|faults``: the bot on a host with ephemeral disks."""

from __future__ import annotations

import argparse
import asyncio
import datetime as dt
import platform
import sys
from importlib.metadata import version
from pathlib import Path
from random import SystemRandom

from benchmarks.host.day import RESTARTS, day
from benchmarks.host.faults import faults
from benchmarks.host.two import two


def main(arguments: list[str]) -> int:
    """Run one script; return 1 where anything was lost or doubled."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("script", choices=("day", "two", "faults"))
    parser.add_argument("--seed", type=int, default=SystemRandom().getrandbits(32))
    parser.add_argument("--restarts", type=int, default=RESTARTS)
    parser.add_argument("--seconds", type=float, default=120.0)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--log", type=Path, help="a file for what the dynos print")
    options = parser.parse_args(arguments)
    print(f"{options.script}, seed {options.seed}, {dt.datetime.now(dt.UTC):%Y-%m-%d %H:%M} UTC")
    names = ("aiohttp", "psycopg", "slack-bolt")
    print(f"Python {platform.python_version()}", *(f"{each} {version(each)}" for each in names))
    if options.script == "day":
        verdict = asyncio.run(day(options.seed, options.restarts, log=options.log))
    elif options.script == "two":
        verdict = asyncio.run(two(options.seed, options.seconds, log=options.log))
    else:
        verdict = asyncio.run(faults(options.seed, options.count, log=options.log))
    return int(verdict.faulty)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
