"""A record of the log as one line: JSON, or words for people with ``key=value`` behind them."""

from __future__ import annotations

import json
import logging
import time
from typing import Any

from bot.tracing import current


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
        return json.dumps(line, ensure_ascii=False, default=str)


class TextLines(logging.Formatter):
    """Time, level, logger and message, then ``key=value``; a traceback follows on lines below."""

    def format(self, record: logging.LogRecord) -> str:
        """Return a record as a line."""
        message = record.getMessage().replace("\r", "\\r").replace("\n", "\\n")
        fields = "".join(f" {name}={_plain(value)}" for name, value in fields_of(record).items())
        line = f"{moment(record)} {record.levelname} {record.name}: {message}{fields}"
        told = traceback_of(self, record)
        return f"{line}\n{told}" if told else line


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
    return text if text and not set(text) & set(' "=\n\r') else json.dumps(text, ensure_ascii=False)
