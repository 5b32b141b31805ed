"""The garbage collector stands aside while a desk makes ready, and then never searches that."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from knowledge.building import curated_snapshot
from knowledge.desk import Desk


class Watched(Desk):
    """A desk that notes whether the collector runs while it makes ready."""

    def __init__(self) -> None:
        super().__init__(curated_snapshot())
        self.searched: list[bool] = []

    def prepare(self) -> None:
        self.searched.append(gc.isenabled())
        super().prepare()


@pytest.fixture(autouse=True)
def thawed() -> Iterator[None]:
    yield
    gc.unfreeze()


async def test_the_collector_stands_aside_the_first_time():
    desk, before = Watched(), gc.get_freeze_count()
    await desk.make_ready()
    assert desk.searched == [False]
    assert gc.isenabled()
    assert gc.get_freeze_count() > before


async def test_what_is_made_anew_is_searched_as_ever():
    desk = Watched()
    await desk.make_ready()
    before = gc.get_freeze_count()
    desk._held = curated_snapshot()
    await desk.make_ready()
    assert desk.searched == [False, True]
    assert gc.get_freeze_count() <= before


async def test_the_collector_runs_again_where_something_fails():
    class Failing(Watched):
        def prepare(self) -> None:
            raise ValueError("broken")

    with pytest.raises(ValueError, match="broken"):
        await Failing().make_ready()
    assert gc.isenabled()
