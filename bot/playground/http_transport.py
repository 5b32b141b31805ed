"""Signed HTTP requests to the bot's address.

Source of the signature: docs.slack.dev/authentication/verifying-requests-from-slack.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import aiohttp

from bot.playground.transport import Outgoing, Reply

if TYPE_CHECKING:
    from collections.abc import Callable

_FORM = "application/x-www-form-urlencoded"


def encode(outgoing: Outgoing) -> tuple[str, bytes]:
    """Return the content type and the body of a request."""
    if outgoing.kind == "event":
        return "application/json", json.dumps(outgoing.payload).encode()
    if outgoing.kind == "command":
        return _FORM, urlencode(outgoing.payload).encode()
    return _FORM, urlencode({"payload": json.dumps(outgoing.payload)}).encode()


def signed_headers(secret: str, body: bytes, seconds: float) -> dict[str, str]:
    """Return the two headers that prove a body came from Slack.

    Args:
        secret: the app's signing secret.
        body: the raw body.
        seconds: now, since 1970.
    """
    timestamp = str(int(seconds))
    base = b"v0:" + timestamp.encode() + b":" + body
    digest = hmac.new(secret.encode(), base, hashlib.sha256).hexdigest()
    return {"X-Slack-Request-Timestamp": timestamp, "X-Slack-Signature": f"v0={digest}"}


@dataclass(frozen=True, slots=True)
class HttpTransport:
    """Sends to one address.

    Args:
        session: an open client session.
        url: the bot's request URL.
        secret: the signing secret.
        now: the machine's time, which signatures are checked against.
    """

    session: aiohttp.ClientSession
    url: str
    secret: str
    now: Callable[[], float] = time.time

    async def send(self, outgoing: Outgoing, deadline: float) -> Reply:
        """Send one request and wait at most ``deadline`` seconds for the answer."""
        content_type, body = encode(outgoing)
        headers = {"Content-Type": content_type, **signed_headers(self.secret, body, self.now())}
        if outgoing.retry:
            number, reason = outgoing.retry
            headers |= {"X-Slack-Retry-Num": str(number), "X-Slack-Retry-Reason": reason}
        shown = _shown(self.url, headers, body)
        started = time.perf_counter()
        try:
            async with self.session.post(
                self.url,
                data=body,
                headers=headers,
                timeout=aiohttp.ClientTimeout(total=deadline),
            ) as response:
                text = await response.text()
                names = {name.lower(): value for name, value in response.headers.items()}
                return Reply(response.status, text, names, _since(started), request=shown)
        except TimeoutError:
            return Reply(0, milliseconds=_since(started), failure="http_timeout", request=shown)
        except aiohttp.ClientError:
            return Reply(
                0, milliseconds=_since(started), failure="connection_failed", request=shown
            )


def _shown(url: str, headers: dict[str, str], body: bytes) -> str:
    lines = [f"POST {url}", *(f"{name}: {value}" for name, value in headers.items())]
    return "\n".join(lines) + "\n\n" + body.decode()


def _since(started: float) -> float:
    return (time.perf_counter() - started) * 1000
