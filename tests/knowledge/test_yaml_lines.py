"""YAML as people write it: what is read, on which line, and what is refused by name."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from knowledge.yaml_lines import read

REFUSED = {
    "an empty file": (b"", 1, "the file is empty"),
    "a file of comments alone": (b"# later\n\n", 1, "the file is empty"),
    "a file in another encoding": (b"id: a\nname: caf\xe9\n", 2, "the file is not UTF-8"),
    "a file in UTF-16": ("id: a\n".encode("utf-16"), 1, "the file is not UTF-8"),
    "a tab that indents": (b"a:\n\tb: 1\n", 2, "a tab stands here"),
    "a tab in a list": (b"a:\n  - b\n\t- c\n", 3, "a tab stands here"),
    "an open bracket": (b"a: [b\nc: d\n", 2, "this is not YAML"),
    "a second document": (b"a: 1\n---\nb: 2\n", 2, "this is not YAML"),
    "a control character": (b"a: 1\nb: 2\x01\n", 2, "this is not YAML"),
    "an unquoted no": (b"a: x\nb: no\n", 2, "`no` without quotes is a truth value in YAML"),
    "an unquoted Yes": (b"b: Yes\n", 1, 'write "Yes" or false'),
    "an unquoted on in a list": (b"a:\n  - on\n", 2, "`on` without quotes"),
    "a field twice": (b"a: 1\nb: 2\na: 3\n", 3, "`a` stands here twice; keep one"),
    "an inner field twice": (b"a:\n  b: 2\n  b: 3\n", 3, "`b` stands here twice"),
    "an anchor that is used": (b"a: &x b\nc: *x\n", 1, "anchors and aliases are not used here"),
    "an anchor inside itself": (b"a: &x\n  - *x\n", 1, "anchors and aliases"),
    "an alias of nothing": (b"a: *x\n", 1, "this is not YAML"),
    "lists in lists": (b"a: 1\nb: " + b"[" * 40 + b"]" * 40, 2, "it is nested more than 30 levels"),
    "a number of 19 digits": (b"a: 1\nb: " + b"9" * 19, 2, "a whole number has at most 18 digits"),
    "a tagged value": (b"a: !thing b\n", 1, "the tag !thing is not used here"),
    "a tagged mapping": (b"a: 1\nb: !thing {c: d}\n", 2, "the tag !thing is not used here"),
    "a tagged list": (b"a: !thing [c]\n", 1, "the tag !thing is not used here"),
    "a program in a tag": (b"a: !!python/object:os.system x\n", 1, "is not used here"),
    "a field name that is a list": (b"? [a]\n: 1\n", 1, "a field name must be plain text"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_refused_by_name_with_its_line(what: str):
    raw, line, says = REFUSED[what]
    assert [(n, says in sentence) for n, sentence in read(raw).faults] == [(line, True)]


def test_every_fault_of_form_is_listed():
    document = read(b"a: no\nb: !x y\na: off\n")
    assert [line for line, _ in document.faults] == [1, 2, 3, 3]


READ = {
    "a quoted no": (b'a: "no"\n', "no"),
    "a truth value": (b"a: true\n", True),
    "a whole number": (b"a: 80000\n", 80000),
    "nought": (b"a: 0\n", 0),
    "a number with a leading nought": (b"a: 007\n", "007"),
    "a date": (b"a: 2025-02-03\n", "2025-02-03"),
    "a decimal": (b"a: 1.50\n", "1.50"),
    "nothing": (b"a:\n", None),
    "null": (b"a: null\n", None),
    "a list": (b"a: [b, 3]\n", ["b", 3]),
    "a mapping": (b"a: {b: {c: d}}\n", {"b": {"c": "d"}}),
    "accents": ("a: Nicolás\n".encode(), "Nicolás"),
    "a byte order mark": (b"\xef\xbb\xbfa: b\n", "b"),
    "Windows line ends": (b"a: b\r\n", "b"),
}


@pytest.mark.parametrize("what", READ)
def test_read_as_plain_data(what: str):
    raw, value = READ[what]
    document = read(raw)
    assert document.faults == []
    assert document.data == {"a": value}


def test_a_value_is_found_on_the_line_where_it_stands():
    document = read(b"# a remark\nid: a\nfacts:\n  - id: b\n    text: c\n  - id: d\n")
    places = {("id",): 2, ("facts",): 3, ("facts", 0): 4, ("facts", 0, "text"): 5, ("facts", 1): 6}
    assert {path: document.line(path) for path in places} == places


def test_a_field_that_is_missing_is_looked_for_where_its_record_begins():
    document = read(b"id: a\nfacts:\n  - id: b\n")
    assert document.line(("facts", 0, "text")) == 3
    assert document.line(("summary",)) == 1


@given(st.binary(max_size=200))
def test_no_bytes_make_reading_fail(raw: bytes):
    document = read(raw)
    assert document.lines or document.faults
    assert all(line >= 1 and sentence for line, sentence in document.faults)


# A control character is not written as it was read back: YAML counts some as line ends.
text = st.text(st.characters(exclude_categories=["C", "Zl", "Zp"]))
plain = st.recursive(
    text | st.integers(0, 10**9) | st.booleans() | st.none(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(text, inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(text, plain, max_size=4))
def test_what_was_written_as_yaml_is_read_back(data: dict):
    document = read(yaml.safe_dump(data, allow_unicode=True).encode("utf-8"))
    assert (document.data, document.faults) == (data, [])
