"""Whoever runs the bot asks how it is doing: all workspaces together, and each by itself."""

from __future__ import annotations

from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from bot.doctor.examining import examine
from bot.doctor.of_workspaces import CREDENTIALS
from bot.doctor.printing import as_text, is_well
from bot.playground.faults import Fault
from knowledge.diagnosis import Finding
from tests.workspaces.conftest import ONE, TWO, House, house

TOKEN = "figures-for-those-who-run-it"


async def looked_at(home: House, folder: Path, **settings: str) -> dict[str, Finding]:
    """What the doctor says of each part, by its name; it tells no secret."""
    findings = await examine(home.settings | settings, folder)
    told = as_text(findings)
    for name in ("SLACK_CLIENT_SECRET", "SLACK_SIGNING_SECRET", "TOKEN_KEY", "DATABASE_URL"):
        assert home.settings[name] not in told
    return {finding.part: finding for finding in findings}


async def test_the_doctor_looks_at_every_workspace(both: House, tmp_path: Path):
    told = await looked_at(both, tmp_path)
    assert is_well(tuple(told.values()))
    for part in (CREDENTIALS, "clock", "database", "token key"):
        assert told[part].state == "good"
    for team in (ONE, TWO):
        assert told[f"{team}, bot token"].state == "good"
        assert told[f"{team}, scopes"].state == "good"


async def test_the_doctor_says_that_nobody_has_installed_the_app(home: House, tmp_path: Path):
    told = await looked_at(home, tmp_path)
    assert told["workspaces"].state == "warning"
    assert "/slack/install" in told["workspaces"].mend


@pytest.mark.parametrize(
    ("setting", "value"),
    [("SLACK_CLIENT_ID", "1.2"), ("SLACK_CLIENT_SECRET", "another-secret-of-32-characters.")],
)
async def test_the_doctor_names_credentials_that_slack_does_not_take(
    home: House, tmp_path: Path, setting: str, value: str
):
    told = await looked_at(home, tmp_path, **{setting: value})
    assert told[CREDENTIALS].state == "bad"
    assert setting in told[CREDENTIALS].mend


async def test_the_doctor_names_a_key_that_opens_no_token(both: House, tmp_path: Path):
    told = await looked_at(both, tmp_path, TOKEN_KEY=Fernet.generate_key().decode())
    assert told["token key"].state == "bad"


async def test_a_workspace_that_took_the_app_out_is_named(both: House, tmp_path: Path):
    both.slack.world(TWO).revoked = True
    told = await looked_at(both, tmp_path)
    assert told[f"{ONE}, bot token"].state == "good"
    assert told[f"{TWO}, bot token"].state == "bad"
    assert "/slack/install" in told[f"{TWO}, bot token"].mend


async def test_what_cannot_be_looked_at_without_the_database_says_so(home: House, tmp_path: Path):
    gone = "postgres://nobody:private-word@127.0.0.1:1/none"
    told = await looked_at(home, tmp_path, DATABASE_URL=gone)
    assert (told["database"].state, told["workspaces"].state) == ("bad", "not looked at")


async def test_the_figures_are_of_all_workspaces_together(url: str):
    async with house(url, METRICS_TOKEN=TOKEN) as home:
        for team in (ONE, TWO):
            await home.install(team)
            await home.teams[team].command("/context", "CECOT")
        headers = {"Authorization": f"Bearer {TOKEN}"}
        async with home.session.get(f"{home.address}/metrics", headers=headers) as answer:
            lines = (await answer.text()).splitlines()
        assert 'nutgraf_answers_total{kind="card"} 2.0' in lines
        assert "nutgraf_snapshot_lag_revisions 0.0" in lines
        assert "nutgraf_snapshot_lag_seconds 0.0" in lines
        assert any(line.startswith("nutgraf_slack_calls_total") for line in lines)


async def test_who_asks_too_often_in_one_workspace_is_answered_in_another(url: str):
    async with house(url, RATE_LIMIT="1/600") as home:
        said = {}
        for team in (ONE, TWO):
            await home.install(team)
            for number in (1, 2):
                shown = await home.teams[team].command("/context", "CECOT")
                assert shown.message is not None
                said[team, number] = "a lot at once" in shown.message.text
        assert said == {(ONE, 1): False, (ONE, 2): True, (TWO, 1): False, (TWO, 2): True}


async def test_a_stop_waits_for_an_answer_that_slack_is_too_busy_for(url: str):
    async with house(url) as home:
        await home.install(ONE)
        slack = home.teams[ONE]
        card = await slack.command("/context", "CECOT")
        slack.fail("response_url", Fault.busy(1))
        await slack.press(card.message, "line")
    answers = [each.error for each in slack.recorder.records if each.what == "response_url"]
    assert answers == ["ratelimited", ""]
