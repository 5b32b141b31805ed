"""What an element holds once a person used it: its entry in ``actions`` and in ``state``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.playground.choosing import hold_possible
from bot.playground.errors import StandInError
from bot.playground.rules.options import options_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.playground.rules.problem import Json

_ONE_OPTION = frozenset({"static_select", "external_select", "radio_buttons", "overflow"})
_OPTIONS = frozenset({"multi_static_select", "multi_external_select", "checkboxes"})
_PLAIN = {
    "users_select": "selected_user",
    "channels_select": "selected_channel",
    "conversations_select": "selected_conversation",
    "multi_users_select": "selected_users",
    "multi_channels_select": "selected_channels",
    "multi_conversations_select": "selected_conversations",
    "datepicker": "selected_date",
    "timepicker": "selected_time",
    "datetimepicker": "selected_date_time",
    "plain_text_input": "value",
    "email_text_input": "value",
    "url_text_input": "value",
    "number_input": "value",
}
STATELESS = frozenset({"button", "overflow", "image", "feedback_buttons", "icon_button"})


def held(element: Json, choice: object, suggested: Sequence[Json] = ()) -> Json:
    """Return what an element holds after a choice.

    Args:
        element: the element as the bot sent it.
        choice: the value of an option (several for a multi menu), a typed text, an id, a
            date; None for nothing. Ignored for buttons.
        suggested: the options that an external menu offered last.

    Raises:
        StandInError: there is no such option, or nobody could enter it.
    """
    hold_possible(element, choice)
    kind = element["type"]
    if kind in {"button", "icon_button"}:
        return {name: element[name] for name in ("value", "text", "style") if name in element}
    if kind == "feedback_buttons":
        return _opinion(element, choice)
    if kind in _ONE_OPTION:
        option = None if choice is None else _option(element, str(choice), suggested)
        return {"selected_option": option}
    if kind in _OPTIONS:
        many = choice if isinstance(choice, list | tuple) else []
        return {"selected_options": [_option(element, str(each), suggested) for each in many]}
    if kind in _PLAIN:
        return {_PLAIN[kind]: choice}
    raise StandInError(f"nobody can choose in a {kind}")


def initially(element: Json) -> Json:
    """Return what an element holds before anybody touched it."""
    kind = element["type"]
    if kind in _ONE_OPTION:
        return {"selected_option": element.get("initial_option")}
    if kind in _OPTIONS:
        return {"selected_options": element.get("initial_options", [])}
    given = [value for name, value in element.items() if name.startswith("initial_")]
    return {_PLAIN[kind]: given[0] if given else None} if kind in _PLAIN else {}


def is_empty(value: Json) -> bool:
    """Return whether an input holds nothing."""
    return not any(content for name, content in value.items() if name != "type")


def _option(element: Json, value: str, suggested: Sequence[Json]) -> Json:
    for each in (*options_of(element), *suggested):
        if each.get("value") == value:
            return each
    raise StandInError(f"{element.get('action_id')} has no option {value!r}")


def _opinion(element: Json, choice: object) -> Json:
    for name in ("positive_button", "negative_button"):
        if element[name]["value"] == choice:
            return {"value": choice, "text": element[name]["text"]}
    raise StandInError(f"feedback_buttons have no value {choice!r}")
