"""A small newsroom story of our own, as curated files that a test may alter before they are read.

``story()`` returns plain data by file name. It is in order as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from knowledge.checks import Rule, check, in_files
from knowledge.checks.corpus import Corpus
from knowledge.curated import Curated, read_folder
from knowledge.errors import Fault
from knowledge.text import digest, paragraphs

ARTICLE = """The harbour council voted on Tuesday to close the old ferry terminal by the end of May.

A leaking roof

“The roof will not last another winter,” Ada Quist, the harbour master, told The Quay Post.

The dockers’ union doubts it and points to repairs made in 2023.
"""
PRINTED = paragraphs(ARTICLE)
SUBHEAD = 2

SOURCE = "sources/quay-post-terminal.yaml"
QUIST = "people/ada-quist.yaml"
POST = "organizations/the-quay-post.yaml"
UNION = "organizations/dockers-union.yaml"
TERMINAL = "places/ferry-terminal.yaml"
VOTE = "events/closing-vote.yaml"

Plain = dict[str, Any]
Story = dict[str, Plain]
Alter = Callable[[Story], object]


@dataclass(frozen=True, slots=True)
class Case:
    """One change to the story, and the fault that a rule is to find.

    Args:
        rule: the rule.
        alter: what makes the story faulty.
        file: the file that the fault is in.
        at: a pattern; the fault stands on the line where its first match ends.
        id: the record that holds it.
        says: words of its sentence.
    """

    rule: Rule
    alter: Alter
    file: str
    at: str
    id: str
    says: str


def span(paragraph: int, words: str | None = None) -> Plain:
    """Return evidence for the words of a paragraph, or for all of it."""
    printed = PRINTED[paragraph - 1]
    exact = printed if words is None else words
    start = printed.index(exact)
    return {
        "source": "quay-post-terminal",
        "paragraph": paragraph,
        "start": start,
        "end": start + len(exact),
        "sha256": digest(exact),
    }


def desk(note: str) -> Plain:
    """Return evidence that the desk answers for."""
    return {"source": "desk", "note": note}


def entry(id_: str, kind: str, name: str, paragraph: int, **fields: object) -> Plain:
    """Return an entry with one copy line, resting on the fact ``id_-fact`` unless told."""
    return {
        "id": id_,
        "kind": kind,
        "name": name,
        "role": f"{kind.capitalize()} at the harbour",
        "summary": f"{name} has a part in the closing of the terminal.",
        "as_of": "2025-05-07",
        "review_by": "2026-05-07",
        "evidence": [span(paragraph)],
        "copy_line": {
            "text": f"{name} had a part in it, The Quay Post reported on 7 May 2025.",
            "rests_on": [f"{id_}-fact"],
        },
        "key_facts": [f"{id_}-fact"],
        **fields,
    }


def fact(id_: str, text: str, paragraph: int, **fields: object) -> Plain:
    """Return a reported fact in the outlet's own voice, unless told."""
    return {
        "id": id_,
        "text": text,
        "status": "reported",
        "attributed_to": "the-quay-post",
        "as_of": "2025-05-07",
        "evidence": [span(paragraph)],
        **fields,
    }


def story() -> Story:
    """Return the curated files of the story, by name."""
    return {
        SOURCE: _source(),
        QUIST: _quist(),
        POST: _post(),
        UNION: _union(),
        TERMINAL: _terminal(),
        VOTE: _vote(),
    }


def _source() -> Plain:
    return {
        "id": "quay-post-terminal",
        "publisher": "The Quay Post",
        "headline": None,
        "author": None,
        "date_published": "2025-05-07",
        "url": None,
        "language": "en",
        "passages": [
            {
                "paragraph": number,
                "form": "subhead" if number == SUBHEAD else "prose",
                "length": len(printed),
                "sha256": digest(printed),
            }
            for number, printed in enumerate(PRINTED, start=1)
        ],
    }


