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


FORGED = "2025-06-15T15:06:41.000Z INFO bot.requests: request outcome=answered"


def fail(said):
    raise ValueError(said)


def test_no_line_of_a_traceback_passes_for_a_line_of_the_log():
    try:
        fail(f"it failed\n{FORGED}\r{FORGED}\x1b[2K\u2028{FORGED}")
    except ValueError:
        text = TextLines().format(record("it failed", exc_info=sys.exc_info()))
    first, *below = text.splitlines()
    assert first.endswith("INFO bot.any: it failed")
    assert below
    assert all(line.startswith("    ") for line in below)
    assert any(FORGED in line for line in below)
    assert not {"\r", "\x1b", "\u2028"} & set(text)


UNSAFE = "\x00\x07\x0b\x0c\r\n\x1b\x1c\x7f\x85\x9b\u200e\u202e\u2028\u2029\u2066\ufeff"


@pytest.mark.parametrize("form", [JsonLines(), TextLines()])
@pytest.mark.parametrize("sign", UNSAFE, ids=lambda sign: f"{ord(sign):04x}")
def test_nothing_that_is_not_seen_or_turns_what_is_read_gets_into_a_line(form, sign):
    fields = {"surface": f"c{sign}d", "request": "ab12cd34"}
    line = form.format(record("said %s.", (f"a{sign}b",), fields=fields))
    assert sign not in line
    assert len(line.splitlines()) == 1
    assert "ab12cd34" in line


def test_what_was_escaped_is_read_by_a_machine_as_it_was():
    line = JsonLines().format(record("said %s", (UNSAFE,)))
    assert json.loads(line)["message"] == f"said {UNSAFE}"


def test_words_of_any_language_stay_as_they_are():
    said = "Bukele, Nayib: بوكيلي, “é” — 新聞 \U0001f4f0"
    assert said in TextLines().format(record(said))
    assert said in JsonLines().format(record(said))
