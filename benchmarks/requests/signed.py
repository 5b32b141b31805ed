"""Signed commands, as whole HTTP requests in bytes."""

from __future__ import annotations

import time
from urllib.parse import urlencode

from bot.config import Secret
from bot.guard import signature
from bot.playground import newsroom
from bot.server import EVENTS_PATH

SECRET = Secret("0123456789abcdef0123456789abcdef")


def command(name: str, text: str, person: str, secret: Secret = SECRET) -> bytes:
    """Return one signed command with the fields that Slack sends.

    Args:
        name: the command, with its slash.
        text: what is typed after it.
        person: who types it, an id.
        secret: the signing secret.
    """
    fields = {
        "token": "unused", "team_id": newsroom.TEAM, "team_domain": "newsroom",
        "channel_id": newsroom.GENERAL, "channel_name": "desk", "user_id": person,
        "user_name": "editor", "command": name, "text": text, "api_app_id": "A0BENCH",
        "is_enterprise_install": "false", "response_url": "http://127.0.0.1:9/none",
        "trigger_id": "1.2.3",
    }  # fmt: skip
    body = urlencode(fields).encode()
    timestamp = str(int(time.time()))
    head = (
        f"POST {EVENTS_PATH} HTTP/1.1\r\nHost: 127.0.0.1\r\n"
        f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n"
        f"User-Agent: Slackbot 1.0 (+https://api.slack.com/robots)\r\nAccept: */*\r\n"
        f"X-Slack-Request-Timestamp: {timestamp}\r\n"
        f"X-Slack-Signature: {signature(secret, timestamp, body)}\r\n\r\n"
    )
    return head.encode() + body
