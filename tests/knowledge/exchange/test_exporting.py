"""Everything that is published can be taken out again into the curated files."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from knowledge.building import build, open_store
from knowledge.checks import check
from knowledge.curated import DEFAULT_FOLDER, read_folder
from knowledge.exchange.exporting import export
from knowledge.exchange.on_file import read_store
from knowledge.revisions import Ledger, Record
from tests.knowledge.exchange.edits import EDITS, edited, published


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(DEFAULT_FOLDER, tmp_path / "curated"))


def read(folder: Path) -> dict[str, Record]:
    return {record.id: record for record in read_folder(folder).records}


def texts(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*.yaml")}


def comments(text: str) -> Iterator[tuple[str, str]]:
    """Yield each comment with the line that it stands over."""
    lines = text.split("\n")
    for i, line in enumerate(lines[:-1]):
        if line.lstrip().startswith("#"):
            yield line.strip(), lines[i + 1].strip()


async def stored(path: Path, folder: Path) -> dict[str, Record]:
    """Return what is on file in a store once the folder is merged in."""
    store = open_store(path)
    try:
        built = await build(store, folder)
        assert built.conflicts == ()
        return dict(Ledger.of(await store.revisions()).records)
    finally:
        await store.close()


@pytest.mark.parametrize("seed", range(6))
async def test_what_editors_publish_comes_back_from_the_files(
    seed: int, tmp_path: Path, folder: Path
):
    dice = random.Random(seed)
    path = tmp_path / "knowledge.json"
    before = await stored(path, folder)
    kinds = [*EDITS]
    dice.shuffle(kinds)
    after, made = edited(before, ["source", *kinds], dice)
    assert len(made) >= len(kinds) - 2, "hardly any edit passed the check"
    store = open_store(path)
    await store.append(published(before, after))
    await store.close()
    former = {name: raw.decode("utf-8") for name, raw in texts(folder).items()}

    export(await read_store(path), folder).write()

    assert read(folder) == after
    assert check(read_folder(folder)) == ()
    for name, text in former.items():
        if (folder / name).exists():
            now = (folder / name).read_text("utf-8")
            kept = list(comments(now))
            for comment, below in comments(text):
                assert (comment, below) in kept or below not in now
    assert await stored(tmp_path / "new.json", folder) == after
    assert await stored(path, folder) == after
    assert export(await read_store(path), folder).after == {}
