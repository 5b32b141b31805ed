"""Prints what is found in labelled articles, one JSON object a line, for a scorer to read.

    python -m benchmarks.quotes GOLD.jsonl > PRED.jsonl

A line holds the article's id and its quotations: start and end (character offsets into the
text, marks excluded), the speaker as printed and the full name, or null where it stays open.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from benchmarks.quotes.gold import articles
from knowledge.drafting.quoting import quotations


def main(arguments: list[str]) -> int:
    """Print the predictions for one file."""
    if len(arguments) != 1:
        print("usage: python -m benchmarks.quotes GOLD.jsonl > PRED.jsonl", file=sys.stderr)
        return 2
    for article in articles(Path(arguments[0])):
        found = [
            {"start": q.start, "end": q.end, "speaker": q.speaker, "resolved": q.resolved}
            for q in quotations(article.text)
        ]
        print(json.dumps({"id": article.id, "quotes": found}, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
