"""Send generated requests to the whole bot; report the worst status and the slowest answer.

``python -m benchmarks.fuzz [COUNT]`` (10,000 unless told). Exits 1 on a status of 500 or
more, or on an answer slower than a second.
"""

from __future__ import annotations

import contextlib
import sys
import time

from hypothesis import HealthCheck, given, settings

from tests.bot.generated import FAMILIES, Generated
from tests.bot.served import Sender, served_bot

SLOWEST_SECONDS = 1.0


def main(count: int) -> int:
    """Send ``count`` requests, shared evenly between the families."""
    started = time.perf_counter()
    with served_bot() as port, contextlib.closing(Sender(port)) as sender:
        for name in FAMILIES:
            _family(sender, name, count // len(FAMILIES))
    print(f"{sender.count} requests in {time.perf_counter() - started:.1f} s")
    print("by status: " + ", ".join(f"{s}: {n}" for s, n in sorted(sender.statuses.items())))
    print(f"slowest: {sender.slowest * 1000:.1f} ms")
    return int(max(sender.statuses) >= 500 or sender.slowest > SLOWEST_SECONDS)


def _family(sender: Sender, name: str, count: int) -> None:
    @settings(
        max_examples=count, deadline=None, database=None, suppress_health_check=list(HealthCheck)
    )
    @given(FAMILIES[name])
    def send(request: Generated) -> None:
        sender.send(request)

    send()


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000))
