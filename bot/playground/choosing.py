"""From what a person says they type or choose to what an element takes."""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING

from bot.playground.errors import StandInError
from bot.playground.rules.options import options_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.playground.rules.problem import Json
    from bot.playground.workspace import Workspace

_NUMBER = re.compile(r"-?\d+(\.\d+)?", re.ASCII)
_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d", re.ASCII)


def meant(options: Sequence[Json], words: str) -> Json:
    """Return the option that is meant by its value, its words, or the one that holds them.

    Raises:
        StandInError: none is, or several are.
    """
    for each in options:
        if words in {each.get("value"), each["text"]["text"]}:
            return each
    holding = [each for each in options if words.lower() in each["text"]["text"].lower()]
    if len(holding) != 1:
        offered = ", ".join(each["text"]["text"] for each in options) or "nothing"
        raise StandInError(f"{words!r} is not one of what is offered: {offered}")
    return holding[0]


def chosen(element: Json, wanted: object, workspace: Workspace) -> object:
    """Return what an element that asks nobody takes: values, ids, or what is typed.

    Args:
        element: the element as the bot sent it.
        wanted: words, a date, an id or a name, a list of them for a multi menu; None for
            nothing.
        workspace: whose people and channels names mean.

    Raises:
        StandInError: there is no such option, person or channel.
    """
    if wanted is None:
        return None
    if isinstance(wanted, list | tuple):
        return [chosen(element, each, workspace) for each in wanted]
    kind, words = element["type"], str(wanted)
    if options := options_of(element):
        return meant(options, words)["value"]
    if kind.endswith("users_select"):
        return _named({each.id: each.real_name for each in workspace.users.values()}, words)
    if kind.endswith(("channels_select", "conversations_select")):
        names = {each.id: each.name for each in workspace.channels.values()}
        return _named(names, words.removeprefix("#"))
    return wanted if kind == "datetimepicker" else words


def hold_possible(element: Json, choice: object) -> None:
    """Let only what an element takes be typed or chosen, as Slack's own form does.

    Raises:
        StandInError: Slack would not let it be typed or chosen.
    """
    kind = element["type"]
    most = element.get("max_selected_items")
    if isinstance(choice, list | tuple) and most and len(choice) > most:
        raise StandInError(f"{element.get('action_id')} takes {most} at most")
    if isinstance(choice, str) and choice and kind in _SHAPES and not _SHAPES[kind](choice):
        raise StandInError(f"{choice!r} cannot be entered in a {kind}")
    if kind == "number_input" and choice:
        _hold_number(element, str(choice))


def _hold_number(element: Json, typed: str) -> None:
    number = float(typed)
    if "." in typed and not element.get("is_decimal_allowed"):
        raise StandInError(f"{typed!r} is no whole number")
    least, most = element.get("min_value", "-inf"), element.get("max_value", "inf")
    if not float(least) <= number <= float(most):
        raise StandInError(f"{typed!r} is not between {least} and {most}")


def _is_date(typed: str) -> bool:
    try:
        return datetime.date.fromisoformat(typed).isoformat() == typed
    except ValueError:
        return False


_SHAPES: dict[str, Callable[[str], bool]] = {
    "datepicker": _is_date,
    "timepicker": lambda typed: bool(_TIME.fullmatch(typed)),
    "number_input": lambda typed: bool(_NUMBER.fullmatch(typed)),
    "url_text_input": lambda typed: typed.startswith(("http://", "https://")),
    "email_text_input": lambda typed: bool(re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", typed)),
}


def _named(names: dict[str, str], words: str) -> str:
    for id_, name in names.items():
        if words in {id_, name}:
            return id_
    raise StandInError(f"there is no {words!r} here")
