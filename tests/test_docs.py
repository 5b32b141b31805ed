"""The documents say what the code does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.config import SETTINGS
from bot.manifest import manifest_text

PROJECT = Path(__file__).parents[1]
README = (PROJECT / "README.md").read_text("utf-8")


@pytest.mark.parametrize("setting", SETTINGS)
def test_every_setting_is_explained_in_the_readme_and_in_the_example(setting: str):
    assert f"| `{setting}` |" in README
    assert re.search(
        rf"^#? ?{setting}=", (PROJECT / ".env.example").read_text("utf-8"), re.MULTILINE
    )


def test_every_command_is_in_the_readme():
    for command in (
        "knowledge check",
        "knowledge cite",
        "knowledge build",
        "bot ask",
        "bot manifest",
    ):
        assert f"python -m {command}" in README


def test_the_manifest_in_the_repository_is_the_one_that_the_code_makes():
    assert (PROJECT / "manifest.json").read_text("utf-8") == manifest_text("https://example.com")


def test_every_file_that_the_readme_points_to_is_there():
    for target in re.findall(r"\]\(([^)#:]+)\)", README):
        assert (PROJECT / target).exists(), target
