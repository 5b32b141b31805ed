"""JSON as it stands on the disk: compact, in UTF-8, and nothing that another store would refuse."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from knowledge.errors import StoreError

_ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def encoded(value: Mapping[str, Any] | list[Any] | str) -> bytes:
    """Return a value as JSON in one line.

    Raises:
        StoreError: the value is no JSON, or a text in it holds half a character.
    """
    try:
        plain = dict(value) if isinstance(value, Mapping) else value
        return _ENCODER.encode(plain).encode()
    except UnicodeEncodeError as error:
        raise StoreError("the text holds half a character; nothing was changed") from error
    except (TypeError, ValueError, RecursionError) as error:
        raise StoreError(f"what is to be kept is no JSON ({error}); nothing was changed") from error
