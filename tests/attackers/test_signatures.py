"""Who cannot sign gets nowhere: nothing is parsed, unpacked or logged before the signature."""

from __future__ import annotations

import ast
import gzip
import json
import time
from pathlib import Path

import pytest

from bot import guard
from bot.playground.http_transport import signed_headers
from bot.playground.standin import StandIn
from tests.attackers.sending import FORM, JSON, post

BODIES = {
    "nothing": b"",
    "malformed JSON": b'{"type": ',
    "bad UTF-8": b"\xff\xfe{",
    "JSON nested a hundred thousand deep": b"[" * 100_000,
    "a number of a million digits": b'{"a": ' + b"9" * 1_000_000 + b"}",
    "a command": b"command=%2Fcontext&text=CECOT&user_id=U00EDITOR",
    "a lone surrogate": b'{"type": "\\ud800"}',
}
TIMESTAMPS = ("", "now", "-1", "1e9", "0x10", "NaN", "٣٠٠", "²", "9" * 400)
SIGNATURES = ("", "v0=", "v0=" + "0" * 64, "v0=é", "v0=ÿ", "v1=" + "a" * 64, "v0=" + "f" * 7000)


@pytest.mark.parametrize("content_type", [FORM, JSON])
@pytest.mark.parametrize("what", BODIES)
async def test_an_unsigned_body_is_refused_unread(slack: StandIn, what: str, content_type: str):
    status, said = await post(slack, BODIES[what], {"Content-Type": content_type})
    assert status == 401
    assert json.loads(said) == {"error": "the timestamp is missing or is none"}


@pytest.mark.parametrize("what", BODIES)
@pytest.mark.parametrize("signature", SIGNATURES)
async def test_a_wrong_signature_is_refused_whatever_it_is_made_of(
    slack: StandIn, what: str, signature: str
):
    headers = {
        "Content-Type": JSON,
        "X-Slack-Request-Timestamp": str(int(time.time())),
        "X-Slack-Signature": signature,
    }
    status, _ = await post(slack, BODIES[what], headers)
    assert status == 401


@pytest.mark.parametrize("timestamp", TIMESTAMPS)
async def test_a_timestamp_that_is_no_time_is_refused(slack: StandIn, timestamp: str):
    headers = {"X-Slack-Request-Timestamp": timestamp, "X-Slack-Signature": "v0=" + "0" * 64}
    status, _ = await post(slack, b"{}", {"Content-Type": JSON, **headers})
    assert status == 401


@pytest.mark.parametrize("seconds", [-3600, -302, 302, 3600])
async def test_a_right_signature_of_another_time_is_refused(slack: StandIn, seconds: int):
    body = BODIES["a command"]
    headers = signed_headers(slack.signing_secret, body, time.time() + seconds)
    status, said = await post(slack, body, {"Content-Type": FORM, **headers})
    assert (status, "from this machine's time" in said) == (401, True)


async def test_a_signature_is_of_the_bytes_that_were_sent(slack: StandIn):
    body = gzip.compress(BODIES["a command"])
    headers = {
        "Content-Type": FORM,
        "Content-Encoding": "gzip",
        **signed_headers(slack.signing_secret, BODIES["a command"], time.time()),
    }
    status, _ = await post(slack, body, headers)
    assert status == 401


async def test_a_packed_bomb_is_not_unpacked(slack: StandIn):
    body = gzip.compress(bytes(500_000_000), 9)
    headers = {"Content-Type": JSON, "Content-Encoding": "gzip"}
    status, _ = await post(slack, body, headers)
    assert status == 401


def test_signatures_are_compared_in_constant_time():
    tree = ast.parse(Path(guard.__file__).read_text("utf-8"))
    judge = next(n for n in ast.walk(tree) if getattr(n, "name", "") == "_unsigned")
    comparing = [n for n in ast.walk(judge) if isinstance(n, ast.Compare)]
    compared = {name.id for n in comparing for name in ast.walk(n) if isinstance(name, ast.Name)}
    called = {ast.unparse(n.func) for n in ast.walk(judge) if isinstance(n, ast.Call)}
    assert "hmac.compare_digest" in called
    assert compared.isdisjoint({"given", "expected"})
