"""``python -m knowledge``: check the curated files, build the store, cite, draft, report, keep."""

from __future__ import annotations

import argparse
import asyncio
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from knowledge import keeping
from knowledge.building import build, open_store
from knowledge.checks import check
from knowledge.checks.corpus import Corpus
from knowledge.curated import DEFAULT_FOLDER, Curated, read_folder
from knowledge.drafting import commands as drafting
from knowledge.errors import CuratedError, InputError, NutgrafError
from knowledge.exchange import commands as exchange
from knowledge.named_store import FILE
from knowledge.reporting import command as report
from knowledge.text import digest, paragraphs, passage

DEFAULT_STORE = Path(FILE)


def main(arguments: Sequence[str], environ: Mapping[str, str] | None = None) -> int:
    """Run one command.

    Args:
        arguments: what was typed.
        environ: setting names and values; none by default.

    Returns:
        0 when all is in order, 1 when faults were found, 2 when the command cannot be run.
    """
    options = _parser(environ or {}).parse_args(arguments)
    try:
        code: int = options.run(options)
    except CuratedError as error:
        for fault in error.faults:
            _say(str(fault))
        return 1
    except NutgrafError as error:
        print(error, file=sys.stderr)  # noqa: T201
        return 2
    return code


def _parser(environ: Mapping[str, str]) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m knowledge", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for name, run, text in (
        ("check", _check, "validate the curated files; list every fault"),
        ("build", _build, "merge the curated files into the store"),
        ("cite", _cite, "print the evidence of a passage, ready for a curated file"),
    ):
        command = commands.add_parser(name, help=text, description=text)
        command.set_defaults(run=run)
        if name in ("check", "build"):
            command.add_argument(
                "--folder", type=Path, default=DEFAULT_FOLDER, help="the curated files"
            )
    drafting.add(commands)
    keeping.add(commands, environ)
    exchange.add(commands, environ)
    report.add(commands, environ)
    checking, building, citing = (commands.choices[name] for name in ("check", "build", "cite"))
    checking.add_argument(
        "--article",
        type=Path,
        action="append",
        default=[],
        metavar="FILE",
        help="hold every span against the text of the source",
    )
    building.add_argument(
        "--store", type=Path, default=DEFAULT_STORE, metavar="FILE", help="the store"
    )
    citing.add_argument(
        "--article", type=Path, required=True, metavar="FILE", help="the text of the source"
    )
    citing.add_argument("--source", required=True, metavar="ID", help="the id of the source")
    citing.add_argument("words", help="the words as printed, whole or from their first to last")
    return parser


def _check(options: argparse.Namespace) -> int:
    articles = [_read(path) for path in options.article]
    curated = read_folder(options.folder)
    faults = check(curated, articles)
    for fault in faults:
        _say(str(fault))
    _say(f"{_counts(curated)}, {_number(len(faults), 'fault')}")
    return 1 if faults else 0


def _counts(curated: Curated) -> str:
    corpus = Corpus.of(curated)
    entries = [entry for _, entry in corpus.each_entry()]
    facts = [fact for _, _, fact in corpus.each_fact()]
    covered = {(e.source, e.paragraph) for fact in facts for e in fact.evidence}
    prose = [
        (source.id, passage.paragraph)
        for _, source in corpus.sources.values()
        for passage in source.passages
        if passage.form == "prose"
    ]
    dated = sum(1 for entry in entries if entry.event and entry.event.date)
    events = sum(1 for entry in entries if entry.event)
    return ", ".join(
        (
            _number(len(corpus.sources), "source"),
            f"{len(entries)} entries",
            _number(len(facts), "fact"),
            _number(sum(1 for _ in corpus.each_quote()), "quote"),
            f"{events} events ({dated} dated)",
            f"{sum(place in covered for place in prose)} of {len(prose)} paragraphs covered",
        )
    )


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _build(options: argparse.Namespace) -> int:
    return asyncio.run(_build_store(options.store, options.folder))


async def _build_store(path: Path, folder: Path) -> int:
    store = open_store(path)
    try:
        built = await build(store, folder)
    finally:
        await store.close()
    for conflict in built.conflicts:
        _say(f"kept as published: {conflict}")
    _say(f"{path}: {_number(len(built.revisions), 'revision')} added")
    return 0


def _cite(options: argparse.Namespace) -> int:
    words = passage(options.words)
    found = [
        (number, at)
        for number, paragraph in enumerate(paragraphs(_read(options.article)), start=1)
        if (at := paragraph.find(words)) >= 0
    ]
    if len(found) != 1:
        _say("the words stand nowhere" if not found else f"the words stand in {len(found)} places")
        return 1
    number, start = found[0]
    _say(
        f"{{source: {options.source}, paragraph: {number}, start: {start}, "
        f"end: {start + len(words)}, sha256: {digest(words)}}}"
    )
    return 0


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path} cannot be read as UTF-8 text: {error}") from error


def _say(text: str) -> None:
    print(text)  # noqa: T201
