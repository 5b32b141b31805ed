"""Secrets are taken out of every record of the log, its traceback included."""

from __future__ import annotations

import logging
import re
import sys
from collections.abc import Iterator, Mapping
from types import TracebackType
from urllib.parse import parse_qsl, quote, unquote, urlsplit

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
SLACK_API_URL = "SLACK_API_URL"
PGPASSWORD = "PGPASSWORD"

SHORTEST = 8
"""A shorter password may be a word that stands everywhere."""

_TOKEN = r"\b(?:xox[a-z]|xapp|xwfp)[-.][A-Za-z0-9_.-]{4,}"  # noqa: S105 - a form # nosec B105
_IN_ADDRESS = r"(?<=://)[^\s/@:]*:[^\s/]+(?=@)"

_BEHIND = (
    # as in "password=…", in queries and in PGPASSWORD=…; as in JSON, and as Python prints it
    re.compile(
        r"(passw(?:or)?d(?:=|\\?[\"']\s{0,8}:\s{0,8})(\\?[\"'])?)"
        r"(?(2)(?:(?!\2)\\.|(?!\2)[^\\\n])*|[^\s&'\"]+)",
        re.IGNORECASE,
    ),
    re.compile(
        r"(authorization\\?[\"']?\s{0,8}[:=,]\s{0,8}b?\\?[\"']?(?:basic|bearer)\s{1,8})[^\s,'\"\\]+",
        re.IGNORECASE,
    ),
    # whoever has a response_url may answer by it
    re.compile(r"(hooks\.slack(?:-gov)?\.com(?:\\?/|%2F))[^\s\"'<>]+", re.IGNORECASE),
)
"""What stands before a secret, which stays, and the secret."""

_FORMAT = logging.Formatter()


class Masking(logging.Filter):
    """Masks what looks like a secret, and the very values of the settings that are secret.

    Args:
        environ: setting names and values.
    """

    def __init__(self, environ: Mapping[str, str] | None = None) -> None:
        super().__init__()
        values = sorted(set(_values(environ or {})), key=len, reverse=True)
        forms = [*map(re.escape, values), _TOKEN, _IN_ADDRESS]
        self._secret = re.compile("|".join(forms))
        self._behind = (*_BEHIND, *_at(environ or {}))

    def masked(self, text: str) -> str:
        """Return a text without its secrets."""
        text = self._secret.sub(MASK, text)
        for each in self._behind:
            text = each.sub(rf"\1{MASK}", text)
        return text

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
    given.append(environ.get(PGPASSWORD, ""))
    for value in (*given, *_passwords(environ.get(DATABASE_URL, ""))):
        if len(value.strip()) >= SHORTEST:
            yield from (value, value.strip(), repr(value)[1:-1], quote(value, safe=""))


def _passwords(url: str) -> Iterator[str]:
    """Yield the passwords in the address of a database: before the host, and in its query."""
    try:
        parts = urlsplit(url)
        password = parts.password or ""
    except ValueError:
        return
    yield from (password, unquote(password))
    yield from (each for name, each in parse_qsl(parts.query) if name.endswith("password"))


def _at(environ: Mapping[str, str]) -> Iterator[re.Pattern[str]]:
    """Yield what is masked at the host of Slack's API: all but the API itself."""
    try:
        parts = urlsplit(environ.get(SLACK_API_URL, ""))
    except ValueError:
        return
    if parts.netloc:
        api = re.escape(parts.path.strip("/"))
        spared = rf"(?!{api}\b)" if api else ""
        yield re.compile(rf"(//{re.escape(parts.netloc)}/){spared}[^\s\"'<>]+")
