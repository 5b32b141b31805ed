"""Draw the terminal captures of the README: ``python -m docs.pictures``.

Each picture is one question put to the real listeners, drawn as ``python -m bot ask`` draws it.
"""

from __future__ import annotations

import asyncio
import io
import json
import re
from pathlib import Path
from typing import Any

from rich.console import Console

from bot.local import talking
from bot.pictures.png import png
from bot.pictures.timeline import drawn
from bot.terminal import show
from knowledge.answers import Timeline
from knowledge.building import curated_snapshot
from knowledge.desk import Desk

FOLDER = Path(__file__).parent / "pictures"
PICTURES = {
    "card": ("/context", "CECOT"),
    "person": ("/who", "Claver-Carone"),
    "choice": ("/who", "envoy"),
    "miss": ("/who", "Mauricio Pochettino"),
    "help": ("/context", "help"),
    "answer": ("/context", "when did Rubio meet Bukele?"),
    "not-on-file": ("/context", "how old is Rubio?"),
}
WIDTH = 88
_FONT_FACE = re.compile(r"@font-face \{.*?\}", re.DOTALL)


async def draw() -> None:
    """Ask every question and write its picture."""
    FOLDER.mkdir(exist_ok=True)
    async with talking(Desk(curated_snapshot())) as slack:
        for name, (command, text) in PICTURES.items():
            exchange = await slack.command(command, text)
            message: dict[str, Any] = json.loads(exchange.reply.body)
            (FOLDER / f"{name}.svg").write_text(picture(message, f"{command} {text}"), "utf-8")
    whole = Desk(curated_snapshot()).timeline("donald-trump")
    if isinstance(whole, Timeline):
        (FOLDER / "timeline.png").write_bytes(png(drawn(whole)))


def picture(message: dict[str, Any], title: str) -> str:
    """Return a message as an SVG that loads nothing from elsewhere."""
    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True)
    show(console, message)
    svg = console.export_svg(title=title, unique_id="nutgraf")
    return _FONT_FACE.sub("", svg).replace("Fira Code", "DejaVu Sans Mono")


if __name__ == "__main__":
    asyncio.run(draw())
