"""Python's garbage collector, kept from what stays until the process ends."""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Iterator


@contextlib.contextmanager
def unsearched() -> Iterator[None]:
    """Let the collector neither run while something large is made, nor search it ever after.

    It would search all that is new again and again, a second or more each time with 100,000
    entries, in which nobody is answered. Garbage of this while stays as well, so it is for what is
    made once.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
