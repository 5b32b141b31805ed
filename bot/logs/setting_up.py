"""Where the log goes, once for the process."""

from __future__ import annotations

import logging
import sys
from collections.abc import Mapping
from typing import Literal, TextIO

from bot.logs.formats import JsonLines, TextLines
from bot.logs.masking import Masking, log_uncaught

Format = Literal["json", "text"]

OTHERS = ("slack_sdk", "slack_bolt", "aiohttp", "asyncio", "psycopg")
"""Loggers that print whole messages, or much of nobody's interest, at DEBUG."""

TOLD = "psycopg.pool"
"""The logger of connections that are cut: what comes of it, the store says in its own words."""


def set_up(
    level: str, form: Format, environ: Mapping[str, str], stream: TextIO | None = None
) -> Masking:
    """Log to one stream, masked, from here on; a log that is set up already is left as it is.

    Args:
        level: a level name of ``logging``.
        form: ``json`` for one object to a line, ``text`` for people.
        environ: setting names and values, of which the secret ones are masked.
        stream: where to; standard error by default.

    Returns:
        What masks.
    """
    masking = Masking(environ)
    if logging.getLogger().handlers:
        return masking
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(JsonLines() if form == "json" else TextLines())
    handler.addFilter(masking)
    logging.basicConfig(level=level, handlers=[handler])
    logging.captureWarnings(capture=True)
    for name in OTHERS:
        logging.getLogger(name).setLevel(max(logging.INFO, logging.getLogger().level))
    logging.getLogger(TOLD).setLevel(logging.ERROR)
    sys.excepthook = log_uncaught
    return masking
