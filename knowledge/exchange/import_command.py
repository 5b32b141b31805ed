"""``python -m knowledge import``."""

from __future__ import annotations

import argparse
import datetime as dt
from pathlib import Path

from rich.console import Console
from rich.progress import Progress

from knowledge.curated import DEFAULT_FOLDER
from knowledge.exchange.columns import NAMES
from knowledge.exchange.entries import ROLES
from knowledge.exchange.importing import Asked, Import, read_glossary
from knowledge.forms import DESK

_IMPORT = "make curated files of somebody's glossary"
_EXAMPLES = """\
examples:
  python -m knowledge import glossary.csv --dry-run        show what would be written
  python -m knowledge import acronyms.json --kind term     where the file does not say the kind
  python -m knowledge import glossar.csv --column name=Begriff --column definition=Bedeutung

The desk answers for what comes in: each entry notes the file and the line that it is from, and is
due for review after half a year. Rows that look like entries on file are listed and left out.
"""


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to a parser's sub-commands."""
    importing = commands.add_parser(
        "import",
        help=_IMPORT,
        description=f"{_IMPORT}; files that are there already are never changed",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    importing.set_defaults(run=_import)
    importing.add_argument("file", type=Path, metavar="FILE", help="a CSV or JSON file")
    importing.add_argument(
        "--kind", choices=tuple(ROLES), default="term", help="what its entries are, if untold"
    )
    importing.add_argument(
        "--source", choices=(DESK,), default=DESK, help="who answers for them: the desk alone can"
    )
    importing.add_argument(
        "--column",
        type=_column,
        action="append",
        default=[],
        metavar="PART=COLUMN",
        help=f"the column that holds a part: {', '.join(NAMES)}",
    )
    importing.add_argument(
        "--even-so", action="store_true", help="take in what looks like an entry on file, too"
    )
    importing.add_argument("--dry-run", action="store_true", help="print what would be written")
    importing.add_argument("--folder", type=Path, default=DEFAULT_FOLDER, help="the curated files")


def _column(text: str) -> tuple[str, str]:
    part, _, column = text.partition("=")
    if part not in NAMES or not column:
        raise argparse.ArgumentTypeError(
            f"{text} is not of the form PART=COLUMN, where PART is one of {', '.join(NAMES)}"
        )
    return part, column


def _import(options: argparse.Namespace) -> int:
    today = dt.datetime.now(dt.UTC).date()
    asked = Asked(options.kind, tuple(options.column), options.even_so, today)
    console = Console(stderr=True)
    with Progress(console=console, disable=not console.is_terminal) as progress:
        task = progress.add_task("Reading", total=None)
        made = read_glossary(
            options.file,
            options.folder,
            asked,
            lambda done, of: progress.update(task, completed=done, total=of),
        )
    for fault in sorted((*made.skipped, *made.faults)):
        _say(str(fault))
    for name, text in made.files.items():
        _say(f"--- {name}\n{text}" if options.dry_run else f"{name}: new")
    if not options.dry_run:
        made.write()
    _say(_summary(made, would=options.dry_run))
    return 1 if made.faults else 0


def _summary(made: Import, *, would: bool) -> str:
    faulty = len({fault.line for fault in made.faults})
    counts = f"{len(made.files)} new, {len(made.skipped)} on file already, {faulty} with faults"
    return f"{counts}; nothing was written" if would else counts


def _say(text: str) -> None:
    print(text)  # noqa: T201
