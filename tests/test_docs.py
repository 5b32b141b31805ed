"""The documents say what the code does."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import pytest

from bot.__main__ import main as bot
from bot.config import SETTINGS
from bot.manifest import manifest_text
from docs.pictures import FOLDER, PICTURES
from knowledge.cli import main as desk

PROJECT = Path(__file__).parents[1]
README = (PROJECT / "README.md").read_text("utf-8")


@pytest.mark.parametrize("setting", SETTINGS)
def test_every_setting_is_explained_in_the_readme_and_in_the_example(setting: str):
    assert f"| `{setting}` |" in README
    assert re.search(
        rf"^#? ?{setting}=", (PROJECT / ".env.example").read_text("utf-8"), re.MULTILINE
    )


@pytest.mark.parametrize(
    ("package", "run"), [("knowledge", desk), ("bot", partial(bot, environ={}))]
)
def test_every_command_is_in_the_readme(
    package: str, run: Callable[[Sequence[str]], int], capsys: pytest.CaptureFixture[str]
):
    with pytest.raises(SystemExit):
        run(["--help"])
    commands = re.findall(r"^    (\w+) ", capsys.readouterr().out, re.MULTILINE)
    assert commands
    assert [c for c in commands if f"python -m {package} {c}" not in README] == []


def test_the_manifest_in_the_repository_is_the_one_that_the_code_makes():
    assert (PROJECT / "manifest.json").read_text("utf-8") == manifest_text("https://example.com")


def test_every_file_that_the_readme_points_to_is_there():
    for target in re.findall(r"\]\(([^)#:]+)\)", README):
        assert (PROJECT / target).exists(), target


DOCUMENTS = [PROJECT / "README.md", PROJECT / "CHANGELOG.md", *sorted(PROJECT.glob("docs/*.md"))]


def anchors(document: Path) -> set[str]:
    """The names by which the headings of a document are linked to."""
    headings = re.findall(r"^#+ (.+)$", document.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_link_of_a_document_leads_to_a_file_and_a_heading(document: Path):
    links = re.findall(r"\]\(([^)\s:]*)\)", document.read_text("utf-8"))
    for link in links:
        name, _, heading = link.partition("#")
        target = document.parent / name if name else document
        assert target.exists(), link
        assert not heading or heading in anchors(target), link


@pytest.mark.parametrize("name", PICTURES)
def test_every_picture_is_shown_in_the_readme_and_loads_nothing_from_elsewhere(name: str):
    assert f"](docs/pictures/{name}.svg)" in README
    drawn = (FOLDER / f"{name}.svg").read_text("utf-8")
    assert not re.search(r"@import|@font-face|url\((?!#)|href=|<script|<image", drawn)
