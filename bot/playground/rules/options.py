"""Options of menus, their groups, and the dialog that asks "are you sure?".

Source: docs.slack.dev/reference/block-kit/composition-objects.
"""

from __future__ import annotations

from bot.playground.rules.check import Check, Kind, items, link, one_of, record, text, whole
from bot.playground.rules.problem import Rule
from bot.playground.rules.text import either, plain

OPTION_VALUES = Rule("option.value.unique", "No two options of one menu share a value.")
INITIAL_OPTION = Rule("initial_option", "What is chosen from the start is one of the options.")
OPTIONS_OR_GROUPS = Rule(
    "select.options_or_groups", "A menu has options or option_groups, not both."
)

_VALUE = text("option.value", 150)
_DESCRIPTION = plain("option.description", 75)

PLAIN_OPTION = record(
    Kind("", {"text": plain("option.text", 75), "value": _VALUE}, {"description": _DESCRIPTION})
)
RICH_OPTION = record(
    Kind("", {"text": either("option.text", 75), "value": _VALUE}, {"description": _DESCRIPTION})
)
LINK_OPTION = record(
    Kind(
        "",
        {"text": plain("option.text", 75), "value": _VALUE},
        {"description": _DESCRIPTION, "url": link("option.url")},
    )
)
OPTION_GROUP = record(
    Kind(
        "",
        {
            "label": plain("option_group.label", 75),
            "options": items("option_group.options", PLAIN_OPTION, most=100),
        },
    )
)
CONFIRM = record(
    Kind(
        "",
        {
            "title": plain("confirm.title", 100),
            "text": either("confirm.text", 300),
            "confirm": plain("confirm.confirm", 30),
            "deny": plain("confirm.deny", 30),
        },
        {"style": one_of("confirm.style", "primary", "danger")},
    )
)


def options_of(menu: dict[str, object]) -> list[dict[str, object]]:
    """Return a menu's options in order, those in groups included."""
    found: list[dict[str, object]] = []
    for name in ("options", "option_groups"):
        listed = menu.get(name)
        for each in listed if isinstance(listed, list) else []:
            found.extend(each.get("options", [each]))
    return found


def _initial_is_listed(menu: dict[str, object]) -> bool:
    chosen = [menu["initial_option"]] if "initial_option" in menu else []
    many = menu.get("initial_options")
    chosen += many if isinstance(many, list) else []
    return all(each in options_of(menu) for each in chosen)


def _values_differ(menu: dict[str, object]) -> bool:
    values = [each["value"] for each in options_of(menu)]
    return len(values) == len(set(values))


INITIAL_IS_LISTED: Check = whole(INITIAL_OPTION, _initial_is_listed)
VALUES_DIFFER: Check = whole(OPTION_VALUES, _values_differ)
ONE_SOURCE_OF_OPTIONS: Check = whole(
    OPTIONS_OR_GROUPS, lambda menu: ("options" in menu) != ("option_groups" in menu)
)
