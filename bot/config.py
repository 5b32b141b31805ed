"""The settings, read once at start and never again.

Every setting comes from the environment or from a ``.env`` file beside the project;
``.env.example`` explains each one. A bad setting stops the start with one sentence
that names it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from dotenv import dotenv_values

from bot import settings_values as values
from bot.settings_values import ConfigError, Secret

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

__all__ = ["SETTINGS", "Config", "ConfigError", "Mode", "Secret", "environment"]

Mode = Literal["http", "socket", "local", "oauth"]

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
    "DATABASE_URL",
    "DISK_LASTS",
    "SLACK_CLIENT_ID",
    "SLACK_CLIENT_SECRET",
    "TOKEN_KEY",
    "SHARED_STORE",
    "LOG_FORMAT",
    "METRICS_TOKEN",
    "RATE_LIMIT",
)
"""Every setting that an operator may give. ``DYNO`` is the host's, not ours."""

_API_URL = "https://slack.com/api/"
_HOST = "0.0.0.0"  # noqa: S104 - a hosting router reaches the bot from outside # nosec B104
_PORT = 3000
_KNOWLEDGE_DB = "data/knowledge.json"
_LOG_LEVEL = "INFO"

_SLACK = SETTINGS[:3]
_INSTALLED = ("SLACK_CLIENT_ID", "SLACK_CLIENT_SECRET", "TOKEN_KEY")
_NEEDED = (*_INSTALLED, "SLACK_SIGNING_SECRET", "DATABASE_URL", "PUBLIC_URL")
_REVIEW_DAYS = 180
_KEEP_DAYS = 90
_RATE_LIMIT = "30/10"


@dataclass(frozen=True, slots=True)
class Config:
    """What the bot runs with.

    Args:
        mode: ``http`` (Slack posts to us), ``socket`` (we connect to Slack), ``oauth`` (any number
            of workspaces install the app) or ``local`` (no Slack at all: the prompt in the
            terminal).
        bot_token: the ``xoxb-`` token; None in local mode, and where workspaces install the app.
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
        database_url: the address of the database that the stores are in, or None for a file.
        disk_lasts: whether the host keeps the file of the store.
        client_id: the app's client id; "" where no workspace installs it.
        client_secret: the app's client secret.
        token_keys: Fernet keys that tokens are kept under: the first seals, all of them open.
        shared_store: whether all workspaces read and publish the same entries.
        log_format: ``json`` for one object to a line, or ``text`` for people.
        metrics_token: who sends it may read the figures; None where nobody may.
        rate_limit: how often one person may ask, and in how many seconds.

    In ``oauth`` mode ``editors`` and ``desk_channel`` name the workspace before each id
    (``T1:U1``); ``bot.workspaces.settings`` takes them apart.
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
    database_url: Secret | None = None
    disk_lasts: bool = True
    client_id: str = ""
    client_secret: Secret | None = None
    token_keys: tuple[Secret, ...] = ()
    shared_store: bool = False
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
        hosted = bool(environ.get("DYNO"))
        mode = _mode(given, hosted=hosted)
        several = mode == "oauth"
        return cls(
            mode=mode,
            bot_token=values.token(given, "SLACK_BOT_TOKEN", "xoxb-"),
            signing_secret=values.signing_secret(given),
            app_token=values.token(given, "SLACK_APP_TOKEN", "xapp-"),
            slack_api_url=values.address("SLACK_API_URL", given.get("SLACK_API_URL", _API_URL)),
            public_url=values.address("PUBLIC_URL", given["PUBLIC_URL"])
            if "PUBLIC_URL" in given
            else "",
            host=given.get("HOST", _HOST),
            port=values.port(given.get("PORT", str(_PORT))),
            knowledge_db=given.get("KNOWLEDGE_DB", _KNOWLEDGE_DB),
            log_level=values.log_level(given.get("LOG_LEVEL", _LOG_LEVEL)),
            desk_channel=values.channel(given.get("DESK_CHANNEL", ""), several=several),
            allow_guests=values.yes("ALLOW_GUESTS", given.get("ALLOW_GUESTS", "no")),
            allow_shared_channels=values.yes(
                "ALLOW_SHARED_CHANNELS", given.get("ALLOW_SHARED_CHANNELS", "no")
            ),
            editors=values.editors(given.get("EDITORS", ""), several=several),
            second_eyes=values.yes("SECOND_EYES", given.get("SECOND_EYES", "no")),
            review_days=values.days("REVIEW_DAYS", given.get("REVIEW_DAYS", str(_REVIEW_DAYS))),
            keep_days=values.days("KEEP_DAYS", given.get("KEEP_DAYS", str(_KEEP_DAYS))),
            database_url=values.database(given.get("DATABASE_URL", "")),
            disk_lasts=values.yes("DISK_LASTS", given.get("DISK_LASTS", "no" if hosted else "yes")),
            client_id=values.client_id(given.get("SLACK_CLIENT_ID", "")),
            client_secret=values.client_secret(given.get("SLACK_CLIENT_SECRET", "")),
            token_keys=values.keys(given.get("TOKEN_KEY", "")),
            shared_store=values.yes("SHARED_STORE", given.get("SHARED_STORE", "no")),
            log_format=values.log_format(given.get("LOG_FORMAT", "text")),
            metrics_token=values.metrics_token(given.get("METRICS_TOKEN", "")),
            rate_limit=values.rate(given.get("RATE_LIMIT", _RATE_LIMIT)),
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
        found = dotenv_values(path, interpolate=False) if path.is_file() else {}
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"The file {path} cannot be read; it must be UTF-8 text.") from error
    return {name: value for name, value in found.items() if value} | dict(environ)


def _clean(name: str, value: str) -> str:
    if value != value.strip():
        raise ConfigError(f"{name} has white space before or after its value; remove it.")
    if value[0] in "\"'" or value[-1] in "\"'":
        raise ConfigError(f"{name} has quotation marks around its value; remove them.")
    return value


def _mode(given: Mapping[str, str], *, hosted: bool) -> Mode:
    if any(name in given for name in _INSTALLED):
        return _oauth(given)
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


def _oauth(given: Mapping[str, str]) -> Mode:
    for name in ("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN"):
        if name in given:
            raise ConfigError(
                f"{name} is set, though workspaces install the app (SLACK_CLIENT_ID); remove one."
            )
    for name in _NEEDED:
        if name not in given:
            raise ConfigError(f"{name} is not set; a bot that workspaces install needs it.")
    return "oauth"
