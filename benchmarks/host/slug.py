"""What a host makes of the project: a copy for each dyno, and the commands of its Procfile."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def pack(folder: Path) -> None:
    """Copy every file that git knows into a new folder and build it, as a host does."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True)
    for name in filter(None, listed.stdout.decode().split("\0")):
        source = ROOT / name
        if name.startswith(("tests/", "docs/")) or not source.is_file():
            continue
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(source, target)
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    subprocess.run([folder / "bin" / "post_compile"], env={"PATH": path}, check=True)


def procfile(folder: Path) -> Mapping[str, str]:
    """Return the commands by the kind of process."""
    lines = (folder / "Procfile").read_text(encoding="utf-8").splitlines()
    parted = (line.partition(":") for line in lines if line.strip())
    return {kind.strip(): command.strip() for kind, _, command in parted}
