"""JSON → rows with their lines: a list of objects, or an object with one item for each name."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from knowledge.errors import InputError

_SPACE = re.compile(r"[ \t\r\n]*")
_WANTED = "write a list of objects, or one object that gives each name its definition or its fields"
_Found = tuple[int, Mapping[str, str], tuple[str, ...]]


class _Twice(ValueError):
    """A field stands twice in an object."""


def json_rows(text: str, name: str) -> list[_Found]:
    """Return the rows of a JSON text: line, cells and faults of each.

    Args:
        text: the JSON.
        name: the file, for messages.

    Raises:
        InputError: it is not JSON, or holds no such rows.
    """
    try:
        _decoder().decode(text)
        items = list(_items(text, name))
    except RecursionError:
        raise InputError(f"{name} is nested too deeply; {_WANTED}") from None
    except json.JSONDecodeError as error:
        raise InputError(f"{name}:{error.lineno}: this is not JSON: {error.msg}") from error
    except _Twice as error:
        raise InputError(f"{name}: the field {error} stands twice in one object") from error
    except ValueError:
        raise InputError(f"{name}: a number in it has too many digits; {_WANTED}") from None
    return [(text.count("\n", 0, at) + 1, *_cells(key, value)) for at, key, value in items]


def _decoder() -> json.JSONDecoder:
    return json.JSONDecoder(object_pairs_hook=_once)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for name, value in pairs:
        if name in made:
            raise _Twice(f"“{name}”")
        made[name] = value
    return made


def _items(text: str, name: str) -> Iterator[tuple[int, str | None, Any]]:
    """Yield each item with its place, and its name where an object gives it one."""
    at = _after_space(text, 0)
    if text[at] not in "[{":
        raise InputError(f"{name} holds a single value; {_WANTED}")
    whole, _ = _decoder().raw_decode(text, at)
    if isinstance(whole, dict) and [type(value) for value in whole.values()] == [list]:
        # one field that holds the list, such as “terms”
        _, at = _decoder().raw_decode(text, _after_space(text, at + 1))
        at = _after_space(text, _after_space(text, at) + 1)
        yield from _walk(text, at, keyed=False)
        return
    if isinstance(whole, dict) and not all(isinstance(v, str | dict) for v in whole.values()):
        raise InputError(f"{name} is one object with values of several forms; {_WANTED}")
    yield from _walk(text, at, keyed=isinstance(whole, dict))


def _walk(text: str, at: int, *, keyed: bool) -> Iterator[tuple[int, str | None, Any]]:
    decoder = _decoder()
    at = _after_space(text, at + 1)
    while text[at] not in "]}":
        place, key = at, None
        if keyed:
            key, at = decoder.raw_decode(text, at)
            at = _after_space(text, _after_space(text, at) + 1)
        value, at = decoder.raw_decode(text, at)
        yield place, key, value
        at = _after_space(text, at)
        if text[at] == ",":
            at = _after_space(text, at + 1)


def _after_space(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return found.end() if found else at


def _cells(key: str | None, value: object) -> tuple[Mapping[str, str], tuple[str, ...]]:
    if key is not None and isinstance(value, str):
        return {"name": key, "definition": value.strip()}, ()
    if not isinstance(value, dict):
        return {}, ("this is not an object with fields",)
    cells = {"name": key} if key is not None else {}
    faults = []
    for name, held in value.items():
        if isinstance(held, dict) or (
            isinstance(held, list) and any(isinstance(part, list | dict) for part in held)
        ):
            faults.append(f"`{name}` holds further fields; give it text or a list of texts")
        else:
            cells[name] = "\n".join(map(_plain, held)) if isinstance(held, list) else _plain(held)
    return cells, tuple(faults)


def _plain(value: object) -> str:
    if value is None:
        return ""
    return value.strip() if isinstance(value, str) else json.dumps(value)
