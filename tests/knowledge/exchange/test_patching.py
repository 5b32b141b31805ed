"""Only the lines of what changed are changed in a file."""

from __future__ import annotations

import difflib
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.exchange.exporting import written
from knowledge.exchange.patching import patched
from knowledge.model import Entry, Figure, Source
from knowledge.validation import fields_of, parse
from knowledge.yaml_lines import read

PERSON = """\
# Over the whole file.
id: ada-quist
kind: person
name: Ada Quist  # as she signs
role: "Harbour master"
summary: >-
  Harbour master
  of the terminal.
as_of: 2025-05-07   # the day of the paper
review_by: 2026-05-07
evidence:
  # Her title.
  - {source: paper, paragraph: 3, start: 0, end: 4, sha256: SHA}  # whole
  - {source: desk, note: the desk adds it}
also_known_as: []
copy_line:
  # Ready to paste.
  text: Ada Quist said so on 7 May 2025, The Quay Post reported.
  rests_on: [quist-one,
    # the stronger one
    quist-two]
key_facts: [quist-one]

# Her own facts.

facts:
  # About the first.
  - id: quist-one
    text: Quist said one thing.
    status: attributed
    attributed_to: ada-quist
    as_of: 2025-05-07
    evidence:
      - {source: desk, note: first}
    # Behind the first.
  # About the second.
  - id: quist-two
    text: Quist said two things.
    status: attributed
    attributed_to: ada-quist
    as_of: 2025-05-07
    evidence:
    - {source: desk, note: second}
  # At the end of the facts.
related: [pier]
# At the end of the file.
""".replace("SHA", "a" * 64)


def entry(text: str = PERSON) -> Entry:
    record, problems = parse(Entry, read(text.encode()).data)
    assert record is not None, problems
    return record


def changed(text: str, **fields: Any) -> list[str]:
    """Return the lines that go and come where fields of an entry change."""
    old = entry(text)
    new = replace(old, **fields)
    patch = patched(text, fields_of(old), fields_of(new))
    assert patch is not None
    assert entry(patch) == new
    diff = difflib.unified_diff(text.split("\n"), patch.split("\n"), n=0, lineterm="")
    return [f"{line[0]} {line[1:]}" for line in [*diff][2:] if line[0] in "+-"]


one, two = entry().facts
LINE = entry().copy_line
CITED = f"source: paper, paragraph: 3, start: 0, end: 4, sha256: {'a' * 64}"

CASES: tuple[tuple[str, dict[str, Any], list[str]], ...] = (
    ("nothing", {}, []),
    (
        "a name keeps the comment behind it",
        {"name": "Ada no"},
        ["- name: Ada Quist  # as she signs", "+ name: Ada no  # as she signs"],
    ),
    ("a role in quotes", {"role": "no"}, ['- role: "Harbour master"', '+ role: "no"']),
    (
        "a summary over several lines",
        {"summary": "Harbour: master."},
        [
            "- summary: >-",
            "-   Harbour master",
            "-   of the terminal.",
            '+ summary: "Harbour: master."',
        ],
    ),
    ("an owner comes last", {"owner": "U024BE7LH"}, ["+ owner: U024BE7LH"]),
    (
        "a fact withdrawn takes its comments along and no other",
        {"facts": (two,)},
        [
            "-   # About the first.",
            "-   - id: quist-one",
            "-     text: Quist said one thing.",
            "-     status: attributed",
            "-     attributed_to: ada-quist",
            "-     as_of: 2025-05-07",
            "-     evidence:",
            "-       - {source: desk, note: first}",
            "-     # Behind the first.",
        ],
    ),
    (
        "a new field in a fact",
        {"facts": (replace(one, figure=Figure(number=1, bound="about", unit="thing")), two)},
        ["+     figure: {number: 1, bound: about, unit: thing}"],
    ),
    (
        "another evidence, in a list that stands at the edge",
        {"facts": (one, replace(two, evidence=(*two.evidence, *one.evidence)))},
        ["+     - {source: desk, note: first}"],
    ),
    (
        "a list over several lines keeps the comment in it",
        {"copy_line": replace(LINE, rests_on=("quist-one",))},
        [
            "-   rests_on: [quist-one,",
            "-     quist-two]",
            "+   rests_on: [quist-one]",
        ],
    ),
    (
        "a note beside an evidence with a comment",
        {"evidence": (replace(entry().evidence[0], note="a, b"), entry().evidence[1])},
        [f"-   - {{{CITED}}}  # whole", f'+   - {{{CITED}, note: "a, b"}}  # whole'],
    ),
    ("no related entries", {"related": ()}, ["- related: [pier]"]),
)


@pytest.mark.parametrize(("_", "fields", "lines"), CASES, ids=[case[0] for case in CASES])
def test_a_change_touches_its_own_lines(_: str, fields: dict[str, Any], lines: list[str]):
    assert changed(PERSON, **fields) == lines


def test_facts_in_another_order_take_their_comments_along():
    old = entry()
    patch = patched(PERSON, fields_of(old), fields_of(replace(old, facts=(two, one)))) or ""
    assert patch.index("# About the second.") < patch.index("- id: quist-two")
    assert patch.index("- id: quist-two") < patch.index("# About the first.")
    assert patch.index("- id: quist-one") < patch.index("# Behind the first.")
    assert patch.index("# Behind the first.") < patch.index("# At the end of the facts.")
    assert sorted(patch.split("\n")) == sorted(PERSON.split("\n"))


def test_the_heading_over_facts_stays_where_all_of_them_go():
    assert "# Her own facts." in (
        patched(PERSON, fields_of(entry()), fields_of(replace(entry(), facts=()))) or ""
    )


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_file_keeps_its_line_ends_and_its_byte_order_mark(mark: str, end: str):
    text = mark + PERSON.replace("\n", end)
    old = entry(text)
    patch = patched(text, fields_of(old), fields_of(replace(old, role="Pilot"))) or ""
    assert patch == text.replace('"Harbour master"', "Pilot")


def test_a_file_in_one_pair_of_brackets_is_written_anew():
    text = "{id: a-paper, publisher: P, headline: null, author: null, date_published: 2025-05-07, \
url: null, language: en, passages: []}"
    old, _ = parse(Source, read(text.encode()).data)
    assert old is not None
    new = replace(old, headline="a: b")
    assert written(text, old, new) == (
        'id: a-paper\npublisher: P\nheadline: "a: b"\nauthor: null\n'
        "date_published: 2025-05-07\nurl: null\nlanguage: en\npassages: []\n"
    )


WORDS = st.text(st.characters(codec="utf-8"), min_size=1).map(str.strip).filter(bool)


@settings(deadline=None)
@given(WORDS, WORDS, WORDS)
def test_any_words_come_back_as_they_were(role: str, note: str, venue: str):
    facts = (replace(one, text=f"{role}.", evidence=(replace(one.evidence[0], note=note),)),)
    old = entry()
    new = replace(old, role=role, facts=facts, owner=venue)
    assert entry(written(PERSON, old, new)) == new
    assert entry(written(None, None, new)) == new
