"""Which request is being answered: its id, the surface it came by, and how it ended.

The id stands in every line of the log that is written for the request, and in the sentence that
a person reads when it fails. Work that goes on after the acknowledgement keeps it.
"""

from __future__ import annotations

import re
import secrets
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any, Literal

Outcome = Literal["answered", "failed", "limited", "not taken", "turned away"]

_WELL_FORMED = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.:-]{7,63}", re.ASCII)
_SURFACE = re.compile(r"/?[a-z][a-z0-9_.-]{0,40}", re.ASCII)


@dataclass(slots=True)
class Request:
    """One request from Slack.

    Args:
        id: the host's id of it where it gave a good one, else one of ours.
        surface: what it came by: a command with its slash, or the type of the payload or event.
        outcome: how it ended.
    """

    id: str
    surface: str = "unknown"
    outcome: Outcome = "answered"


_CURRENT: ContextVar[Request | None] = ContextVar("request", default=None)


def begin(given: str = "") -> Request:
    """Begin a request; what is logged from here on, in this task, belongs to it.

    Args:
        given: the id that the host gave it, the header ``X-Request-ID``, or "".
    """
    request = Request(given if _WELL_FORMED.fullmatch(given) else new_id())
    _CURRENT.set(request)
    return request


def current() -> Request | None:
    """Return the request that is being answered, or None outside of any."""
    return _CURRENT.get()


def reference() -> str:
    """Return the id of the request that is being answered; a new one outside of any."""
    request = _CURRENT.get()
    return request.id if request else new_id()


def new_id() -> str:
    """Return a new id: short enough to be read out, random enough to be found."""
    return secrets.token_hex(4)


def note(outcome: Outcome) -> None:
    """Note how the request that is being answered ends."""
    if request := _CURRENT.get():
        request.outcome = outcome


def surface_of(body: dict[str, Any]) -> str:
    """Return what a request came by; "other" where its name is none that Slack uses."""
    name = body.get("command") or body.get("type") or ""
    if name == "event_callback":
        name = (body.get("event") or {}).get("type") or "other"
    return name if _SURFACE.fullmatch(name) else "other"
