"""The bot as ``python -m bot`` runs it, at the quicker rates of a measurement."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path

from bot.config import Config
from bot.running import application, settle, stored_desk
from bot.sending.pace import Rates
from bot.server import serve

RATES = Rates(message=0.05, update=0.02, history=0.02, settle=2.0)


async def run(config: Config) -> None:
    """Run the bot until it is killed."""
    async with (
        stored_desk(Path(config.knowledge_db)) as desk,
        application(config, desk, RATES) as server,
    ):
        settle()
        await serve(server, config)


if __name__ == "__main__":
    asyncio.run(run(Config.from_env(os.environ)))
