"""YAML text → plain data that remembers its lines.

The subset that curated files use: mappings, lists, text, whole numbers, dates,
true, false and null. What YAML lets people write by accident is refused by
name: tabs, a bare ``no`` that becomes false, duplicate keys, anchors, tags.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import yaml

Path = tuple[str | int, ...]
"""The way to a value in nested data: field names and list positions."""
Plain = dict[str, "Plain"] | list["Plain"] | str | int | bool | None

_TAG = "tag:yaml.org,2002:"
_TEXT_TAGS = {f"{_TAG}{name}" for name in ("str", "timestamp", "float")}
_COLLECTION_TAGS = {f"{_TAG}{name}" for name in ("map", "seq")}
_TAGGED = "the tag {} is not used here; write plain text"
_BARE_WORDS = ("yes", "no", "on", "off", "y", "n")

DEEPEST = 30
"""Levels of nesting that are read; curated files have 6."""

LONGEST_NUMBER = 18
"""Digits of a whole number that is read."""


@dataclass(slots=True)
class Document:
    """One YAML file as read: its data, the line of each path, and what is wrong with it."""

    data: Plain = None
    lines: dict[Path, int] = field(default_factory=dict)
    faults: list[tuple[int, str]] = field(default_factory=list)

    def line(self, path: Path) -> int:
        """Return the line where a path stands, or the nearest line above it that is known."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


def read(raw: bytes) -> Document:
    """Read one YAML file.

    Args:
        raw: the bytes of the file, which must be UTF-8.

    Returns:
        The document. Nothing is raised: everything that is wrong is in its ``faults``.
    """
    document = Document()
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        document.faults.append((line, "the file is not UTF-8; save it as UTF-8"))
        return document
    try:
        node = _composed(text)
    except yaml.YAMLError as error:
        document.faults.append(_syntax_fault(error, text))
        return document
    if node is None:
        document.faults.append((1, "the file is empty; fill it or delete it"))
        return document
    document.data = _plain(node, (), document, set())
    return document


def _composed(text: str) -> yaml.Node | None:
    """Return the nodes of a YAML text, None where there are none.

    Levels are counted first: a parser that calls itself for each of them ends the process where
    there are too many.

    Raises:
        yaml.YAMLError: it is not YAML, or nested too deeply.
    """
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            problem = f"it is nested more than {DEEPEST} levels deep"
            mark = event.start_mark
            raise yaml.MarkedYAMLError(problem=problem, problem_mark=mark)  # type: ignore[arg-type] # a mark of C
    node: yaml.Node | None = yaml.compose(text, Loader=yaml.CSafeLoader)
    return node


def _syntax_fault(error: yaml.YAMLError, text: str) -> tuple[int, str]:
    mark = getattr(error, "problem_mark", None)
    line = mark.line + 1 if mark else _line_of_character(error, text)
    lines = text.splitlines()
    for number in (line, line - 1):
        if 0 < number <= len(lines) and "\t" in lines[number - 1]:
            return number, "a tab stands here; YAML is indented with spaces"
    problem = getattr(error, "problem", None) or "it cannot be read"
    return line, f"this is not YAML: {problem}"


def _line_of_character(error: yaml.YAMLError, text: str) -> int:
    """Return the line of a character that YAML does not take; such an error has no mark."""
    code = getattr(error, "character", None)
    at = text.find(chr(code)) if isinstance(code, int) else -1
    return text.count("\n", 0, max(at, 0)) + 1


def _plain(node: yaml.Node, path: Path, document: Document, seen: set[int]) -> Plain:
    line = node.start_mark.line + 1
    document.lines.setdefault(path, line)
    if id(node) in seen:
        document.faults.append((line, "anchors and aliases are not used here; write it out"))
        return None
    seen.add(id(node))
    if isinstance(node, yaml.CollectionNode) and node.tag not in _COLLECTION_TAGS:
        document.faults.append((line, _TAGGED.format(node.tag)))
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, path, document, seen)
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item, (*path, i), document, seen) for i, item in enumerate(node.value)]
    return _scalar(node, line, document)


def _mapping(
    node: yaml.MappingNode, path: Path, document: Document, seen: set[int]
) -> dict[str, Plain]:
    data: dict[str, Plain] = {}
    for key_node, value_node in node.value:
        line = key_node.start_mark.line + 1
        name = key_node.value
        if not isinstance(name, str):
            document.faults.append((line, "a field name must be plain text"))
            continue
        if name in data:
            document.faults.append((line, f"`{name}` stands here twice; keep one"))
        document.lines[(*path, name)] = line
        data[name] = _plain(value_node, (*path, name), document, seen)
    return data


def _scalar(node: yaml.Node, line: int, document: Document) -> Plain:
    tag, value = node.tag, str(node.value)
    if tag == f"{_TAG}null":
        return None
    if tag == f"{_TAG}bool":
        if value.lower() in _BARE_WORDS:
            sentence = (
                f'`{value}` without quotes is a truth value in YAML; write "{value}" or false'
            )
            document.faults.append((line, sentence))
        return value.lower() in ("true", "yes", "on", "y")
    if tag == f"{_TAG}int" and value.lstrip("-").isdigit() and not value.startswith("0"):
        return _number(value, line, document)
    if tag == f"{_TAG}int" and value == "0":
        return 0
    if tag in _TEXT_TAGS or tag == f"{_TAG}int":
        return value
    document.faults.append((line, _TAGGED.format(tag)))
    return value


def _number(value: str, line: int, document: Document) -> Plain:
    if len(value) <= LONGEST_NUMBER:
        return int(value)
    document.faults.append((line, f"a whole number has at most {LONGEST_NUMBER} digits"))
    return value
