"""The settings, read once at start and never again.

Every setting comes from the environment or from a ``.env`` file beside the project;
``.env.example`` explains each one. A bad setting stops the start with one sentence
that names it. Imports nothing of ours but the error tree.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from ipaddress import ip_address
from typing import TYPE_CHECKING, Literal
from urllib.parse import urlsplit

from dotenv import dotenv_values

from knowledge.errors import NutgrafError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

Mode = Literal["http", "socket", "local"]

SETTINGS = (
    "SLACK_BOT_TOKEN",
    "SLACK_SIGNING_SECRET",
    "SLACK_APP_TOKEN",
    "SLACK_API_URL",
    "PUBLIC_URL",
    "HOST",
    "PORT",
    "KNOWLEDGE_DB",
    "LOG_LEVEL",
    "DESK_CHANNEL",
    "ALLOW_GUESTS",
    "ALLOW_SHARED_CHANNELS",
    "EDITORS",
    "SECOND_EYES",
    "REVIEW_DAYS",
    "KEEP_DAYS",
    "LOG_FORMAT",
    "METRICS_TOKEN",
    "RATE_LIMIT",
)
"""Every setting that an operator may give. ``DYNO`` is the host's, not ours."""

_API_URL = "https://slack.com/api/"
_HOST = "0.0.0.0"  # noqa: S104 - a hosting router reaches the bot from outside
_PORT = 3000
_KNOWLEDGE_DB = "data/knowledge.json"
_LOG_LEVEL = "INFO"

_SLACK = SETTINGS[:3]
_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")
_SHORTEST_SECRET = 16
_CHANNEL = re.compile(r"[CG][A-Z0-9]{2,30}", re.ASCII)
_EDITOR = re.compile(r"[UWS][A-Z0-9]{2,30}", re.ASCII)
_REVIEW_DAYS = 180
_KEEP_DAYS = 90
_MOST_DAYS = 3650
_RATE = re.compile(r"([1-9][0-9]{0,5})/([1-9][0-9]{0,3})", re.ASCII)
_RATE_LIMIT = "30/10"
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


@dataclass(frozen=True, slots=True)
class Config:
    """What the bot runs with.

    Args:
        mode: ``http`` (Slack posts to us), ``socket`` (we connect to Slack) or ``local``
            (no Slack at all: the prompt in the terminal).
        bot_token: the ``xoxb-`` token; None in local mode.
        signing_secret: proves that a request comes from Slack; None where it is not needed.
        app_token: the ``xapp-`` token of Socket Mode.
        slack_api_url: where Slack's API is, with a trailing slash.
        public_url: the address at which Slack's servers reach the bot, with a trailing slash,
            or "" for none; answers then carry no pictures.
        host: the address to listen on.
        port: the port to listen on, 1 to 65535.
        knowledge_db: the store's file, as given; relative to the working directory.
        log_level: a level name of ``logging``.
        desk_channel: the id of the channel that reports of mistakes go to, or "" for none.
        allow_guests: whether guests of the workspace are answered.
        allow_shared_channels: whether channels shared with other organizations are answered.
        editors: the ids of people and user groups that may publish; empty for nobody.
        second_eyes: whether quotes and disputed facts need a second editor.
        review_days: days from a review to the next one.
        keep_days: days for which it is kept who was shown what.
        log_format: ``json`` for one object to a line, or ``text`` for people.
        metrics_token: who sends it may read the figures; None where nobody may.
        rate_limit: how often one person may ask, and in how many seconds.
    """

    mode: Mode
    bot_token: Secret | None = None
    signing_secret: Secret | None = None
    app_token: Secret | None = None
    slack_api_url: str = _API_URL
    public_url: str = ""
    host: str = _HOST
    port: int = _PORT
    knowledge_db: str = _KNOWLEDGE_DB
    log_level: str = _LOG_LEVEL
    desk_channel: str = ""
    allow_guests: bool = False
    allow_shared_channels: bool = False
    editors: tuple[str, ...] = ()
    second_eyes: bool = False
    review_days: int = _REVIEW_DAYS
    keep_days: int = _KEEP_DAYS
    log_format: Literal["json", "text"] = "text"
    metrics_token: Secret | None = None
    rate_limit: tuple[int, int] = (30, 10)

    @classmethod
    def from_env(cls, environ: Mapping[str, str]) -> Config:
        """Read the settings.

        Args:
            environ: setting names and values; an empty value counts as not set.

        Returns:
            The checked settings.

        Raises:
            ConfigError: a setting is missing or bad.
        """
        given = {name: _clean(name, environ[name]) for name in SETTINGS if environ.get(name)}
        mode = _mode(given, hosted=bool(environ.get("DYNO")))
        return cls(
            mode=mode,
            bot_token=_token(given, "SLACK_BOT_TOKEN", "xoxb-"),
            signing_secret=_signing_secret(given),
            app_token=_token(given, "SLACK_APP_TOKEN", "xapp-"),
            slack_api_url=_address("SLACK_API_URL", given.get("SLACK_API_URL", _API_URL)),
            public_url=_address("PUBLIC_URL", given["PUBLIC_URL"]) if "PUBLIC_URL" in given else "",
            host=given.get("HOST", _HOST),
            port=_port(given.get("PORT", str(_PORT))),
            knowledge_db=given.get("KNOWLEDGE_DB", _KNOWLEDGE_DB),
            log_level=_log_level(given.get("LOG_LEVEL", _LOG_LEVEL)),
            desk_channel=_channel(given.get("DESK_CHANNEL", "")),
            allow_guests=_yes("ALLOW_GUESTS", given.get("ALLOW_GUESTS", "no")),
            allow_shared_channels=_yes(
                "ALLOW_SHARED_CHANNELS", given.get("ALLOW_SHARED_CHANNELS", "no")
            ),
            editors=_editors(given.get("EDITORS", "")),
            second_eyes=_yes("SECOND_EYES", given.get("SECOND_EYES", "no")),
            review_days=_days("REVIEW_DAYS", given.get("REVIEW_DAYS", str(_REVIEW_DAYS))),
            keep_days=_days("KEEP_DAYS", given.get("KEEP_DAYS", str(_KEEP_DAYS))),
            log_format=_log_format(given.get("LOG_FORMAT", "text")),
            metrics_token=_metrics_token(given.get("METRICS_TOKEN", "")),
            rate_limit=_rate(given.get("RATE_LIMIT", _RATE_LIMIT)),
        )


