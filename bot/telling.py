"""A sentence instead of an answer, where somebody asked: private, and nothing typed is lost."""

from __future__ import annotations

import json
from typing import Any

from slack_bolt.response import BoltResponse
from slack_sdk.web.async_client import AsyncWebClient

from bot.views.modals import failed


async def tell(body: dict[str, Any], client: AsyncWebClient, person: str, said: str) -> None:
    """Tell a person where they asked: beside the message, or in a view where there is none.

    Args:
        body: the request's parsed body; an event, a control or a shortcut.
        client: the way to Slack.
        person: who asked, an id.
        said: the sentence.

    Raises:
        SlackApiError: Slack does not take it.
    """
    event = body.get("event") or {}
    channel = event.get("channel") or (body.get("channel") or {}).get("id")
    if body.get("type") != "message_action" and channel:
        await client.chat_postEphemeral(
            channel=channel, user=person, text=said, thread_ts=event.get("thread_ts")
        )
        return
    in_modal = (body.get("view") or {}).get("type") == "modal"
    show = client.views_push if in_modal else client.views_open
    await show(trigger_id=body["trigger_id"], view=failed(said))


def kept_open(body: dict[str, Any], said: str) -> BoltResponse:
    """Return an answer to a submitted modal that says something and keeps what was typed.

    The sentence stands beside the first field, or, where there is none, on a view above.
    """
    blocks = (body.get("view") or {}).get("blocks") or ()
    field = next((each["block_id"] for each in blocks if each.get("type") == "input"), "")
    if field:
        return answered({"response_action": "errors", "errors": {field: said}})
    return answered({"response_action": "push", "view": failed(said)})


def answered(answer: object) -> BoltResponse:
    """Return an acknowledgement that carries an object."""
    return BoltResponse(
        status=200,
        body=json.dumps(answer, ensure_ascii=False),
        headers={"content-type": "application/json;charset=utf-8"},
    )
