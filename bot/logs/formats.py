"""A record of the log as one line: JSON, or words for people with ``key=value`` behind them."""

from __future__ import annotations

import json
import logging
import re
import time
from typing import Any

from bot.tracing import current

BELOW = "    "
"""Before each line of a traceback, so that none of them can pass for a line of the log."""

_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff]"
)
"""What breaks a line, moves the cursor, colours or turns what is read, wherever it is shown."""


class JsonLines(logging.Formatter):
    """One JSON object to a line; a traceback is one of its fields."""

    def format(self, record: logging.LogRecord) -> str:
        """Return a record as a line."""
        line: dict[str, Any] = {
            "time": moment(record),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
            **fields_of(record),
        }
        if told := traceback_of(self, record):
            line["traceback"] = told
        # an object as it was, and a line of it that shows what is unsafe in any terminal
        return _UNSAFE.sub(_as_json, json.dumps(line, ensure_ascii=False, default=str))


class TextLines(logging.Formatter):
    """Time, level, logger and message, then ``key=value``; a traceback follows, indented."""

    def format(self, record: logging.LogRecord) -> str:
        """Return a record as a line."""
        message = escaped(record.getMessage())
        fields = "".join(f" {name}={_plain(value)}" for name, value in fields_of(record).items())
        line = f"{moment(record)} {record.levelname} {record.name}: {message}{fields}"
        told = traceback_of(self, record)
        below = (f"\n{BELOW}{escaped(each)}" for each in told.split("\n")) if told else ()
        return f"{line}{''.join(below)}"


def escaped(text: str) -> str:
    """Return a text on one line; what is not seen, or turns what is read, by its number."""
    return _UNSAFE.sub(lambda found: found[0].encode("unicode_escape").decode("ascii"), text)


def fields_of(record: logging.LogRecord) -> dict[str, Any]:
    """Return what a record says beside its message: the request's id, and ``extra["fields"]``."""
    request = current()
    return {
        **({"request": request.id} if request else {}),
        **getattr(record, "fields", {}),
    }


def moment(record: logging.LogRecord) -> str:
    """Return when a record was made, in UTC to the millisecond."""
    second = time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(record.created))
    return f"{second}.{int(record.msecs):03}Z"


def traceback_of(formatter: logging.Formatter, record: logging.LogRecord) -> str:
    """Return the traceback and the stack of a record, or ""."""
    told = record.exc_text or (
        formatter.formatException(record.exc_info) if record.exc_info else ""
    )
    return "\n".join(filter(None, (told, record.stack_info)))


def _plain(value: object) -> str:
    text = str(value)
    quoted = not text or set(text) & set(' "=\n\r')
    return escaped(json.dumps(text, ensure_ascii=False) if quoted else text)


def _as_json(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"
