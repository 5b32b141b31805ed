"""``python -m knowledge draft`` and ``accept``."""

from __future__ import annotations

import argparse
import asyncio
import dataclasses
import datetime as dt
import json
import math
import sys
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.progress import Progress

from knowledge.building import curated_snapshot
from knowledge.curated import DEFAULT_FOLDER
from knowledge.drafting.accept import accept
from knowledge.drafting.article import Article
from knowledge.drafting.draft import Draft, draft
from knowledge.drafting.reading import read_address, read_file
from knowledge.drafting.sourcing import Terms
from knowledge.drafting.write import to_yaml
from knowledge.errors import InputError
from knowledge.forms import moment
from knowledge.snapshot import Snapshot

_EMBARGO = "nothing shows before: a time with its zone, or a date"


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the two commands to a parser's sub-commands."""
    text = "draft what articles tell, for an editor to judge"
    drafting = commands.add_parser("draft", help=text, description=text)
    drafting.set_defaults(run=_draft)
    drafting.add_argument("inputs", nargs="+", metavar="INPUT", help="text or HTML file, URL, feed")
    drafting.add_argument("--published", type=_day, metavar="DATE", help="where none is printed")
    drafting.add_argument("--out", type=Path, metavar="FILE", help="a folder for several drafts")
    drafting.add_argument("--json", action="store_true", help="print the drafts as JSON lines")
    drafting.add_argument("--embargo-until", type=_moment, metavar="T", help=_EMBARGO)
    drafting.add_argument(
        "--hold-text", type=_rights, metavar="RIGHTS", help="hold the text, and why we may"
    )
    drafting.add_argument("--folder", type=Path, default=DEFAULT_FOLDER, help="what is on file")
    text = "move what is approved in a draft into the curated files"
    accepting = commands.add_parser("accept", help=text, description=text)
    accepting.set_defaults(run=_accept)
    accepting.add_argument("draft", type=Path, metavar="DRAFT", help="a draft that was reviewed")
    accepting.add_argument(
        "--into", type=Path, default=DEFAULT_FOLDER, metavar="FOLDER", help="the curated files"
    )
    accepting.add_argument(
        "--article",
        type=Path,
        action="append",
        default=[],
        metavar="FILE",
        help="look up every quotation in it once more",
    )


def _day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text} is no date such as 2025-02-03") from None


def _moment(text: str) -> dt.datetime:
    try:
        return moment(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text} {error}") from None


def _rights(text: str) -> str:
    if not text.strip():
        raise argparse.ArgumentTypeError("say why the text may be held, such as “our own article”")
    return text.strip()


def _draft(options: argparse.Namespace) -> int:
    terms = Terms(options.published, options.embargo_until, options.hold_text)
    snapshot = _on_file(options.folder)
    articles, problems = _read_all(options.inputs)
    drafts: list[Draft] = []
    taken: set[str] = set()
    for article in articles:
        made = draft(article, snapshot, taken, terms)
        taken |= made.ids()
        drafts.append(made)
    _write(drafts, options.out, as_json=options.json)
    for problem in problems:
        _warn(problem)
    return 1 if problems else 0


def _on_file(folder: Path) -> Snapshot | None:
    """Return all that is on file, what is under embargo included, or None where nothing is."""
    _there(folder)
    if not any(folder.rglob("*.yaml")):
        return None
    return Snapshot.of(curated_snapshot(folder).ledger, math.inf)


def _there(folder: Path) -> None:
    # A mistyped folder would otherwise count as a new and empty one.
    if not folder.is_dir():
        raise InputError(f"{folder} is not a folder; make it first if it is to be a new one")


def _read_all(inputs: Sequence[str]) -> tuple[list[Article], list[str]]:
    articles: list[Article] = []
    problems: list[str] = []
    console = Console(stderr=True)
    with Progress(console=console, disable=len(inputs) == 1 or not console.is_terminal) as progress:
        task = progress.add_task("Reading", total=len(inputs))
        for name in inputs:
            try:
                read, unread = _read(name)
            except InputError as error:
                said = str(error)
                problems.append(said if said.startswith(name) else f"{name}: {said}")
            else:
                articles += read
                problems += unread
            progress.advance(task)
    return articles, problems


def _read(name: str) -> tuple[tuple[Article, ...], tuple[str, ...]]:
    if name.lower().startswith(("http://", "https://")):
        reading = asyncio.run(read_address(name))
        return reading.articles, reading.unread
    if "://" in name:
        raise InputError("only http and https addresses are read")
    return (read_file(Path(name)),), ()


def _write(drafts: Sequence[Draft], out: Path | None, *, as_json: bool) -> None:
    suffix = "json" if as_json else "yaml"
    texts = [_json(made) if as_json else to_yaml(made) for made in drafts]
    if out is None:
        print("".join(texts) if as_json else "---\n".join(texts), end="")  # noqa: T201
        return
    named = {out: texts[0]} if texts else {}
    if len(texts) > 1 or out.is_dir():
        named = {
            out / f"{made.source['id']}.{suffix}": text
            for made, text in zip(drafts, texts, strict=True)
        }
    for path, text in named.items():
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        except OSError as error:
            raise InputError(f"{path} cannot be written: {error.strerror}") from error
        _warn(f"{path}: written")


def _json(made: Draft) -> str:
    return json.dumps(dataclasses.asdict(made), ensure_ascii=False, default=str) + "\n"


def _accept(options: argparse.Namespace) -> int:
    _there(options.into)
    articles = [_text(path) for path in options.article]
    done = accept(options.draft, options.into, articles)
    for what, file in done.moved:
        _say(f"{what} → {options.into / file}")
    for what, line, why in done.waiting:
        _say(f"{options.draft}:{line}: {what} waits: {why}")
    _say(_summary(len(done.moved), len(done.waiting), gone=done.done))
    return 0


def _summary(moved: int, waiting: int, *, gone: bool) -> str:
    if gone:
        return f"{moved} moved, nothing waits; the draft is done and gone"
    return f"{moved} moved, {waiting} waiting in the draft"


def _text(path: Path) -> str:
    return "\n\n".join(read_file(path).paragraphs)


def _say(text: str) -> None:
    print(text)  # noqa: T201


def _warn(text: str) -> None:
    print(text, file=sys.stderr)  # noqa: T201
