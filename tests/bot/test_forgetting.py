"""A person asks that nothing is kept of them."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from bot.forgetting import forget as forget_person
from knowledge.corrections import Corrections, Tasks
from knowledge.deliveries import Deliveries
from knowledge.store.memory import MemoryPapers
from knowledge.store.tinydb import TinyStore
from tests.bot.keeping import fill, kept
from tests.knowledge.corrections.publications import NOON, card, correction

PROJECT = Path(__file__).parents[2]
AT = dt.datetime(2026, 11, 1, 9, tzinfo=dt.UTC)
LEAVES, STAYS = "U0LEAVES", "U0STAYS"


def forget(store: Path, user: str = LEAVES) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "bot", "forget", user],
        cwd=store.parent,
        env={**os.environ, "PYTHONPATH": str(PROJECT), "KNOWLEDGE_DB": str(store)},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


async def test_one_command_takes_a_person_out_of_all_that_is_kept(tmp_path: Path):
    path = tmp_path / "store.json"
    store = TinyStore(path)
    await fill(store, LEAVES, STAYS, AT)
    assert LEAVES in str(await kept(store))
    await store.close()
    done = forget(path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Nothing is kept of U0LEAVES any more.")
    assert LEAVES.encode() not in b"".join(each.read_bytes() for each in tmp_path.glob("store*"))
    store = TinyStore(path)
    left = str(await kept(store))
    await store.close()
    assert STAYS in left
    assert "'said': 'wrong'" in left


async def test_while_a_bot_runs_it_says_what_to_do_and_changes_nothing(tmp_path: Path):
    path = tmp_path / "store.json"
    store = TinyStore(path)
    await fill(store, LEAVES, STAYS, AT)
    before = await kept(store)
    done = forget(path)
    assert done.returncode == 2
    assert done.stderr == (
        "Nutgraf cannot run: a running bot holds the store. "
        "Stop it, run this again, then start it.\n"
    )
    assert await kept(store) == before
    await store.close()


def test_where_there_is_no_store_none_is_made(tmp_path: Path):
    done = forget(tmp_path / "store.json")
    assert done.returncode == 2
    assert "there is no store at" in done.stderr
    assert not list(tmp_path.iterdir())


def test_what_is_no_id_of_a_person_is_refused(tmp_path: Path):
    done = forget(tmp_path / "store.json", "everybody")
    assert done.returncode == 2
    assert "everybody is no Slack id such as U024BE7LH" in done.stderr


async def test_of_what_is_over_nothing_names_a_person_either(tmp_path: Path):
    store = TinyStore(tmp_path / "store.json")
    await fill(store, LEAVES, STAYS, AT, waiting=False)
    await store.drop("intent", ["k2"])  # it is a publication under way, and the history's to be
    assert LEAVES in str((await kept(store))["correction"])
    await forget_person(store, LEAVES)
    assert [kind for kind, held in (await kept(store)).items() if LEAVES in str(held)] == []
    await store.close()


class Meanwhile(MemoryPapers):
    """Papers of a desk that goes on telling of a correction while somebody is forgotten."""

    forgetting = False

    async def drop(self, kind: str, ids: Iterable[str]) -> None:
        gone = list(ids)
        if self.forgetting and gone and kind in ("delivery", "task"):
            self.forgetting = False
            await corrections_of(self).late(correction(), NOON)
            self.forgetting = True
        await super().drop(kind, gone)


def corrections_of(papers: MemoryPapers) -> Corrections:
    return Corrections(papers, Deliveries(papers), Tasks(papers))


async def test_who_is_forgotten_while_a_correction_is_planned_is_not_told_of_it():
    papers = Meanwhile()
    await Deliveries(papers).seen(LEAVES, "C1", card(2), NOON)
    await corrections_of(papers).issue(correction())
    assert [task.person for task in await corrections_of(papers).open_tasks()] == [LEAVES]
    papers.forgetting = True
    await forget_person(papers, LEAVES)
    assert await corrections_of(papers).open_tasks() == ()
