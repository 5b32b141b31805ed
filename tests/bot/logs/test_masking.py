"""No secret gets into the log, whoever writes the line and wherever the secret stands."""

import io
import json
import logging
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.logs.masking import SECRETS, Masking
from bot.logs.setting_up import set_up

PROJECT = Path(__file__).parents[3]
PASSWORD = "p%40ss-of-the-database"  # a password with an @ in it, as an address carries it
ENVIRON = {
    "SLACK_BOT_TOKEN": "xoxb-111-222-botsecret",
    "SLACK_SIGNING_SECRET": "0123456789abcdef0123456789abcdef",
    "SLACK_APP_TOKEN": "xapp-1-A1-222-appsecret",
    "SLACK_CLIENT_SECRET": "fedcba9876543210fedcba9876543210",
    "TOKEN_KEY": "k3yOfAllTokens+/=k3yOfAllTokens+/=0123456789,old'Key\\0123456789",
    "METRICS_TOKEN": "figures-0123456789",
    "DATABASE_URL": f"postgres://desk:{PASSWORD}@db.example.com:5432/desk",
    "PGPASSWORD": "libpq's-own-password",
    "SLACK_API_URL": "http://127.0.0.1:39999/api/",
}
SECRET = {
    **{name: ENVIRON[name] for name in SECRETS if name != "TOKEN_KEY"},
    "TOKEN_KEY": "k3yOfAllTokens+/=k3yOfAllTokens+/=0123456789",
    "the older TOKEN_KEY": "old'Key\\0123456789",
    "the older TOKEN_KEY, printed": repr("old'Key\\0123456789")[1:-1],
    "the database's password": PASSWORD,
    "the database's password, decoded": "p@ss-of-the-database",
    "a token of another workspace": "xoxb-999-888-othersecret",
    "a token that expires": "xoxe.xoxb-1-Mi0yLTM0NTY3ODk",
    "a refresh token": "xoxe-1-Mi0yLTM0NTY3ODk",
    "a user's token": "xoxp-999-888-usersecret",
    "a token of a workflow": "xwfp-999-888-workflowsecret",
    "the password of libpq's own setting": "libpq's-own-password",
}
"""Every secret there is, by what it is."""


def written(line, form="text", **extra):
    """What a stream gets where somebody logs a line."""
    stream, record = io.StringIO(), logging.LogRecord("any", 30, "f", 1, line, (), None)
    vars(record).update(extra)
    handler = logging.StreamHandler(stream)
    handler.addFilter(Masking(ENVIRON))
    handler.handle(record)
    return stream.getvalue()


def fail(secret):
    raise ValueError(f"cannot use {secret}")


def fail_because_of(secret):
    try:
        fail(secret)
    except ValueError as error:
        raise RuntimeError("outside") from error


@pytest.mark.parametrize("what", SECRET)
def test_a_secret_in_a_message_is_masked(what):
    line = written(f"before {SECRET[what]} after")
    assert SECRET[what] not in line
    assert line.startswith("before ")
    assert line.endswith(" after\n")


@pytest.mark.parametrize("what", SECRET)
def test_a_secret_in_an_argument_is_masked(what):
    line = written("it was %s and %r", args=(SECRET[what], {"token": SECRET[what]}))
    assert SECRET[what] not in line


@pytest.mark.parametrize("what", SECRET)
def test_a_secret_in_a_traceback_is_masked(what):
    try:
        fail(SECRET[what])
    except ValueError:
        line = written("it failed", exc_info=sys.exc_info())
    assert "cannot use ***" in line
    assert SECRET[what] not in line


@pytest.mark.parametrize("what", SECRET)
def test_a_secret_in_the_cause_of_an_error_is_masked(what):
    try:
        fail_because_of(SECRET[what])
    except RuntimeError:
        assert SECRET[what] not in written("it failed", exc_info=sys.exc_info())


