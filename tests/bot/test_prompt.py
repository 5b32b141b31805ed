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


@pytest.mark.parametrize("url", ["bot.example.org", "http://bot.example.org", "https://"])
def test_a_manifest_for_what_slack_cannot_reach_is_refused(
    url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["manifest", "--url", url], environ={})
    assert stopped.value.code == 2
    assert f"{url} is no address such as https://HOST" in capsys.readouterr().err
