"""Slash commands: sending one, and showing what the acknowledgement says."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from bot.playground import payloads
from bot.playground.errors import Refusal, StandInError
from bot.playground.exchange import Exchange
from bot.playground.model import Message
from bot.playground.outbox import Outbox, delivery_error
from bot.playground.responses import apply_response
from bot.playground.rules import conduct
from bot.playground.tickets import ResponseTicket
from bot.playground.transport import Outgoing, Reply

if TYPE_CHECKING:
    from bot.playground.rules.problem import Json, Problem

_TOLD = {
    "operation_timeout": "{0} failed because the app did not respond in time.",
    "dispatch_failed": "{0} failed because the app answered with an error.",
    "invalid_command_response": "{0} failed because the app's answer cannot be shown.",
}


async def send_command(outbox: Outbox, name: str, text: str, user: str, channel: str) -> Exchange:
    """Send a slash command and show its answer.

    Raises:
        StandInError: the person is not in that channel.
    """
    world = outbox.world
    place = world.workspace.channels.get(channel)
    if place is None or user not in place.members:
        raise StandInError(f"{user} is not in {channel}")
    before = len(world.recorder.records)
    sent = Outgoing("command", payloads.command(world, name, text, user, place))
    reply = await outbox.send(sent)
    message: Message | None = None
    answer: Json = {}
    error = delivery_error(reply)
    problems: tuple[Problem, ...] = ()
    try:
        if not error and (answer := message_of(reply)):
            message = apply_response(
                world, ResponseTicket(user, channel, world.clock.now()), answer
            )
    except Refusal as refusal:
        error, problems = conduct.ACK_BODY.error, refusal.problems
    if error:
        _tell(outbox, _TOLD[error].format(name), user, channel)
    world.recorder.add(f"ack:{name}", answer, error=error, problems=problems)
    records = world.recorder.records[before:]
    return Exchange(sent, (reply,), error, problems, message, records=records)


def message_of(reply: Reply) -> Json:
    """Return the message in an acknowledgement, ``{}`` for none; plain text is a message.

    Raises:
        Refusal: the body claims to be JSON and is not an object.
    """
    if not reply.body.strip():
        return {}
    if "json" not in reply.headers.get("content-type", ""):
        return {"text": reply.body}
    try:
        answer = json.loads(reply.body)
    except json.JSONDecodeError:
        raise Refusal(conduct.ACK_BODY) from None
    if not isinstance(answer, dict):
        raise Refusal(conduct.ACK_BODY)
    return answer


def _tell(outbox: Outbox, sentence: str, user: str, channel: str) -> None:
    workspace = outbox.world.workspace
    workspace.put(
        Message(channel, workspace.next_ts(), "USLACKBOT", sentence, only_for=user, origin="slack")
    )
