"""What a bot answers with: an acknowledgement's message, or a POST to a response_url.

Source: docs.slack.dev/interactivity/handling-user-interaction (message responses).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.playground.errors import Refusal
from bot.playground.posting import change, post
from bot.playground.rules import command_ack_problems

if TYPE_CHECKING:
    from bot.playground.model import Message
    from bot.playground.rules.problem import Json
    from bot.playground.tickets import ResponseTicket
    from bot.playground.world import World


def apply_response(world: World, ticket: ResponseTicket, answer: Json) -> Message | None:
    """Do what an answer says; return the message that then stands, or None.

    Args:
        world: the stand-in.
        ticket: where the answer belongs and which message it may replace.
        answer: the message, with ``response_type``, ``replace_original`` and so on.

    Raises:
        Refusal: the answer breaks a rule; nothing changed.
    """
    if problems := command_ack_problems(answer):
        raise Refusal(problems[0].rule, problems=problems)
    original = world.workspace.message(ticket.channel, ticket.message_ts)
    if answer.get("delete_original") is True:
        if original:
            world.workspace.drop(original.channel, original.ts)
        return None
    if original and answer.get("replace_original") is True:
        return change(world, original, {"blocks": [], "attachments": [], **answer})
    in_channel = answer.get("response_type") == "in_channel"
    return post(
        world,
        ticket.channel,
        answer,
        origin="response",
        only_for="" if in_channel else ticket.user,
        thread_ts=answer.get("thread_ts", ticket.thread_ts),
    )


def answer_response_url(world: World, key: str, answer: Json) -> Message | None:
    """Take one POST to a response_url.

    Raises:
        Refusal: the address is used up, or the answer breaks a rule.
    """
    ticket = world.tickets.use_response(key)
    message = apply_response(world, ticket, answer)
    if message and not ticket.message_ts:
        world.tickets.now_about(key, message.ts)
    return message


def refusal_answer(refusal: Refusal) -> Json:
    """Return the JSON with which Slack refuses a call."""
    found: Json = {"ok": False, "error": refusal.error, **refusal.detail}
    if refusal.problems:
        found["errors"] = [each.rule.sentence for each in refusal.problems]
        found["response_metadata"] = {"messages": [str(each) for each in refusal.problems]}
    return found
