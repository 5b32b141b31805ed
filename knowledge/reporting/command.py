"""``python -m knowledge report``: the desk's week, of a store that a running bot may hold."""

from __future__ import annotations

import argparse
import asyncio
import datetime as dt
import json
from collections.abc import Mapping
from pathlib import Path

from knowledge.named_store import add_store, in_database
from knowledge.reporting.gathering import gathered
from knowledge.reporting.report import Report
from knowledge.reporting.text import as_data, as_text
from knowledge.reporting.weeks import Week, last_week, week_of
from knowledge.revisions import Ledger
from knowledge.snapshot import Snapshot
from knowledge.store.reading import ReadStore

HELP = "tell the desk's week: asked, missed, corrected, filled, published"


def add(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], environ: Mapping[str, str]
) -> None:
    """Add the command.

    Args:
        commands: where commands are added.
        environ: setting names and values.
    """
    command = commands.add_parser("report", help=HELP, description=HELP)
    command.set_defaults(run=_run)
    command.add_argument(
        "--week", metavar="WEEK", help="such as 2026-W47; the last week that is over where left out"
    )
    add_store(command, environ)
    command.add_argument("--json", action="store_true", help="print data instead of text")


def _run(options: argparse.Namespace) -> int:
    now = dt.datetime.now(dt.UTC)
    week = week_of(options.week) if options.week else last_week(now.date())
    report = asyncio.run(_report(options, week, now))
    if options.json:
        print(json.dumps(as_data(report), ensure_ascii=False, indent=2))  # noqa: T201
    else:
        print(as_text(report), end="")  # noqa: T201
    return 0


async def _report(options: argparse.Namespace, week: Week, now: dt.datetime) -> Report:
    async with in_database(options) as opened:
        store = opened or ReadStore(Path(options.store))
        revisions = await store.revisions()
        snapshot = Snapshot.of(Ledger.of(revisions), now.timestamp())
        return await gathered(store, revisions, snapshot, week, now.date())
