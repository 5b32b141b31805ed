"""Secrets are taken out of every record of the log, its traceback included."""

from __future__ import annotations

import logging
import re
import sys
from collections.abc import Iterator, Mapping
from types import TracebackType
from urllib.parse import quote, unquote, urlsplit

MASK = "***"

SECRETS = (
    "SLACK_BOT_TOKEN",
    "SLACK_SIGNING_SECRET",
    "SLACK_APP_TOKEN",
    "SLACK_CLIENT_SECRET",
    "TOKEN_KEY",
    "METRICS_TOKEN",
)
"""Settings whose values nobody may read in a log."""

DATABASE_URL = "DATABASE_URL"

SHORTEST = 8
"""A shorter password may be a word that stands everywhere."""

_TOKEN = r"\b(?:xox[a-z]|xapp)[-.][A-Za-z0-9_.-]{4,}"  # noqa: S105 - the form, not a token
_IN_ADDRESS = r"(?<=://)[^\s/@:]*:[^\s/@]+(?=@)"
_PASSWORD = r"(?<=password=)[^\s&'\"]+"  # noqa: S105 - the form, not a password

_FORMAT = logging.Formatter()


class Masking(logging.Filter):
    """Masks what looks like a secret, and the very values of the settings that are secret.

    Args:
        environ: setting names and values.
    """

    def __init__(self, environ: Mapping[str, str] | None = None) -> None:
        super().__init__()
        values = sorted(set(_values(environ or {})), key=len, reverse=True)
        forms = [*map(re.escape, values), _TOKEN, _IN_ADDRESS, _PASSWORD]
        self._secret = re.compile("|".join(forms))

    def masked(self, text: str) -> str:
        """Return a text without its secrets."""
        return self._secret.sub(MASK, text)

    def filter(self, record: logging.LogRecord) -> bool:
        """Mask a record in place; every record goes on."""
        record.msg = self.masked(record.getMessage())
        record.args = None
        if record.exc_info and not record.exc_text:
            record.exc_text = _FORMAT.formatException(record.exc_info)
        if record.exc_text:
            record.exc_text = self.masked(record.exc_text)
        if record.stack_info:
            record.stack_info = self.masked(record.stack_info)
        return True


def log_uncaught(
    kind: type[BaseException], error: BaseException, traceback: TracebackType | None
) -> None:
    """Log what nothing caught, instead of printing it past the log."""
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, traceback)
        return
    logging.getLogger("bot").critical("nothing caught this", exc_info=(kind, error, traceback))


def _values(environ: Mapping[str, str]) -> Iterator[str]:
    """Yield every form in which a secret may stand in a line."""
    given = [part for name in SECRETS for part in environ.get(name, "").split(",")]
    for value in (*given, *_password(environ.get(DATABASE_URL, ""))):
        if len(value.strip()) >= SHORTEST:
            yield from (value, value.strip(), repr(value)[1:-1], quote(value, safe=""))


def _password(url: str) -> Iterator[str]:
    try:
        password = urlsplit(url).password or ""
    except ValueError:
        return
    yield from (password, unquote(password))
