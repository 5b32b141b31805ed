"""The settings: what is taken, what is refused, and what is never printed."""

import re
from pathlib import Path

import pytest
from dotenv import dotenv_values
from hypothesis import given
from hypothesis import strategies as st

from bot.config import SETTINGS, Config, ConfigError, environment

PROJECT = Path(__file__).parents[2]
SECRET = "0123456789abcdef0123456789abcdef"
HTTP = {"SLACK_BOT_TOKEN": "xoxb-1-private", "SLACK_SIGNING_SECRET": SECRET}


def test_without_slack_settings_the_prompt_opens():
    assert Config.from_env({}).mode == "local"


def test_an_empty_setting_counts_as_not_set():
    assert Config.from_env(dict.fromkeys(SETTINGS, "")) == Config.from_env({})


def test_a_bot_token_and_a_signing_secret_mean_http():
    config = Config.from_env(HTTP)
    assert config.mode == "http"
    assert config.bot_token is not None
    assert config.bot_token.value == "xoxb-1-private"


def test_an_app_token_means_socket_mode():
    environ = {"SLACK_BOT_TOKEN": "xoxb-1-private", "SLACK_APP_TOKEN": "xapp-1-private"}
    assert Config.from_env(environ).mode == "socket"
    assert Config.from_env(environ | HTTP).mode == "socket"


@pytest.mark.parametrize(
    ("environ", "named"),
    [
        ({"DYNO": "web.1"}, "SLACK_BOT_TOKEN"),
        ({"SLACK_BOT_TOKEN": "xoxb-1-private"}, "SLACK_SIGNING_SECRET"),
        ({"SLACK_SIGNING_SECRET": SECRET}, "SLACK_BOT_TOKEN"),
        ({"SLACK_APP_TOKEN": "xapp-1-private"}, "SLACK_BOT_TOKEN"),
    ],
)
def test_a_missing_setting_is_named(environ, named):
    with pytest.raises(ConfigError, match=named):
        Config.from_env(environ)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SLACK_BOT_TOKEN", "xoxp-1-private"),
        ("SLACK_BOT_TOKEN", "xoxb-"),
        ("SLACK_BOT_TOKEN", "xoxb-pri vate"),
        ("SLACK_BOT_TOKEN", "xoxb-privaté"),
        ("SLACK_BOT_TOKEN", " xoxb-1-private"),
        ("SLACK_BOT_TOKEN", "xoxb-1-private\n"),
        ("SLACK_BOT_TOKEN", '"xoxb-1-private"'),
        ("SLACK_BOT_TOKEN", "'"),
        ("SLACK_SIGNING_SECRET", "private"),
        ("SLACK_SIGNING_SECRET", " "),
        ("SLACK_SIGNING_SECRET", "private private private private"),
        ("SLACK_SIGNING_SECRET", "xoxb-1-private-and-long-enough"),
        ("SLACK_APP_TOKEN", "xoxb-1-private"),
        ("SLACK_API_URL", "slack.com/api/"),
        ("SLACK_API_URL", "ftp://slack.com/api/"),
        ("SLACK_API_URL", "http://slack.com/api/"),
        ("SLACK_API_URL", "http://127.0.0.1.example.com/api/"),
        ("SLACK_API_URL", "https://"),
        ("SLACK_API_URL", "https://[::1/api"),
        ("SLACK_API_URL", "https://user:private@slack.com/api/"),
        ("SLACK_API_URL", "https://slack.com:99999/api/"),
        ("SLACK_API_URL", "https://slack.com/api/?a=b"),
        ("PORT", "0"),
        ("PORT", "65536"),
        ("PORT", "-1"),
        ("PORT", "3e3"),
        ("PORT", "٣٠٠٠"),
        ("PORT", "http"),
        ("LOG_LEVEL", "LOUD"),
        ("DESK_CHANNEL", "#desk"),
        ("DESK_CHANNEL", "U00SOMEBODY"),
        ("ALLOW_GUESTS", "1"),
        ("ALLOW_SHARED_CHANNELS", "maybe"),
        ("EDITORS", "@ines"),
        ("EDITORS", "U0INES, C0DESK"),
        ("SECOND_EYES", "always"),
        ("REVIEW_DAYS", "0"),
        ("REVIEW_DAYS", "half a year"),
        ("KEEP_DAYS", "99999"),
        ("KEEP_DAYS", "²"),
        ("LOG_FORMAT", "xml"),
        ("METRICS_TOKEN", "private"),
        ("METRICS_TOKEN", "private private private"),
        ("RATE_LIMIT", "30"),
        ("RATE_LIMIT", "0/10"),
        ("RATE_LIMIT", "30/0"),
        ("RATE_LIMIT", "30 in 10"),
    ],
)
def test_a_bad_setting_is_named_in_one_sentence_without_its_secret(name, value):
    with pytest.raises(ConfigError) as caught:
        Config.from_env(HTTP | {name: value})
    message = str(caught.value)
    assert message.startswith(name)
    assert "private" not in message
    assert "\n" not in message
    assert message.endswith(".")


