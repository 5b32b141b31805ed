"""Modals and Home tabs.

Source: docs.slack.dev/reference/views. Slack answers a view's faults with
``invalid_arguments``; ``error_of`` in the Web API does the same.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from bot.playground.rules.blocks import HOME_BLOCK, MODAL_BLOCK
from bot.playground.rules.check import FLAG, Check, Kind, items, text, typed, whole
from bot.playground.rules.message import identifier_problems
from bot.playground.rules.problem import Json, Problem, Rule
from bot.playground.rules.text import plain
from bot.playground.rules.tree import elements_of

MOST_VIEW_BYTES = 250_000

VIEW_TYPE = Rule("view.type", "A view is a modal or a home tab.")
SUBMIT = Rule("view.submit_needed", "A modal with an input block has a submit button.")
FOCUS = Rule("view.focus", "At most one element of a view takes the focus when it opens.")
FILE_PLACE = Rule("view.file_input", "file_input stands in modals alone.")
SIZE = Rule("view.size", f"A view is at most {MOST_VIEW_BYTES:,} bytes of JSON.", "view_too_large")


def _has_submit(view: Json) -> bool:
    return "submit" in view or all(block.get("type") != "input" for block in view["blocks"])


_SHARED: dict[str, Check] = {
    "private_metadata": text("view.private_metadata", 3000, least=0),
    "callback_id": text("view.callback_id", 255),
    "external_id": text("view.external_id", 255),
}
MODAL = Kind(
    "modal",
    {
        "title": plain("view.title", 24),
        "blocks": items("view.blocks", MODAL_BLOCK, most=100),
    },
    {
        **_SHARED,
        "submit": plain("view.submit", 24),
        "close": plain("view.close", 24),
        "clear_on_close": FLAG,
        "notify_on_close": FLAG,
        "submit_disabled": FLAG,
    },
    (whole(SUBMIT, _has_submit),),
)
HOME = Kind("home", {"blocks": items("view.blocks", HOME_BLOCK, most=100)}, _SHARED)
VIEW = typed(VIEW_TYPE, MODAL, HOME)
RULES = (FOCUS, FILE_PLACE, SIZE, *VIEW.rules)


def view_problems(view: object) -> list[Problem]:
    """Return what Slack would refuse in a modal or a Home tab.

    Args:
        view: the view as the bot sends it.
    """
    problems = VIEW(view, "/view")
    if not isinstance(view, dict):
        return problems
    listed = view.get("blocks")
    blocks = [each for each in listed if isinstance(each, dict)] if isinstance(listed, list) else []
    return [
        *problems,
        *(Problem(each.rule, f"/view{each.pointer}") for each in identifier_problems(blocks)),
        *_across(view, blocks),
    ]


def _across(view: Json, blocks: list[Json]) -> Iterator[Problem]:
    elements = [element for block in blocks for _, element in elements_of(block)]
    if sum(element.get("focus_on_load") is True for element in elements) > 1:
        yield Problem(FOCUS, "/view/blocks")
    if view.get("type") != "modal" and any(each.get("type") == "file_input" for each in elements):
        yield Problem(FILE_PLACE, "/view/blocks")
    if len(json.dumps(view).encode()) > MOST_VIEW_BYTES:
        yield Problem(SIZE, "/view")