@pytest.mark.parametrize(
    "line",
    [
        "connecting to postgres://other:another-password@db/desk",
        "host=db user=desk password=another-password dbname=desk",
        "https://someone:another-password@example.com/feed",
        "postgres://other:an@other:another-password@db/desk",
        "host=db password='another-password' user=desk",
        r"host=db password='it\'s another-password' user=desk",
        "PGPASSWORD=another-password psql",
        "postgres://other@db/desk?sslmode=require&password=another-password",
        '{"user": "desk", "password": "another-password"}',
        r'{"password": "a \"quoted\" another-password"}',
        r'"{\"password\": \"some another-password\"}"',
        "{'password': 'another-password', 'user': 'desk'}",
        "BasicAuth(login='desk', password='another-password', encoding='latin1')",
        "Authorization: Basic another-password==",
        "{'Authorization': 'Basic another-password=='}",
        "authorization: bearer another-password",
    ],
)
def test_a_password_in_any_address_is_masked(line):
    assert "another-password" not in written(line)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("POST https://hooks.slack.com/actions/T1/2/abc - 429", "hooks.slack.com/*** - 429"),
        (r"to https:\/\/hooks.slack.com\/commands\/T1\/2\/abc now", r"hooks.slack.com\/*** now"),
        ("to https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1%2Fabc", "hooks.slack.com%2F***"),
        ("POST http://127.0.0.1:39999/response/abc - lost", "127.0.0.1:39999/*** - lost"),
    ],
)
def test_an_address_to_answer_by_is_masked_and_its_host_stays(line, said):
    assert said in written(line)
    assert "abc" not in written(line)


def test_a_password_in_the_query_of_the_databases_address_is_masked_wherever_it_stands():
    masking = Masking({"DATABASE_URL": "postgres://desk@db/desk?password=of-the-query%21"})
    assert masking.masked("it was of-the-query! and of-the-query%21") == "it was *** and ***"


def test_words_that_are_no_secrets_stay():
    for line in (
        "Slack cannot be reached at http://127.0.0.1:39999/api/; check SLACK_API_URL.",
        "the database refuses the password: check DATABASE_URL.",
        "see https://docs.slack.dev/authentication and Basic English",
    ):
        assert written(line) == f"{line}\n"
    line = "SLACK_BOT_TOKEN is not a token of the right kind; it starts with xoxb-."
    assert written(line) == f"{line}\n"
    assert written("see https://docs.slack.dev/a:b and 10:30@noon") == (
        "see https://docs.slack.dev/a:b and 10:30@noon\n"
    )


def test_a_password_that_is_a_common_word_hides_no_other_line():
    masking = Masking({"DATABASE_URL": "postgres://desk:desk@db/desk"})
    assert masking.masked("the desk is open") == "the desk is open"


@given(st.text())
def test_any_text_can_be_masked(text):
    assert isinstance(Masking(ENVIRON).masked(text), str)


@pytest.mark.parametrize("form", ["json", "text"])
@pytest.mark.parametrize("fails", ["logged", "uncaught", "in a task", "a warning"])
def test_a_whole_process_prints_no_secret(form, fails):
    """Whatever goes wrong in it, and whoever reports it."""
    told = {
        "logged": "logging.getLogger('x').error('%s', said)",
        "uncaught": "raise ValueError(said)",
        "in a task": ("asyncio.run(failing())"),
        "a warning": "warnings.warn(said)",
    }[fails]
    program = f"""
        import asyncio, gc, logging, sys, json, warnings
        from bot.logs.setting_up import set_up
        environ, said = json.load(sys.stdin)
        async def fail():
            raise ValueError(said)
        async def failing():
            asyncio.create_task(fail())
            await asyncio.sleep(0)
            await asyncio.sleep(0)
            gc.collect()
        set_up("DEBUG", {form!r}, environ)
        {told}
    """
    for secret in SECRET.values():
        done = subprocess.run(
            [sys.executable, "-c", textwrap.dedent(program)],
            cwd=PROJECT, input=json.dumps([ENVIRON, f"see {secret}"]), capture_output=True,
            text=True, check=False,
        )  # fmt: skip
        assert "see ***" in done.stderr
        assert secret not in done.stderr + done.stdout


@pytest.mark.parametrize("form", ["json", "text"])
def test_others_say_nothing_at_debug_where_they_would_print_whole_messages(form):
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    hook = sys.excepthook
    root.handlers.clear()
    try:
        stream = io.StringIO()
        set_up("DEBUG", form, ENVIRON, stream)
        logging.getLogger("any").info("see xoxb-1-2-secret")
        logging.getLogger("slack_sdk.web").debug("private words")
        assert "see ***" in stream.getvalue()
        assert "private" not in stream.getvalue()
    finally:
        logging.captureWarnings(capture=False)
        sys.excepthook = hook
        root.handlers[:] = handlers
        root.setLevel(level)
