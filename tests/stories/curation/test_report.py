"""The desk's week, told beside the bot that counted it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from bot.local import talking
from bot.playground import newsroom
from bot.playground.recorder import Recorder
from bot.running import stored_desk
from knowledge.reporting import last_week, week_of
from tests.stories.curation.test_gaps import DESK, MISSING, OTHER, READER, ask, board, on_file_as
from tests.stories.curation.test_reviews import now

PROJECT = Path(__file__).parents[3]


def report(store: Path, week: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "knowledge", "report", "--store", str(store), "--week", week],
        cwd=PROJECT,
        env=dict(os.environ),
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return done.stdout


async def test_the_week_says_what_was_asked_missed_wanted_and_filled_and_names_no_reader(
    tmp_path: Path, recorder: Recorder
):
    path = tmp_path / "store.json"
    year, number, _ = now().date().isocalendar()
    week = f"{year}-W{number:02}"
    assert last_week(now().date()) != week_of(week)
    async with stored_desk(path) as desk:
        async with talking(desk, recorder=recorder, settings=DESK) as slack:
            for person in (READER, OTHER):
                await slack.command("/context", "CECOT", user=person)
                await ask(slack, person)
            await ask(slack, READER, "Ola Brandt", "asked for “Ola Brandt”")
            gap = await board(slack, "2 people wait")
            await on_file_as(slack, gap, "cecot", add=True, user=newsroom.SECOND_EDITOR)
            await board(slack, "on file as *CECOT*")
        read = report(path, week)
    assert "Asked most\n  2  CECOT\n" in read
    assert f"Missed most\n  2  {MISSING.lower()}\n  1  ola brandt\n" in read
    assert "2 opened, 1 filled, 0 declined; 1 waiting now" in read
    assert "half of those filled were filled within" in read
    assert "Most wanted now\n  1  Ola Brandt\n" in read
    assert newsroom.SECOND_EDITOR in read
    assert READER not in read
    assert OTHER not in read
