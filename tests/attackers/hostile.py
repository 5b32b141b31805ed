"""Texts that want to be more than texts, and any answer made of them."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
import types
import typing
from collections.abc import Iterator
from typing import Any, Literal, Union

from hypothesis import strategies as st

PIECES = (
    "<!channel>", "<!here|here>", "<!everyone>", "<!subteam^S1>", "<@U1>", "<@U1|name>", "<#C1>",
    "<https://evil.example|our site>", "<https://evil.example>", "<mailto:a@evil.example>",
    "<!date^1^{date}^https://evil.example|now>", "@channel", "#general", "https://evil.example",
    "&lt;!channel&gt;", "&amp;lt;@U1&amp;gt;", "*", "_", "~", "`", "```", ">", "\n>", "\n", "\r\n",
    "\u2028", "\x85", "\x0b", "\x00", "\x1b[31m", "\u202e", "\u2066", "\u2069", "\u200b", "\ufeff",
    "\u2060", "<", "&", "|", "CECOT", "a word", "é", "بوكيلي", "\U0001f4f0", "x" * 700,
)  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=8), min_size=1, max_size=6).map("".join)
DATES = st.dates(dt.date(2000, 1, 1), dt.date(2030, 1, 1))

_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u2028-\u202e\u2060-\u2069\ufeff]")


def made_of(hint: Any, name: str = "") -> st.SearchStrategy[Any]:  # noqa: PLR0911 - one for each kind
    """Values of a type; every text in them is hostile."""
    origin, inner = typing.get_origin(hint), typing.get_args(hint)
    if name in {"id", "entry_id", "says_id", "speaker_id", "source_id", "in_context", "piece"}:
        return st.sampled_from(["cecot", "marco-rubio"])
    if name == "date" and str in inner:
        return st.sampled_from(["2025-02-03", "2025-02", "2024", None])
    if hint is str:
        return TEXTS
    if origin is Literal:
        return st.sampled_from(inner)
    if origin in (Union, types.UnionType):
        return st.one_of([made_of(each) for each in inner])
    if origin is tuple and inner[-1] is Ellipsis:
        return st.lists(made_of(inner[0]), max_size=3).map(tuple)
    if origin is tuple:
        return st.tuples(*map(made_of, inner))
    if dataclasses.is_dataclass(hint):
        hints = typing.get_type_hints(hint)
        fields = {f.name: made_of(hints[f.name], f.name) for f in dataclasses.fields(hint)}
        return st.builds(hint, **fields)
    simple = {
        int: st.integers(1, 500), bool: st.booleans(), dt.date: DATES, type(None): st.none(),
        dt.datetime: st.datetimes(timezones=st.just(dt.UTC)),
    }  # fmt: skip
    return simple[hint]


def mrkdwn(value: Any) -> Iterator[dict[str, Any]]:
    """Every text object of mrkdwn in a message or a view, wherever it stands."""
    if isinstance(value, dict):
        if value.get("type") == "mrkdwn":
            yield value
        for each in value.values():
            yield from mrkdwn(each)
    elif isinstance(value, list):
        for each in value:
            yield from mrkdwn(each)


def texts(value: Any) -> Iterator[str]:
    """Every text that a person sees, of either kind."""
    if isinstance(value, dict):
        for name, each in value.items():
            if name in {"text", "fallback"} and isinstance(each, str):
                yield each
            yield from texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from texts(each)


def intruding(shown: Any, ours: tuple[str, ...] = ()) -> list[str]:
    """What in a message or a view is a mention, a link or an order of words that is not ours."""
    found = [
        f"Slack makes links of its own in {each['text'][:60]!r}"
        for each in mrkdwn(shown)
        if each.get("verbatim") is not True
    ]
    marked = [each["text"] for each in mrkdwn(shown)]
    if isinstance(shown, dict):
        marked += [shown[name] for name in ("text", "fallback") if isinstance(shown.get(name), str)]
    for text in marked:
        rest = text
        for each in ours:
            rest = rest.replace(each, "")
        found += [text[:60]] if "<" in rest else []
    found += [repr(text[:60]) for text in texts(shown) if _UNSEEN.search(text)]
    return found
