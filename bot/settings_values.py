"""The value of one setting as typed → what the bot runs with; a bad one stops the start.

Each function raises ``ConfigError``, which names the setting and never prints a secret.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from ipaddress import ip_address
from typing import TYPE_CHECKING, Literal
from urllib.parse import urlsplit

from knowledge.errors import NutgrafError

if TYPE_CHECKING:
    from collections.abc import Mapping

_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")
_SHORTEST_SECRET = 16
_CHANNEL = re.compile(r"[CG][A-Z0-9]{2,30}", re.ASCII)
_EDITOR = re.compile(r"[UWS][A-Z0-9]{2,30}", re.ASCII)
_WORKSPACE = re.compile(r"T[A-Z0-9]{2,30}", re.ASCII)
_CLIENT_ID = re.compile(r"[0-9]{1,20}\.[0-9]{1,20}", re.ASCII)
_KEY = re.compile(r"[A-Za-z0-9_-]{43}=", re.ASCII)
_MOST_DAYS = 3650
_RATE = re.compile(r"([1-9][0-9]{0,5})/([1-9][0-9]{0,3})", re.ASCII)
_VISIBLE = re.compile(r"[!-~]+")


class ConfigError(NutgrafError):
    """A setting is missing or bad. The message names it and never prints a secret."""


@dataclass(frozen=True, slots=True)
class Secret:
    """A value that prints as ``***``, so that no log or traceback shows it.

    Args:
        value: the secret itself; read it only where it is used.
    """

    value: str

    def __repr__(self) -> str:
        return "Secret(***)"

    def __str__(self) -> str:
        return "***"


def token(given: Mapping[str, str], name: str, prefix: str) -> Secret | None:
    """Return a token that begins with ``prefix``; None where none is given."""
    value = given.get(name)
    if value is None:
        return None
    if not value.startswith(prefix) or value == prefix or not _VISIBLE.fullmatch(value):
        raise ConfigError(f"{name} is not a token of the right kind; it starts with {prefix}.")
    return Secret(value)


def signing_secret(given: Mapping[str, str]) -> Secret | None:
    """Slack issues 32 hexadecimal digits; a stand-in may use any 16 visible characters."""
    value = given.get("SLACK_SIGNING_SECRET")
    if value is None:
        return None
    if value.startswith(("xoxb-", "xoxp-", "xapp-")):
        raise ConfigError(
            "SLACK_SIGNING_SECRET holds a token; the secret is under App Credentials."
        )
    if len(value) < _SHORTEST_SECRET or not _VISIBLE.fullmatch(value):
        raise ConfigError(
            f"SLACK_SIGNING_SECRET is not a signing secret; it needs {_SHORTEST_SECRET}"
            " or more visible ASCII characters (Slack's has 32)."
        )
    return Secret(value)


def address(name: str, value: str) -> str:
    """Return an address with a trailing slash."""
    fault = ConfigError(
        f"{name} is not usable; give an https address (http only for this machine)."
    )
    if not _VISIBLE.fullmatch(value):
        raise fault
    try:
        parts = urlsplit(value)
        host, _ = parts.hostname, parts.port
    except ValueError:
        raise fault from None
    allowed = parts.scheme == "https" or (parts.scheme == "http" and _is_loopback(host or ""))
    if not host or not allowed or parts.query or parts.fragment or parts.username is not None:
        raise fault
    return value if value.endswith("/") else f"{value}/"


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def port(value: str) -> int:
    """Return a port, 1 to 65535."""
    if not (value.isascii() and value.isdigit() and len(value) <= 5 and 1 <= int(value) <= 65535):
        raise ConfigError("PORT is not a port; give a whole number from 1 to 65535.")
    return int(value)


def log_level(value: str) -> str:
    """Return a level name of ``logging``."""
    if value.upper() not in _LEVELS:
        raise ConfigError(f"LOG_LEVEL is not a level; give one of {', '.join(_LEVELS)}.")
    return value.upper()


def channel(value: str, *, several: bool) -> str:
    """Return the desk's channel, or where there are several workspaces the list of them."""
    parts = _listed(value) if several else (value,)
    for part in parts:
        id_ = _of_workspace("DESK_CHANNEL", part) if several else part
        if id_ and not _CHANNEL.fullmatch(id_):
            raise ConfigError(
                "DESK_CHANNEL is not a channel's id; it begins with C or G, not with #."
            )
    return value