def _quist() -> Plain:
    words = "The roof will not last another winter,"
    text = "The roof is at the end of its days, Quist said."
    return entry(
        "ada-quist",
        "person",
        "Ada Quist",
        3,
        also_known_as=[{"name": "the harbour master", "source": "quay-post-terminal"}],
        facts=[
            fact(
                "ada-quist-fact",
                text,
                3,
                status="attributed",
                attributed_to="ada-quist",
                about=["ferry-terminal"],
            )
        ],
        quotes=[
            {
                "id": "quist-winter",
                "exact": words,
                "speaker": "ada-quist",
                "manner": "said",
                "said_on": "2025-05-06",
                "dated_by": "the article says Tuesday",
                "evidence": span(3, words),
            }
        ],
        related=["ferry-terminal"],
    )


def _post() -> Plain:
    text = "The Quay Post spoke with the harbour master."
    return entry(
        "the-quay-post",
        "organization",
        "The Quay Post",
        3,
        facts=[fact("the-quay-post-fact", text, 3)],
    )


def _union() -> Plain:
    text = "The state of the roof is disputed by the Dockers’ Union, which cites repairs in 2023."
    found = entry(
        "dockers-union",
        "organization",
        "Dockers’ Union",
        4,
        facts=[
            fact("dockers-union-fact", text, 4, status="disputed", attributed_to="dockers-union")
        ],
    )
    line = "The Dockers’ Union disputed how bad the roof is, The Quay Post reported on 7 May 2025."
    found["copy_line"]["text"] = line
    return found


def _terminal() -> Plain:
    text = "The terminal shuts its doors in May 2025, The Quay Post reports."
    return entry(
        "ferry-terminal",
        "place",
        "Ferry terminal",
        1,
        also_known_as=[{"name": "the old terminal", "source": "desk", "note": "a usual name"}],
        facts=[fact("ferry-terminal-fact", text, 1)],
        key_facts=["ferry-terminal-fact", "ada-quist-fact"],
        related=["ada-quist"],
    )


def _vote() -> Plain:
    text = "Councillors decided on the closing on 6 May 2025, The Quay Post reports."
    return entry(
        "closing-vote",
        "event",
        "Closing vote",
        1,
        facts=[fact("closing-vote-fact", text, 1)],
        event={
            "date": "2025-05-06",
            "dated_by": "the Tuesday before 7 May 2025",
            "participants": ["ferry-terminal"],
            "evidence": [span(1, "on Tuesday"), desk("“Tuesday” is 6 May 2025")],
        },
    )


def write(folder: Path, files: Story) -> None:
    """Write curated files below a folder."""
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        text = yaml.dump(
            data, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=1000
        )
        (folder / name).write_text(text, "utf-8")


def curated(folder: Path, alter: Alter | None = None) -> Curated:
    """Write the story, altered, and read it back."""
    files = story()
    if alter:
        alter(files)
    write(folder, files)
    return read_folder(folder)


def faults_of(rule: Rule, folder: Path, alter: Alter | None = None) -> list[Fault]:
    """Return what one rule finds in the altered story."""
    read = curated(folder, alter)
    return list(in_files(read, rule(Corpus.of(read))))


def faults(folder: Path) -> list[str]:
    """Return all that is wrong with a folder as it stands, as printed."""
    return [str(fault) for fault in check(read_folder(folder))]


def line_of(folder: Path, file: str, pattern: str) -> int:
    """Return the line on which the first match of a pattern ends."""
    text = (folder / file).read_text("utf-8")
    found = re.search(pattern, text, re.MULTILINE | re.DOTALL)
    assert found, pattern
    return text.count("\n", 0, found.end()) + 1


def assert_found(case: Case, folder: Path) -> None:
    """Hold one rule to its case: file, line, id and sentence."""
    found = faults_of(case.rule, folder, case.alter)
    expected = (case.file, line_of(folder, case.file, case.at), case.id)
    assert expected in [(f.file, f.line, f.id) for f in found if case.says in f.message], found
