"""What is installed is what was looked at: all is pinned by its hash, from no named index."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
FILES = ("requirements.txt", "requirements-dev.txt")
HOSTS = re.compile(
    r"--(?:extra-)?index-url|--find-links|--trusted-host|pypi\.org|pythonhosted\.org|/simple\b"
    r"|(?:index|registry|proxy)[\w.-]*\.(?:internal|local|corp)|artifactory|registry\.npmjs",
    re.IGNORECASE,
)


def tracked() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=PROJECT, capture_output=True, check=True, text=True
    )
    return [PROJECT / name for name in listed.stdout.split("\0") if name]


@pytest.mark.parametrize("name", FILES)
def test_every_requirement_has_one_version_and_its_hashes(name: str):
    text = (PROJECT / name).read_text("utf-8").replace("\\\n", " ")
    lines = [
        line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")
    ]
    assert lines
    for line in lines:
        assert re.match(r"[a-z0-9._-]+(?:\[[a-z,]+\])?==[^\s;*]+", line), line
        assert re.search(r"--hash=sha256:[0-9a-f]{64}\b", line), line


def test_installing_asks_for_the_hashes():
    made = (PROJECT / "Makefile").read_text("utf-8")
    installs = [line for line in made.splitlines() if "pip install" in line]
    assert len(installs) == 2
    assert all("--require-hashes -r requirements" in line for line in installs)


def test_no_file_names_a_package_index():
    found = []
    for path in tracked():
        if path.suffix in {".ttf", ".png"} or path == Path(__file__) or not path.is_file():
            continue
        found += [f"{path}: {m}" for m in HOSTS.findall(path.read_text("utf-8"))]
    assert found == []


def test_every_file_that_npm_brings_is_pinned_by_its_hash():
    lock = json.loads((PROJECT / "tests/browser/package-lock.json").read_text("utf-8"))
    packages = {name: each for name, each in lock["packages"].items() if name}
    assert packages
    assert [name for name, each in packages.items() if "integrity" not in each] == []


def test_bandit_finds_nothing():
    command = [sys.executable, "-m", "bandit", "--quiet", "--recursive", "bot", "knowledge"]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, check=False, text=True)
    assert done.returncode == 0, done.stdout
