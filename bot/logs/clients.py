"""What clients do wrong in HTTP itself: a line once a minute, and no traceback.

aiohttp logs an error with a traceback for each request that is not well-formed, so that anybody
could fill the log. What happened outside of aiohttp, in code of ours, keeps its traceback.
"""

from __future__ import annotations

import logging
import traceback
from typing import Any

from aiohttp.http_exceptions import HttpProcessingError

from bot.logs.seldom import Seldom

THEIRS = frozenset({"aiohttp", "asyncio"})


class Clients(logging.LoggerAdapter[logging.Logger]):
    """Stands before the logger that an HTTP server writes to.

    Args:
        logger: where to.
        seldom: logs what is the client's doing.
    """

    def __init__(self, logger: logging.Logger, seldom: Seldom) -> None:
        super().__init__(logger, {})
        self._seldom = seldom

    def log(self, level: int, msg: object, *args: object, **kwargs: Any) -> None:  # noqa: ANN401
        """Log a record; hold back what is the client's doing.

        Args:
            level: a level of ``logging``.
            msg: the message.
            args: what stands in it.
            kwargs: as ``logging`` takes them, ``exc_info`` among them.
        """
        error = kwargs.get("exc_info")
        if level < logging.ERROR or not isinstance(error, BaseException) or not in_theirs(error):
            super().log(level, msg, *args, **kwargs)
        elif isinstance(error, HttpProcessingError):
            kind = type(error).__name__
            self._seldom.warn(kind, f"Refused a request that is not well-formed HTTP: {kind}.")
        elif not isinstance(error, ConnectionError):  # a client may hang up when it likes
            super().log(level, msg, *args, **kwargs)


def in_theirs(error: BaseException) -> bool:
    """Return whether an error came up in the HTTP server alone, before any code of ours ran."""
    frames = traceback.walk_tb(error.__traceback__)
    return all(str(f.f_globals.get("__name__")).partition(".")[0] in THEIRS for f, _ in frames)
