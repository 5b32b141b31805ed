"""The words in which the tables are written: a check knows the rules it holds.

A check looks at one JSON value. Checks are built by the functions below and put
together into kinds (objects with named fields), so that a table reads like the
page of Slack's reference it was taken from.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from bot.playground.rules.problem import Problem, Rule

FORM = Rule("form", "A field is a string, number, list, object or true/false as Slack lists it.")
UNKNOWN_FIELD = Rule("field.unknown", "An object has no field that Slack does not list for it.")
MISSING_FIELD = Rule("field.missing", "An object has every field that Slack requires of it.")

Run = Callable[[object, str], Iterable[Problem]]


@dataclass(frozen=True, slots=True)
class Check:
    """A test of one JSON value.

    Args:
        run: takes the value and its JSON pointer, yields the problems.
        rules: the rules that ``run`` can report.
    """

    run: Run
    rules: tuple[Rule, ...] = ()

    def __call__(self, value: object, pointer: str = "") -> list[Problem]:
        """Return the problems of ``value``, which stands at ``pointer``."""
        return list(self.run(value, pointer))


@dataclass(frozen=True, slots=True)
class Kind:
    """An object with named fields.

    Args:
        name: the value of its ``type`` field, or "" where it has none.
        required: fields that must be there.
        optional: fields that may be there.
        also: checks of the object as a whole, run only when each field is in order.
    """

    name: str
    required: Mapping[str, Check] = field(default_factory=dict)
    optional: Mapping[str, Check] = field(default_factory=dict)
    also: tuple[Check, ...] = ()

    @property
    def rules(self) -> tuple[Rule, ...]:
        """Every rule that an object of this kind is held to."""
        parts = (*self.required.values(), *self.optional.values(), *self.also)
        return (
            FORM,
            UNKNOWN_FIELD,
            MISSING_FIELD,
            *(rule for part in parts for rule in part.rules),
        )


def of_form(expected: type | tuple[type, ...]) -> Check:
    """Return a check that a value has a JSON type; true and false are not numbers."""

    def run(value: object, pointer: str) -> Iterator[Problem]:
        is_flag = isinstance(value, bool)
        if not isinstance(value, expected) or (is_flag and expected is not bool):
            yield Problem(FORM, pointer)

    return Check(run, (FORM,))


FLAG = of_form(bool)
OBJECT = of_form(dict)


def text(rule_id: str, most: int, *, least: int = 1, error: str = "invalid_blocks") -> Check:
    """Return a check that a string has ``least`` to ``most`` characters."""
    rule = Rule(rule_id, f"{rule_id} has {least:,} to {most:,} characters.", error)

    def run(value: object, pointer: str) -> Iterator[Problem]:
        if not isinstance(value, str):
            yield Problem(FORM, pointer)
        elif not least <= len(value) <= most or (least and not value.strip()):
            yield Problem(rule, pointer)

    return Check(run, (FORM, rule))


def number(rule_id: str, least: int, most: int) -> Check:
    """Return a check that a whole number lies from ``least`` to ``most``."""
    rule = Rule(rule_id, f"{rule_id} is a whole number from {least:,} to {most:,}.")

    def run(value: object, pointer: str) -> Iterator[Problem]:
        if not isinstance(value, int) or isinstance(value, bool):
            yield Problem(FORM, pointer)
        elif not least <= value <= most:
            yield Problem(rule, pointer)

    return Check(run, (FORM, rule))


def one_of(rule_id: str, *allowed: str | int, error: str = "invalid_blocks") -> Check:
    """Return a check that a value is one of those listed."""
    listed = ", ".join(str(each) for each in allowed)
    rule = Rule(rule_id, f"{rule_id} is one of: {listed}.", error)

    def run(value: object, pointer: str) -> Iterator[Problem]:
        if isinstance(value, bool) or value not in allowed:
            yield Problem(rule, pointer)

    return Check(run, (rule,))


def shaped(rule_id: str, pattern: str, words: str) -> Check:
    """Return a check that a whole string has the shape of a regular expression."""
    rule = Rule(rule_id, f"{rule_id} is {words}.")
    compiled = re.compile(pattern)

    def run(value: object, pointer: str) -> Iterator[Problem]:
        if not isinstance(value, str):
            yield Problem(FORM, pointer)
        elif not compiled.fullmatch(value):
            yield Problem(rule, pointer)

    return Check(run, (FORM, rule))


def link(rule_id: str) -> Check:
    """Return a check of an http(s) address of at most 3,000 characters."""
    return shaped(
        rule_id, r"https?://(?=.{1,2992}$)[^\s<>|]+", "an http or https address, at most 3,000 long"
    )


def items(
    rule_id: str, each: Check, *, most: int, least: int = 1, error: str = "invalid_blocks"
) -> Check:
    """Return a check of a list: how many items, and each of them."""
    rule = Rule(rule_id, f"{rule_id} has {least:,} to {most:,} items.", error)

    def run(value: object, pointer: str) -> Iterator[Problem]:
        if not isinstance(value, list):
            yield Problem(FORM, pointer)
            return
        if not least <= len(value) <= most:
            yield Problem(rule, pointer)
        for index, item in enumerate(value):
            yield from each.run(item, f"{pointer}/{index}")

    return Check(run, (FORM, rule, *each.rules))


def record(kind: Kind) -> Check:
    """Return a check that a value is an object of one kind."""

    def run(value: object, pointer: str) -> Iterator[Problem]:
        if not isinstance(value, dict):
            yield Problem(FORM, pointer)
            return
        problems = list(_fields(kind, value, pointer))
        yield from problems
        if not problems:
            for check in kind.also:
                yield from check.run(value, pointer)

    return Check(run, kind.rules)


def typed(rule: Rule, *kinds: Kind) -> Check:
    """Return a check that an object is of one of ``kinds``, told apart by ``type``."""
    by_name = {kind.name: record(kind) for kind in kinds}

    def run(value: object, pointer: str) -> Iterator[Problem]:
        if not isinstance(value, dict):
            yield Problem(FORM, pointer)
        elif not isinstance(value.get("type"), str) or value["type"] not in by_name:
            yield Problem(rule, f"{pointer}/type")
        else:
            yield from by_name[value["type"]].run(value, pointer)

    return Check(run, (FORM, rule, *(each for kind in kinds for each in kind.rules)))


def whole(rule: Rule, holds: Callable[[dict[str, object]], bool]) -> Check:
    """Return a check across the fields of one object."""

    def run(value: object, pointer: str) -> Iterator[Problem]:
        if isinstance(value, dict) and not holds(value):
            yield Problem(rule, pointer)

    return Check(run, (rule,))


def _fields(kind: Kind, value: Mapping[str, object], pointer: str) -> Iterator[Problem]:
    known = {**kind.required, **kind.optional}
    for name, content in value.items():
        if name in known:
            yield from known[name].run(content, f"{pointer}/{name}")
        elif not (name == "type" and kind.name):
            yield Problem(UNKNOWN_FIELD, f"{pointer}/{name}")
    for name in kind.required:
        if name not in value:
            yield Problem(MISSING_FIELD, f"{pointer}/{name}")
