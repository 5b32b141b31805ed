"""The guard before Bolt: is this request from Slack, and can it be read?

Bolt parses the body before it checks the signature, so that an unsigned, malformed
request raises. The guard checks first and answers 401 or 400. Source of the scheme:
docs.slack.dev/authentication/verifying-requests-from-slack.
"""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.payload import FORM, JSON, Malformed, read

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.config import Secret

MOST_BYTES = 1024 * 1024
"""The largest body taken. Slack states no figure; its largest payloads stay far below."""

MOST_SECONDS = 300
"""How far a timestamp may lie from now, as Slack recommends, against replays."""

OTHER_TIME = "signed 5 minutes or more from this machine's time; is its clock right"
"""Said to nobody but who signed the request."""


@dataclass(frozen=True, slots=True)
class Accepted:
    """The request is Slack's. ``body`` is the object that it carries."""

    body: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Refused:
    """The request is turned away.

    Args:
        status: the HTTP status to answer with, 400 to 499.
        reason: why, in words that hold nothing of the request.
        skew: seconds by which a request that Slack did sign is older than this machine's clock;
            less than 0 where it is of a time to come.
    """

    status: int
    reason: str
    skew: int | None = None


def judge(
    headers: Mapping[str, str], body: bytes, *, now: float, secret: Secret
) -> Accepted | Refused:
    """Say whether a request may go on to Bolt.

    Args:
        headers: the request's headers; names in any case.
        body: the raw body.
        now: seconds since 1970.
        secret: the app's signing secret.

    Returns:
        The parsed body, or the status and reason to refuse with. A request that is not
        signed learns nothing else about itself.
    """
    if len(body) > MOST_BYTES:
        return Refused(413, "the body is too large")
    timestamp = headers.get("X-Slack-Request-Timestamp", "")
    if refused := _unsigned(headers, body, timestamp, now, secret):
        return refused
    content_type = headers.get("Content-Type", "").partition(";")[0].strip().lower()
    if content_type not in {FORM, JSON}:
        return Refused(415, "the content type is neither a form nor JSON")
    try:
        return Accepted(read(body, content_type))
    except Malformed as fault:
        return Refused(400, str(fault))


def _unsigned(
    headers: Mapping[str, str], body: bytes, timestamp: str, now: float, secret: Secret
) -> Refused | None:
    """Return why a request does not count as signed by Slack just now, or None where it does."""
    if not _is_number(timestamp):
        return Refused(401, "the timestamp is missing or is none")
    given = headers.get("X-Slack-Signature", "")
    expected = signature(secret, timestamp, body)
    # bytes: compare_digest raises on text that is not ASCII
    if not hmac.compare_digest(given.encode("utf-8", "surrogateescape"), expected.encode()):
        return Refused(401, "the signature does not match")
    if abs(now - int(timestamp)) > MOST_SECONDS:
        return Refused(401, OTHER_TIME, int(now) - int(timestamp))
    return None


def signature(secret: Secret, timestamp: str, body: bytes) -> str:
    """Return Slack's signature of a body: ``v0=`` and the HMAC-SHA256 in hexadecimal.

    Args:
        secret: the app's signing secret.
        timestamp: seconds since 1970, in ASCII digits.
        body: the raw body.
    """
    base = b"v0:" + timestamp.encode() + b":" + body
    return "v0=" + hmac.digest(secret.value.encode(), base, hashlib.sha256).hex()


def _is_number(timestamp: str) -> bool:
    return timestamp.isascii() and timestamp.isdigit() and len(timestamp) <= 12
