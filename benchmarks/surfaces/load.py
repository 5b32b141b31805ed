"""Acts of all surfaces sent at a fixed pace, whatever is still unanswered."""

from __future__ import annotations

import asyncio
import random
from collections import defaultdict
from collections.abc import Mapping, Sequence

from benchmarks.surfaces.acts import Act
from bot.playground import StandIn, newsroom, payloads
from bot.playground.http_transport import HttpTransport
from bot.playground.transport import Outgoing

BOLT = "Bolt /ping"
LATE = "(the sender was late by)"
SEED = 11


async def load(
    surfaces: Mapping[str, Act],
    slack: StandIn,
    ping: HttpTransport | None,
    rate: float,
    seconds: float,
) -> dict[str, list[float]]:
    """Send acts of all surfaces in turn, each at its time, whatever is still unanswered.

    Args:
        surfaces: an act for each surface.
        slack: the stand-in that they go through.
        ping: the way to Bolt's ``/ping``, which is sent among them, or None.
        rate: acts a second.
        seconds: for how long.

    Returns:
        The times in milliseconds by surface. An acknowledgement that is no good one counts
        under its name and "failed".
    """
    times: dict[str, list[float]] = defaultdict(list)

    async def once(name: str) -> None:
        answered = await surfaces[name]()
        if answered.error or answered.problems:
            times[f"{name}: failed ({answered.error})"].append(answered.milliseconds)
        else:
            times[name].append(answered.milliseconds)

    async def bolt(ping: HttpTransport) -> None:
        channel = slack.world.workspace.channels[newsroom.GENERAL]
        form = payloads.command(slack.world, "/ping", "", newsroom.EDITOR, channel)
        times[BOLT].append((await ping.send(Outgoing("command", form), 3.0)).milliseconds)

    chance, loop = random.Random(SEED), asyncio.get_running_loop()
    # the sender's own delay stands in every figure; where it is large, the machine was busy
    began, names = loop.time(), list(surfaces)
    async with asyncio.TaskGroup() as tasks:
        for number in range(int(rate * seconds)):
            await asyncio.sleep(max(0.0, began + number / rate - loop.time()))
            times[LATE].append((loop.time() - began - number / rate) * 1000)
            if number % len(names) == 0:
                chance.shuffle(names)
                if ping:
                    tasks.create_task(bolt(ping))
            tasks.create_task(once(names[number % len(names)]))
    return times


def at(times: Sequence[float], share: float) -> float:
    """Return the time that a share, 0 to 1, of the times keeps."""
    return sorted(times)[min(len(times) - 1, int(len(times) * share))]