@pytest.mark.parametrize(
    ("given_url", "url"),
    [
        ("http://127.0.0.1:8090/api", "http://127.0.0.1:8090/api/"),
        ("http://[::1]:8090/api/", "http://[::1]:8090/api/"),
        ("http://localhost:8090/api/", "http://localhost:8090/api/"),
        ("https://slack-gov.com/api", "https://slack-gov.com/api/"),
    ],
)
def test_the_api_address_ends_in_a_slash(given_url, url):
    assert Config.from_env({"SLACK_API_URL": given_url}).slack_api_url == url


def test_a_level_may_be_written_in_small_letters():
    assert Config.from_env({"LOG_LEVEL": "debug"}).log_level == "DEBUG"


def test_secrets_are_masked_when_printed():
    shown = repr(Config.from_env(HTTP)) + str(Config.from_env(HTTP).bot_token)
    assert "private" not in shown
    assert SECRET not in shown
    assert "***" in shown


@given(st.dictionaries(st.sampled_from([*SETTINGS, "DYNO"]), st.text()))
def test_any_environment_gives_settings_or_a_named_fault(environ):
    message = ""
    try:
        Config.from_env(environ)
    except ConfigError as error:
        message = str(error)
    assert not message or any(name in message for name in SETTINGS)


def test_a_real_variable_wins_over_the_file(tmp_path):
    (tmp_path / ".env").write_text("PORT=4000\nHOST=127.0.0.1\nLOG_LEVEL=\n", encoding="utf-8")
    merged = environment({"PORT": "5000"}, tmp_path)
    assert merged == {"PORT": "5000", "HOST": "127.0.0.1"}


def test_without_a_file_the_environment_stands_alone(tmp_path):
    assert environment({"PORT": "5000"}, tmp_path) == {"PORT": "5000"}


def test_a_file_that_is_not_text_is_named(tmp_path):
    (tmp_path / ".env").write_bytes(b"PORT=\xff\xfe")
    with pytest.raises(ConfigError, match=r"\.env"):
        environment({}, tmp_path)


def test_the_example_file_lists_and_explains_every_setting():
    path = PROJECT / ".env.example"
    text = path.read_text(encoding="utf-8")
    assert set(dotenv_values(path)) == set(SETTINGS)
    groups = [group for group in text.split("\n\n") if re.search(r"^[A-Z_]+=", group, re.MULTILINE)]
    assert all(group.startswith("#") for group in groups)


def test_the_example_file_as_it_stands_is_valid_and_shows_the_defaults():
    values = {name: value or "" for name, value in dotenv_values(PROJECT / ".env.example").items()}
    assert Config.from_env(values) == Config.from_env({})


def test_editors_are_people_and_groups_each_once():
    config = Config.from_env({"EDITORS": "U0INES, S0DESK,, U0INES"})
    assert config.editors == ("U0INES", "S0DESK")


def test_a_limit_is_how_often_and_in_how_many_seconds():
    assert Config.from_env({"RATE_LIMIT": "5/60"}).rate_limit == (5, 60)
    assert Config.from_env({}).rate_limit == (30, 10)


def test_the_token_for_the_figures_is_masked_when_printed():
    config = Config.from_env({"METRICS_TOKEN": "private-and-long-enough"})
    assert config.metrics_token is not None
    assert "private" not in repr(config)
