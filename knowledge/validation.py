"""Plain data → records of the model, or every fault in a sentence that an editor can act on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails
from rapidfuzz import process

from knowledge.model import Entry, Source
from knowledge.yaml_lines import Path

Record = TypeVar("Record", Entry, Source)

_SENTENCES = {
    "missing": "is missing",
    "string_type": "must be text; put it in quotes",
    "int_type": "must be a whole number",
    "int_parsing": "must be a whole number",
    "bool_type": "must be true or false",
    "bool_parsing": "must be true or false",
    "tuple_type": "must be a list",
    "dataclass_type": "must hold fields, not a single value",
    "date_type": "must be a date such as 2025-02-03",
    "date_parsing": "must be a date such as 2025-02-03",
    "date_from_datetime_parsing": "must be a date in the calendar, such as 2025-02-03",
    "date_from_datetime_inexact": "must be a date without a time, such as 2025-02-03",
}


_ADAPTERS: Mapping[type[Entry | Source], TypeAdapter[Any]] = MappingProxyType(
    {Entry: TypeAdapter(Entry), Source: TypeAdapter(Source)}
)


def parse(record: type[Record], data: object) -> tuple[Record | None, list[tuple[Path, str]]]:
    """Turn plain data into a record.

    Args:
        record: the kind of record wanted.
        data: mappings, lists and scalars, as a file or the store holds them.

    Returns:
        The record and no faults, or None and every fault as a path and a sentence.
    """
    try:
        valid: Record = _ADAPTERS[record].validate_python(data)
    except ValidationError as error:
        return None, [_fault(detail, data) for detail in error.errors(include_url=False)]
    return valid, []


def dump(record: Entry | Source) -> dict[str, Any]:
    """Return a record as plain JSON data, fields that hold their default left out."""
    plain: dict[str, Any] = _ADAPTERS[type(record)].dump_python(
        record, mode="json", exclude_defaults=True
    )
    return plain


def fields_of(record: Entry | Source) -> dict[str, Any]:
    """Return a record as plain data with its dates as dates, as a curated file has it.

    Fields that hold their default are left out; those that are left stand in the order of the
    model.
    """
    plain: dict[str, Any] = _ADAPTERS[type(record)].dump_python(record, exclude_defaults=True)
    return plain


def _fault(detail: ErrorDetails, data: object) -> tuple[Path, str]:
    path: Path = tuple(detail["loc"])
    field = f"`{path[-1]}`" if path and isinstance(path[-1], str) else "this item"
    kind = detail["type"]
    if kind == "unexpected_keyword_argument":
        return path, f"{field} is not a field here{_nearest(path, data)}"
    if kind == "value_error":
        return path, f"{field} {detail['ctx']['error']}"
    if kind == "literal_error":
        return path, f"{field} must be one of {detail['ctx']['expected']}"
    return path, f"{field} {_SENTENCES.get(kind, 'is not usable: ' + detail['msg'])}"


def _nearest(path: Path, data: object) -> str:
    known = {name for adapter in _ADAPTERS.values() for name in _field_names(adapter)}
    holder: Any = data
    for step in path[:-1]:
        holder = holder[step]
    present = set(holder) if isinstance(holder, dict) else set()
    match = process.extractOne(str(path[-1]), sorted(known - present), score_cutoff=75)
    return f"; did you mean `{match[0]}`?" if match else ""


def _field_names(of: TypeAdapter[Any]) -> Iterable[str]:
    schema = of.json_schema()
    yield from schema.get("properties", {})
    for part in schema.get("$defs", {}).values():
        yield from part.get("properties", {})
