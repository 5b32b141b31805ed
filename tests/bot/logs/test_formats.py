"""A line of the log, as machines and as people read it."""

import json
import logging
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.logs.formats import JsonLines, TextLines
from bot.logs.seldom import Seldom


def record(message, args=(), **extra):
    made = logging.LogRecord("bot.any", logging.INFO, "file", 1, message, args, None)
    vars(made).update({"created": 1_750_000_000.25, "msecs": 250.0, **extra})
    return made


FIELDS = {"surface": "/context", "ms": 2.5, "outcome": "turned away"}


def test_a_machine_reads_one_object_to_a_line():
    line = JsonLines().format(record("said %s", ("“a\nb”",), fields=FIELDS))
    assert "\n" not in line
    assert json.loads(line) == {
        "time": "2025-06-15T15:06:40.250Z",
        "level": "INFO",
        "logger": "bot.any",
        "message": "said “a\nb”",
        **FIELDS,
    }


def test_people_read_words_and_then_keys_and_values():
    line = TextLines().format(record("request", fields=FIELDS))
    assert line == (
        "2025-06-15T15:06:40.250Z INFO bot.any: request "
        'surface=/context ms=2.5 outcome="turned away"'
    )


@pytest.mark.parametrize("form", [JsonLines(), TextLines()])
def test_a_traceback_follows(form):
    try:
        json.loads("{")
    except ValueError:
        line = form.format(record("it failed", exc_info=sys.exc_info()))
    assert "JSONDecodeError: Expecting" in line
    assert "test_formats.py" in line


@given(st.text())
def test_nobody_writes_a_second_line_by_what_they_typed(text):
    made = record("%s", (text,), fields={"surface": text})
    assert JsonLines().format(made).count("\n") == 0
    assert TextLines().format(made).count("\n") == 0
    assert json.loads(JsonLines().format(made))["message"] == text


def test_what_happens_at_every_request_is_logged_once_a_minute(caplog):
    now = 0.0
    seldom = Seldom(logging.getLogger("any"), clock=lambda: now)
    for then in (0.0, 1.0, 59.0, 61.0):
        now = then
        seldom.warn("skew", "The clock is wrong.")
    seldom.warn("other", "Something else.")
    assert caplog.messages == [
        "The clock is wrong.",
        "The clock is wrong. Before that, 2 more were not logged.",
        "Something else.",
    ]
