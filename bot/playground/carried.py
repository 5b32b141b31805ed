"""What a stand-in in another process says, as JSON and back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass

from bot.playground.errors import StandInError
from bot.playground.exchange import Exchange
from bot.playground.faults import Fault
from bot.playground.limits import Limits
from bot.playground.model import Message, OpenView
from bot.playground.recorder import Record
from bot.playground.rules.problem import Problem, Rule
from bot.playground.transport import Outgoing, Reply

_KIND = "__kind__"
_KINDS: dict[str, type] = {
    each.__name__: each
    for each in (
        Exchange,
        Fault,
        Limits,
        Message,
        OpenView,
        Outgoing,
        Problem,
        Record,
        Reply,
        Rule,
    )
}


def packed(value: object) -> object:
    """Return a value as JSON can hold it; tuples and the stand-in's own kinds are marked.

    Raises:
        StandInError: it is of a kind that is not carried.
    """
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, tuple):
        return {_KIND: "tuple", "of": [packed(each) for each in value]}
    if isinstance(value, list):
        return [packed(each) for each in value]
    if isinstance(value, Mapping):
        return {str(name): packed(each) for name, each in value.items()}
    if is_dataclass(value) and type(value).__name__ in _KINDS:
        held = {each.name: packed(getattr(value, each.name)) for each in fields(value)}
        return {_KIND: type(value).__name__, **held}
    raise StandInError(f"a {type(value).__name__} is not carried from process to process")


def unpacked(value: object) -> object:
    """Return what was packed.

    Raises:
        StandInError: it is marked as a kind that is not carried.
    """
    if isinstance(value, list):
        return [unpacked(each) for each in value]
    if not isinstance(value, dict):
        return value
    held = {name: unpacked(each) for name, each in value.items() if name != _KIND}
    kind = value.get(_KIND)
    if kind is None:
        return held
    if kind == "tuple":
        return tuple(unpacked(each) for each in value["of"])
    if kind not in _KINDS:
        raise StandInError(f"a {kind} is not carried from process to process")
    return _KINDS[kind](**held)
