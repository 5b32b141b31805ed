"""Measures how fast quotations and names are found, and that the cost grows with the length.

    python -m benchmarks.quotes.speed GOLD.jsonl

Prints articles per second on one core, the time for one article of 125 kB to 1 MB (the labelled
articles put together), and the time for 100 kB of text that nobody wrote.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.quotes.gold import articles
from knowledge.drafting.names import names
from knowledge.drafting.quoting import quotations

_SIZES = (125_000, 250_000, 500_000, 1_000_000)
_HOSTILE = 100_000
_PATTERNS = (
    '"', "“", "”", "''", "«", "'", "A", "A ", "A. ", "Aa ", "Aa Bb Cc. ", "(", "[]", "<a ", "said ",
    "and ", ", ", "Aa Bb, ", "Aa Bb said ", "He said “", "“a", '"a" ', "“Aa,” he said. ",
)  # fmt: skip
_OPENING = "“Yes,” said Ana Ruiz.\n"
"""One quotation, so that no text is passed over for having none."""

_ROUNDS = 3


def _seconds(work: Callable[[str], object], text: str) -> float:
    """Return the best of some rounds, in seconds."""
    best = float("inf")
    for _ in range(_ROUNDS):
        start = time.perf_counter()
        work(text)
        best = min(best, time.perf_counter() - start)
    return best


def main(arguments: list[str]) -> int:
    """Print all figures for one labelled file."""
    if len(arguments) != 1:
        print("usage: python -m benchmarks.quotes.speed GOLD.jsonl", file=sys.stderr)
        return 2
    texts = [article.text for article in articles(Path(arguments[0]))]
    quotations(texts[0])
    for name, work in (("quotations", quotations), ("names", names)):
        start = time.perf_counter()
        for text in texts:
            work(text)
        print(f"{name}: {len(texts) / (time.perf_counter() - start):,.0f} articles a second")
    whole = "\n".join(texts)
    whole *= 1 + _SIZES[-1] // len(whole)
    for size in _SIZES:
        part = whole[:size]
        print(
            f"{size / 1000:,.0f} kB: quotations {_seconds(quotations, part) * 1000:,.0f} ms,"
            f" names {_seconds(names, part) * 1000:,.0f} ms"
        )
    for pattern in _PATTERNS:
        text = _OPENING + (pattern * (_HOSTILE // len(pattern) + 1))[:_HOSTILE]
        print(
            f"100 kB of {pattern!r}: quotations {_seconds(quotations, text) * 1000:,.0f} ms,"
            f" names {_seconds(names, text) * 1000:,.0f} ms"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
