"""``python -m knowledge export``."""

from __future__ import annotations

import argparse
import asyncio
import time
from collections.abc import Mapping
from pathlib import Path

from knowledge.curated import DEFAULT_FOLDER
from knowledge.errors import InputError
from knowledge.exchange.exporting import Export, export
from knowledge.exchange.linked import to_json_ld
from knowledge.exchange.on_file import read_store
from knowledge.exchange.public import Public, public
from knowledge.exchange.sheet import to_csv
from knowledge.named_store import add_store, in_database
from knowledge.replacing import replace_all
from knowledge.revisions import Ledger

_EXPORT = "take what is on file out of the store again"
_EXAMPLES = """\
examples:
  python -m knowledge export --dry-run            show how the curated files would change
  python -m knowledge export                      bring the curated files up to date
  python -m knowledge export --json-ld desk.json  schema.org JSON-LD, for the newsroom's site
  python -m knowledge export --csv - > desk.csv   one line for each entry, for spreadsheets
"""


def add(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], environ: Mapping[str, str]
) -> None:
    """Add the command to a parser's sub-commands.

    Args:
        commands: the sub-commands.
        environ: setting names and values.
    """
    exporting = commands.add_parser(
        "export",
        help=_EXPORT,
        description=f"{_EXPORT}: into the curated files, unless another form is asked for",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    exporting.set_defaults(run=_export)
    add_store(exporting, environ)
    exporting.add_argument(
        "--folder", type=Path, default=DEFAULT_FOLDER, help="the curated files, or an empty folder"
    )
    exporting.add_argument(
        "--dry-run", action="store_true", help="print what would change in the curated files"
    )
    form = exporting.add_mutually_exclusive_group()
    form.add_argument("--json-ld", metavar="FILE", help="write JSON-LD instead; - prints it")
    form.add_argument("--csv", metavar="FILE", help="write a table instead; - prints it")
    exporting.add_argument(
        "--base-url", default="#", metavar="URL", help="what the ids in JSON-LD begin with"
    )


def _export(options: argparse.Namespace) -> int:
    ledger = asyncio.run(_ledger(options))
    if options.json_ld or options.csv:
        if options.dry_run:
            raise InputError("--dry-run is for the curated files; print the other forms with -")
        told = public(ledger.records, time.time())
        return _write(told, options)
    made = export(ledger, options.folder)
    for conflict in made.conflicts:
        _say(f"kept as published: {conflict}")
    if options.dry_run:
        for line in made.diff():
            _say(line)
    else:
        made.write()
        for name in sorted(made.after):
            _say(f"{name}: {_what(made, name)}")
    _say(_summary(made, would=options.dry_run))
    return 0


async def _ledger(options: argparse.Namespace) -> Ledger:
    async with in_database(options) as opened:
        if opened:
            return Ledger.of(await opened.revisions())
        return await read_store(Path(options.store))


def _what(made: Export, name: str) -> str:
    if made.after[name] is None:
        return "gone"
    return "new" if made.before[name] is None else "changed"


def _summary(made: Export, *, would: bool) -> str:
    if not made.after:
        return f"nothing to write: {made.folder} holds what is on file"
    what = [_what(made, name) for name in made.after]
    counts = ", ".join(f"{what.count(word)} {word}" for word in ("new", "changed", "gone"))
    return f"{counts}; nothing was written" if would else counts


def _write(told: Public, options: argparse.Namespace) -> int:
    name = options.json_ld or options.csv
    text = to_json_ld(told, options.base_url) if options.json_ld else to_csv(told)
    if name == "-":
        print(text, end="")  # noqa: T201
        return 0
    # spreadsheets take a file for UTF-8 by this mark alone
    replace_all({Path(name): text if options.json_ld else f"\ufeff{text}"})
    _say(f"{name}: {len(told.entries)} entries")
    return 0


def _say(text: str) -> None:
    print(text)  # noqa: T201