def environment(environ: Mapping[str, str], folder: Path) -> dict[str, str]:
    """Return ``environ`` with what ``folder/.env`` adds; a real variable wins.

    Args:
        environ: the process's environment.
        folder: where ``.env`` may stand.

    Raises:
        ConfigError: the file is there and cannot be read.
    """
    path = folder / ".env"
    try:
        values = dotenv_values(path, interpolate=False) if path.is_file() else {}
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"The file {path} cannot be read; it must be UTF-8 text.") from error
    return {name: value for name, value in values.items() if value} | dict(environ)


def _clean(name: str, value: str) -> str:
    if value != value.strip():
        raise ConfigError(f"{name} has white space before or after its value; remove it.")
    if value[0] in "\"'" or value[-1] in "\"'":
        raise ConfigError(f"{name} has quotation marks around its value; remove them.")
    return value


def _mode(given: Mapping[str, str], *, hosted: bool) -> Mode:
    if not any(name in given for name in _SLACK):
        if hosted:
            raise ConfigError(
                "SLACK_BOT_TOKEN and SLACK_SIGNING_SECRET are not set; a hosted bot needs both."
            )
        return "local"
    if "SLACK_BOT_TOKEN" not in given:
        raise ConfigError("SLACK_BOT_TOKEN is not set, though other Slack settings are.")
    if "SLACK_APP_TOKEN" in given:
        return "socket"
    if "SLACK_SIGNING_SECRET" not in given:
        raise ConfigError(
            "SLACK_SIGNING_SECRET is not set; give it, or SLACK_APP_TOKEN for Socket Mode."
        )
    return "http"


def _token(given: Mapping[str, str], name: str, prefix: str) -> Secret | None:
    value = given.get(name)
    if value is None:
        return None
    if not value.startswith(prefix) or value == prefix or not _VISIBLE.fullmatch(value):
        raise ConfigError(f"{name} is not a token of the right kind; it starts with {prefix}.")
    return Secret(value)


def _signing_secret(given: Mapping[str, str]) -> Secret | None:
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


def _address(name: str, value: str) -> str:
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


def _port(value: str) -> int:
    if not (value.isascii() and value.isdigit() and len(value) <= 5 and 1 <= int(value) <= 65535):
        raise ConfigError("PORT is not a port; give a whole number from 1 to 65535.")
    return int(value)


def _log_level(value: str) -> str:
    if value.upper() not in _LEVELS:
        raise ConfigError(f"LOG_LEVEL is not a level; give one of {', '.join(_LEVELS)}.")
    return value.upper()


def _log_format(value: str) -> Literal["json", "text"]:
    if value.lower() == "json":
        return "json"
    if value.lower() == "text":
        return "text"
    raise ConfigError("LOG_FORMAT is neither json nor text.")


def _metrics_token(value: str) -> Secret | None:
    if not value:
        return None
    if len(value) < _SHORTEST_SECRET or not _VISIBLE.fullmatch(value):
        raise ConfigError(
            f"METRICS_TOKEN is not usable; give {_SHORTEST_SECRET} or more visible ASCII"
            " characters."
        )
    return Secret(value)


def _rate(value: str) -> tuple[int, int]:
    found = _RATE.fullmatch(value)
    if not found:
        raise ConfigError(
            "RATE_LIMIT is not a limit; give how often and in how many seconds, such as 30/10."
        )
    return int(found[1]), int(found[2])


def _channel(value: str) -> str:
    if value and not _CHANNEL.fullmatch(value):
        raise ConfigError("DESK_CHANNEL is not a channel's id; it begins with C or G, not with #.")
    return value


def _editors(value: str) -> tuple[str, ...]:
    ids = tuple(part.strip() for part in value.split(",") if part.strip())
    for number, id_ in enumerate(ids, 1):
        if not _EDITOR.fullmatch(id_):
            raise ConfigError(
                f"EDITORS: number {number} is not an id; give ids of people (U…) or of user "
                "groups (S…), with commas between."
            )
    return tuple(dict.fromkeys(ids))


def _days(name: str, value: str) -> int:
    known = value.isascii() and value.isdigit() and len(value) <= 4
    if not (known and 1 <= int(value) <= _MOST_DAYS):
        raise ConfigError(f"{name} is not a number of days; give one from 1 to {_MOST_DAYS}.")
    return int(value)


def _yes(name: str, value: str) -> bool:
    if value.lower() not in {"yes", "no"}:
        raise ConfigError(f"{name} is neither yes nor no.")
    return value.lower() == "yes"