def log_format(value: str) -> Literal["json", "text"]:
    """Return how the log is written."""
    if value.lower() == "json":
        return "json"
    if value.lower() == "text":
        return "text"
    raise ConfigError("LOG_FORMAT is neither json nor text.")


def metrics_token(value: str) -> Secret | None:
    """Return the token for the figures; None where none is given."""
    if not value:
        return None
    if len(value) < _SHORTEST_SECRET or not _VISIBLE.fullmatch(value):
        raise ConfigError(
            f"METRICS_TOKEN is not usable; give {_SHORTEST_SECRET} or more visible ASCII"
            " characters."
        )
    return Secret(value)


def rate(value: str) -> tuple[int, int]:
    """Return how often, and in how many seconds."""
    found = _RATE.fullmatch(value)
    if not found:
        raise ConfigError(
            "RATE_LIMIT is not a limit; give how often and in how many seconds, such as 30/10."
        )
    return int(found[1]), int(found[2])


def editors(value: str, *, several: bool) -> tuple[str, ...]:
    """Return the ids of people and user groups, each once."""
    ids = _listed(value)
    for number, part in enumerate(ids, 1):
        id_ = _of_workspace("EDITORS", part) if several else part
        if not _EDITOR.fullmatch(id_):
            raise ConfigError(
                f"EDITORS: number {number} is not an id; give ids of people (U…) or of user "
                "groups (S…), with commas between."
            )
    return ids


def _listed(value: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part.strip() for part in value.split(",") if part.strip()))


def _of_workspace(name: str, part: str) -> str:
    workspace, _, id_ = part.partition(":")
    if not _WORKSPACE.fullmatch(workspace):
        raise ConfigError(
            f"{name} names no workspace; where several install the app, give the workspace's id "
            "before each id, with a colon between (T…:…)."
        )
    return id_


def database(value: str) -> Secret | None:
    """Return the address of a database; None where none is given."""
    if not value:
        return None
    if not value.startswith(("postgres://", "postgresql://")) or not _VISIBLE.fullmatch(value):
        raise ConfigError(
            "DATABASE_URL is no address of a database: postgres://USER:PASSWORD@HOST/NAME."
        )
    return Secret(value)


def client_id(value: str) -> str:
    """Return the app's client id, or ""."""
    if value and not _CLIENT_ID.fullmatch(value):
        raise ConfigError("SLACK_CLIENT_ID is not a client id; it is two numbers with a dot.")
    return value


def client_secret(value: str) -> Secret | None:
    """Return the app's client secret; None where none is given."""
    if not value:
        return None
    if len(value) < _SHORTEST_SECRET or not _VISIBLE.fullmatch(value):
        raise ConfigError(
            "SLACK_CLIENT_SECRET is not a client secret; it is under App Credentials."
        )
    return Secret(value)


def keys(value: str) -> tuple[Secret, ...]:
    """Return Fernet keys, in order."""
    keys = _listed(value)
    if not all(_KEY.fullmatch(key) for key in keys):
        raise ConfigError(
            "TOKEN_KEY is not a key; it has 44 signs and comes from Fernet.generate_key()."
        )
    return tuple(map(Secret, keys))


def days(name: str, value: str) -> int:
    """Return a number of days, 1 or more."""
    known = value.isascii() and value.isdigit() and len(value) <= 4
    if not (known and 1 <= int(value) <= _MOST_DAYS):
        raise ConfigError(f"{name} is not a number of days; give one from 1 to {_MOST_DAYS}.")
    return int(value)


def yes(name: str, value: str) -> bool:
    """Return whether it says yes."""
    if value.lower() not in {"yes", "no"}:
        raise ConfigError(f"{name} is neither yes nor no.")
    return value.lower() == "yes"
