"""What a host reads: app.json, Procfile, .python-version; in step with the settings."""

from __future__ import annotations

import json
import re
import shlex
import subprocess
import sys
from importlib.util import cache_from_source
from pathlib import Path
from typing import Any

import pytest

from benchmarks.host.slug import pack
from bot.config import SETTINGS, Config
from bot.health import HEALTH_PATH, READY_PATH
from bot.logs.masking import SECRETS
from bot.metrics import METRICS_PATH, Metrics

PROJECT = Path(__file__).parents[1]
APP: dict[str, Any] = json.loads((PROJECT / "app.json").read_text("utf-8"))
PROCFILE = dict(
    line.split(": ", 1) for line in (PROJECT / "Procfile").read_text("utf-8").splitlines()
)
DEPLOYING = (PROJECT / "docs" / "deploying.md").read_text("utf-8")
FROM_HOST = {"HOST", "PORT"}
"""Settings that the host gives itself, and that nobody is asked for."""
FROM_ADD_ON = {"DATABASE_URL"}
WAYS = {
    "http": "SLACK_BOT_TOKEN SLACK_SIGNING_SECRET",
    "socket": "SLACK_BOT_TOKEN SLACK_APP_TOKEN",
    "oauth": "SLACK_CLIENT_ID SLACK_CLIENT_SECRET TOKEN_KEY SLACK_SIGNING_SECRET DATABASE_URL"
    " PUBLIC_URL",
}
"""What each way of running on a host cannot do without."""
EXAMPLES = {
    "SLACK_BOT_TOKEN": "xoxb-1",
    "SLACK_APP_TOKEN": "xapp-1",
    "SLACK_SIGNING_SECRET": "0" * 32,
    "SLACK_CLIENT_ID": "1.2",
    "SLACK_CLIENT_SECRET": "0" * 32,
    "TOKEN_KEY": "a" * 43 + "=",
    "DATABASE_URL": "postgres://user:word@host/name",
    "PUBLIC_URL": "https://desk.example",
}


def test_every_setting_is_asked_for_but_those_that_the_host_gives():
    assert set(APP["env"]) == set(SETTINGS) - FROM_HOST - FROM_ADD_ON


@pytest.mark.parametrize("setting", APP["env"])
def test_every_setting_is_described_in_a_sentence(setting: str):
    described = APP["env"][setting]
    assert described["description"].endswith(".")
    assert set(described) <= {"description", "required", "value"}


def test_no_secret_stands_in_the_file_or_is_made_up_by_the_host():
    for setting in set(SECRETS) & set(APP["env"]):
        assert "value" not in APP["env"][setting]
        assert "generator" not in APP["env"][setting]


def test_the_values_in_the_file_are_settings_that_the_bot_takes():
    values = {name: each["value"] for name, each in APP["env"].items() if "value" in each}
    assert Config.from_env(values).log_format == "json"


@pytest.mark.parametrize(("mode", "given"), WAYS.items())
def test_nothing_is_required_that_one_way_of_running_does_without(mode: str, given: str):
    required = {name for name, each in APP["env"].items() if each["required"]}
    assert required <= set(given.split())
    assert required == set.intersection(*(set(way.split()) for way in WAYS.values()))
    values = {name: EXAMPLES[name] for name in given.split()}
    assert Config.from_env(values | {"DYNO": "web.1"}).mode == mode


def test_every_process_that_is_started_is_one_of_the_procfile():
    assert set(APP["formation"]) <= set(PROCFILE)
    assert {"web", "worker", "release"} == set(PROCFILE)


@pytest.mark.parametrize("process", PROCFILE)
def test_every_process_runs_a_module_of_ours(process: str):
    python, flag, module, *_ = shlex.split(PROCFILE[process])
    assert (python, flag) == ("python", "-m")
    assert (PROJECT / module / "__main__.py").exists()


def test_the_hosts_python_is_the_one_that_the_requirements_are_for():
    version = (PROJECT / ".python-version").read_text("utf-8").strip()
    assert f'requires-python = ">={version}"' in (PROJECT / "pyproject.toml").read_text("utf-8")


def test_every_requirement_has_its_hash_and_names_no_index():
    text = (PROJECT / "requirements.txt").read_text("utf-8")
    assert "index-url" not in text
    for requirement in re.split(r"\n(?=[a-z0-9])", text):
        assert "--hash=sha256:" in requirement


@pytest.mark.parametrize("path", [HEALTH_PATH, READY_PATH, METRICS_PATH])
def test_every_address_for_the_host_is_explained(path: str):
    assert f"`{path}`" in DEPLOYING


def test_every_file_that_the_guide_points_to_is_there():
    for target in re.findall(r"\]\(([^)#:]+)\)", DEPLOYING):
        assert (PROJECT / "docs" / target).exists(), target


def test_every_figure_is_explained_and_no_other():
    families = [family.name.removeprefix("nutgraf_") for family in Metrics().registry.collect()]
    told = set(re.findall(r"`([a-z_]+)`", DEPLOYING.split("## Figures")[1].split("Worth a")[0]))
    for family in families:
        assert {family, f"{family}_total"} & told, family
    assert len(told & {*families, *(f"{family}_total" for family in families)}) == len(families)


def test_what_the_host_builds_is_compiled_and_runs(tmp_path: Path):
    pack(tmp_path)
    files = [*tmp_path.glob("bot/**/*.py"), *tmp_path.glob("knowledge/**/*.py")]
    bare = [file for file in files if not Path(cache_from_source(str(file))).exists()]
    assert (len(files) > 300, bare) == (True, [])
    made = subprocess.run(
        [sys.executable, "-m", "bot", "manifest"], cwd=tmp_path, capture_output=True, check=True
    )
    assert json.loads(made.stdout)["display_information"]["name"] == "Nutgraf"
