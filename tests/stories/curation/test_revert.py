"""An editor reverts a revision from the history of an entry."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from bot.playground import newsroom
from bot.playground.recorder import Recorder
from knowledge.desk import Desk
from knowledge.model import Entry
from knowledge.publishing import Edit, Published
from tests.stories.curation.desk import QUIST, working
from tests.stories.reading import seen, words

EDITOR, READER = newsroom.EDITOR, newsroom.READERS[0]


async def published(desk: Desk, after: Entry | None, reason: str = "clearer") -> int:
    edit = Edit(subject=QUIST.id, after=after, base=desk.snapshot.changes[QUIST.id].number)
    done = await desk.publish([edit], editor=newsroom.SECOND_EDITOR, reason=reason)
    assert isinstance(done, Published)
    return done.revisions[0].number


def role(desk: Desk) -> str:
    return desk.snapshot.entries[QUIST.id].role


async def test_a_revert_is_a_revision_and_offers_undo(tmp_path: Path, recorder: Recorder):
    async with working(tmp_path, recorder=recorder) as (desk, slack):
        number = await published(desk, replace(QUIST, role="Captain"))
        shown = await slack.command("/context", "Ada Quist history")
        await slack.press(shown.message, f"revert:{number}")

        def told():
            return [m for m in slack.messages() if f"Revision {number} is reverted" in words(m)]

        (message,) = await slack.until(told)
        assert role(desk) == QUIST.role
        history = words(await slack.command("/context", "Ada Quist history"))
        assert f"Reverted revision {number}" in history
        await slack.press(message, "Undo")
        await slack.until(lambda: role(desk) == "Captain")


async def test_a_reader_sees_no_buttons_in_a_history(tmp_path: Path, recorder: Recorder):
    async with working(tmp_path, recorder=recorder) as (_, slack):
        read = words(await slack.command("/context", "Ada Quist history", user=READER))
        assert "History of Ada Quist" in read
        assert "Revert" not in read


async def test_a_revert_with_a_correction_is_confirmed_and_says_why(
    tmp_path: Path, recorder: Recorder
):
    async with working(tmp_path, recorder=recorder) as (desk, slack):
        number = await published(desk, replace(QUIST, role="Captain"))
        shown = await slack.command("/context", "Ada Quist history")
        await slack.press(shown.message, f"revert_correct:{number}")
        view = await slack.until(
            lambda: (v := slack.modal()) and "What was the old text?" in seen(v) and v
        )
        await slack.submit(view, {"reason": "She is no captain."})
        assert role(desk) == QUIST.role


async def test_what_was_changed_again_since_is_decided_by_the_editor(
    tmp_path: Path, recorder: Recorder
):
    async with working(tmp_path, recorder=recorder) as (desk, slack):
        number = await published(desk, replace(QUIST, role="Captain"))
        await published(desk, replace(QUIST, role="Admiral"))
        shown = await slack.command("/context", "Ada Quist history")
        await slack.press(shown.message, f"revert:{number}")
        await slack.until(
            lambda: (v := slack.modal()) and "changed this meanwhile" in seen(v) and v
        )
        assert role(desk) == "Admiral"
