"""What a bot may answer with: to a command, to a submitted view, to a menu that asks.

Source: docs.slack.dev/interactivity (handling user interaction, modals, selects).
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.playground.rules.check import (
    FLAG,
    FORM,
    OBJECT,
    Check,
    Kind,
    items,
    of_form,
    one_of,
    record,
    text,
    whole,
)
from bot.playground.rules.message import message_problems
from bot.playground.rules.options import (
    ONE_SOURCE_OF_OPTIONS,
    OPTION_GROUP,
    PLAIN_OPTION,
    VALUES_DIFFER,
)
from bot.playground.rules.problem import Json, Problem, Rule
from bot.playground.rules.views import view_problems

ERROR_BLOCK = Rule("view_ack.errors.block", "Each error names an input block of the view.")
VIEW_NEEDED = Rule("view_ack.view", "update and push carry a modal; errors carry errors.")
MODAL_ONLY = Rule("view_ack.modal", "update and push carry a modal, never a home tab.")

_MESSAGE_FIELDS: dict[str, Check] = {
    "text": of_form(str),
    "blocks": of_form(list),
    "attachments": of_form(list),
    "metadata": OBJECT,
    "response_type": one_of("response.response_type", "ephemeral", "in_channel"),
    "replace_original": FLAG,
    "delete_original": FLAG,
    "thread_ts": text("response.thread_ts", 30),
    "unfurl_links": FLAG,
    "unfurl_media": FLAG,
    "mrkdwn": FLAG,
}
RESPONSE = record(Kind("", {}, _MESSAGE_FIELDS))
VIEW_ACK = record(
    Kind(
        "",
        {"response_action": one_of("view_ack.action", "errors", "update", "push", "clear")},
        {"errors": OBJECT, "view": OBJECT},
        (
            whole(
                VIEW_NEEDED,
                lambda ack: (
                    {"errors": "errors", "update": "view", "push": "view"}.get(
                        str(ack["response_action"]), "response_action"
                    )
                    in ack
                ),
            ),
        ),
    )
)
ERROR_TEXT = text("view_ack.errors.text", 2000)
SUGGESTIONS = record(
    Kind(
        "",
        {},
        {
            "options": items("suggestions.options", PLAIN_OPTION, most=100, least=0),
            "option_groups": items("suggestions.option_groups", OPTION_GROUP, most=100, least=0),
        },
        (ONE_SOURCE_OF_OPTIONS, VALUES_DIFFER),
    )
)
RULES = (
    ERROR_BLOCK,
    MODAL_ONLY,
    *RESPONSE.rules,
    *VIEW_ACK.rules,
    *ERROR_TEXT.rules,
    *SUGGESTIONS.rules,
)


def command_ack_problems(answer: Json) -> list[Problem]:
    """Return what Slack would refuse in an answer to a command or a response_url.

    Args:
        answer: the message; ``delete_original`` alone is an answer too.
    """
    problems = RESPONSE(answer)
    if problems or answer.get("delete_original") is True:
        return problems
    return message_problems(answer)


def view_ack_problems(answer: Json, view: Json) -> list[Problem]:
    """Return what Slack would refuse in the answer to a submitted view.

    Args:
        answer: the acknowledgement's JSON, ``{}`` for none.
        view: the view that was submitted.
    """
    if not answer:
        return []
    return VIEW_ACK(answer) or [*_errors(answer, view), *_next_view(answer)]


def suggestion_problems(answer: object) -> list[Problem]:
    """Return what Slack would refuse in the options given to an external menu."""
    return SUGGESTIONS(answer)


def _errors(answer: Json, view: Json) -> Iterator[Problem]:
    inputs = {each.get("block_id") for each in view["blocks"] if each.get("type") == "input"}
    for block_id, sentence in answer.get("errors", {}).items():
        if block_id not in inputs:
            yield Problem(ERROR_BLOCK, f"/errors/{block_id}")
        yield from ERROR_TEXT(sentence, f"/errors/{block_id}")


def _next_view(answer: Json) -> Iterator[Problem]:
    view = answer.get("view")
    if view is None:
        return
    if not isinstance(view, dict):
        yield Problem(FORM, "/view")
    elif view.get("type") == "home":
        yield Problem(MODAL_ONLY, "/view/type")
    else:
        yield from view_problems(view)
