"""Questions in the terminal."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.__main__ import main


def test_a_command_that_the_bot_does_not_have_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    environ = {"KNOWLEDGE_DB": str(tmp_path / "knowledge.json")}
    assert main(["ask", "/contxt CECOT"], environ=environ) != 0
    assert capsys.readouterr().err == "No answer to /contxt; /context help says how to ask.\n"
