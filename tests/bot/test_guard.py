"""The guard: only what Slack signed, and only what can be read, goes on."""

import json
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.config import Secret
from bot.guard import MOST_BYTES, Accepted, Refused, judge, signature

SECRET = Secret("0123456789abcdef0123456789abcdef")
NOW = 1_750_000_000.0
FORM = "application/x-www-form-urlencoded"
COMMAND = urlencode({"command": "/context", "text": "CECOT"}).encode()


def signed(body, timestamp=str(int(NOW)), content_type=FORM):
    return {
        "X-Slack-Request-Timestamp": timestamp,
        "X-Slack-Signature": signature(SECRET, timestamp, body),
        "Content-Type": content_type,
    }


def verdict(body, **changes):
    return judge(signed(body) | changes, body, now=NOW, secret=SECRET)


def status(body, content_type=FORM):
    return judge(signed(body, content_type=content_type), body, now=NOW, secret=SECRET)


def test_the_signature_is_the_one_in_slacks_documentation():
    secret = Secret("8f742231b10e8888abcd99yyyzzz85a5")
    body = (
        b"token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow"
        b"&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner"
        b"&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands"
        b"%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN"
        b"&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c"
    )
    assert signature(secret, "1531420618", body) == (
        "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503"
    )


def test_a_signed_command_is_accepted_with_its_fields():
    assert verdict(COMMAND) == Accepted({"command": "/context", "text": "CECOT"})


def test_a_command_whose_text_holds_the_word_payload_keeps_its_text():
    body = b"command=%2Fcontext&text=payload"
    assert verdict(body) == Accepted({"command": "/context", "text": "payload"})


def test_a_form_with_a_payload_gives_the_payload():
    body = urlencode({"payload": json.dumps({"type": "shortcut", "callback_id": "a"})}).encode()
    assert verdict(body) == Accepted({"type": "shortcut", "callback_id": "a"})


def test_json_is_accepted_with_a_charset():
    body = b'{"type": "url_verification", "challenge": "abc"}'
    given_type = {"Content-Type": "Application/JSON; charset=utf-8"}
    assert isinstance(verdict(body, **given_type), Accepted)


@pytest.mark.parametrize(
    "timestamp",
    ["", "now", "-1", "1e9", "٣٠٠", "²", " 1", "9" * 13, "9" * 5000, "\udcff",
     str(int(NOW) - 301), str(int(NOW) + 301)],
)  # fmt: skip
def test_a_timestamp_that_is_not_near_now_is_refused(timestamp):
    headers = signed(COMMAND) | {"X-Slack-Request-Timestamp": timestamp}
    refused = judge(headers, COMMAND, now=NOW, secret=SECRET)
    assert isinstance(refused, Refused)
    assert refused.status == 401


@pytest.mark.parametrize("seconds", [-300, 0, 300])
def test_five_minutes_either_way_are_allowed(seconds):
    headers = signed(COMMAND, timestamp=str(int(NOW) + seconds))
    assert isinstance(judge(headers, COMMAND, now=NOW, secret=SECRET), Accepted)


@pytest.mark.parametrize("given_signature", ["", "v0=", "v0=" + "0" * 64, "v0=é", "\udcff", "\0"])
def test_a_signature_that_does_not_match_is_refused(given_signature):
    refused = verdict(COMMAND, **{"X-Slack-Signature": given_signature})
    assert isinstance(refused, Refused)
    assert refused.status == 401


def test_one_changed_byte_is_refused():
    headers = signed(COMMAND)
    assert judge(headers, COMMAND + b"s", now=NOW, secret=SECRET).status == 401


def test_an_unsigned_malformed_body_is_refused_as_unsigned():
    assert judge({}, b"\xff{", now=NOW, secret=SECRET).status == 401


@pytest.mark.parametrize(
    "body",
    [
        b"", b"{", b"[]", b"null", b"3", b'"text"', b"\xff", b'{"a": NaN}', b'{"a": 1} x',
        b'{"a": "\\ud800"}', b'{"a": ' + b"[" * 50_000 + b"]" * 50_000 + b"}",
        b'{"a": ' + b"9" * 5000 + b"}",
        b'{"type": "event_callback"}', b'{"type": "event_callback", "event": null}',
        b'{"type": "event_callback", "event": {}}',
        b'{"type": "event_callback", "event": {"type": 5}}',
        b'{"type": "event_callback", "event": {"type": null}}',
        b'{"type": "event_callback", "event": {"type": "message", "user": 5}}',
        b'{"type": "event_callback", "event": {"type": "message", "channel": []}}',
        b'{"type": "event_callback", "event": {"type": "message"}, "authorizations": [5]}',
        b'{"type": "block_actions"}', b'{"type": "block_actions", "actions": []}',
        b'{"type": "block_actions", "actions": [5]}', b'{"type": "block_actions", "actions": 5}',
        b'{"type": "view_submission"}', b'{"type": "view_submission", "view": {}}',
        b'{"type": "shortcut"}', b'{"type": {}}', b'{"team": 5}', b'{"enterprise": [1]}',
        b'{"command": 5}', b'{"response_urls": [null]}', b'{"view": "a"}',
    ],
)  # fmt: skip
def test_a_signed_body_that_slack_would_not_send_is_malformed(body):
    direct = status(body, content_type="application/json")
    in_form = status(urlencode({"payload": body}).encode())
    assert (direct.status, in_form.status) == (400, 400)


@pytest.mark.parametrize("body", [b"", b"text=%ff", b"\xff", b"text=%ED%A0%80", b"a&" * 300])
def test_a_signed_form_that_cannot_be_read_is_malformed(body):
    assert status(body).status == 400


@pytest.mark.parametrize("content_type", ["", "text/plain", "multipart/form-data", "application"])
def test_other_content_types_are_refused(content_type):
    assert status(COMMAND, content_type=content_type).status == 415


def test_a_body_over_the_limit_is_refused():
    assert status(b"a" * MOST_BYTES) == Accepted({"a" * MOST_BYTES: ""})
    assert status(b"a" * (MOST_BYTES + 1)).status == 413


@given(st.binary(), st.sampled_from([FORM, "application/json"]))
def test_any_signed_body_is_accepted_or_refused(body, content_type):
    judged = status(body, content_type)
    assert isinstance(judged, Accepted) or judged.status == 400


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(st.dictionaries(st.text(), json_values))
def test_any_signed_object_is_accepted_or_refused(value):
    judged = status(json.dumps(value).encode(), "application/json")
    assert isinstance(judged, Accepted) or judged.status == 400


@given(st.text(), st.text())
def test_any_headers_are_refused_without_a_signature(timestamp, given_signature):
    headers = {"X-Slack-Request-Timestamp": timestamp, "X-Slack-Signature": given_signature}
    assert judge(headers, COMMAND, now=NOW, secret=SECRET).status == 401
