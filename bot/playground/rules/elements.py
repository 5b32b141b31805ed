"""Block elements, one table entry each, and the places in which they may stand.

Source: docs.slack.dev/reference/block-kit/block-elements.
"""

from __future__ import annotations

from bot.playground.rules.check import (
    FLAG,
    Check,
    Kind,
    items,
    link,
    number,
    one_of,
    record,
    shaped,
    text,
    whole,
)
from bot.playground.rules.options import (
    CONFIRM,
    INITIAL_IS_LISTED,
    LINK_OPTION,
    ONE_SOURCE_OF_OPTIONS,
    OPTION_GROUP,
    PLAIN_OPTION,
    RICH_OPTION,
    VALUES_DIFFER,
)
from bot.playground.rules.problem import Rule
from bot.playground.rules.rich_text import RICH_TEXT
from bot.playground.rules.text import plain

IMAGE_SOURCE = Rule("image.source", "An image has image_url or slack_file, not both.")
LENGTH_ORDER = Rule("plain_text_input.lengths", "min_length is not above max_length.")
INITIAL_LENGTH = Rule("plain_text_input.initial_value", "The first value fits min and max_length.")

_MOST_INPUT = 3000
ACTION_ID: dict[str, Check] = {"action_id": text("action_id", 255)}
_CONFIRM = {**ACTION_ID, "confirm": CONFIRM}
_FOCUS: dict[str, Check] = {"focus_on_load": FLAG}
_PLACEHOLDER: dict[str, Check] = {"placeholder": plain("placeholder", 150)}
_MENU = {**_CONFIRM, **_FOCUS, **_PLACEHOLDER}
_MANY: dict[str, Check] = {"max_selected_items": number("max_selected_items", 1, 100)}
_TYPED = {
    **ACTION_ID,
    **_FOCUS,
    **_PLACEHOLDER,
    "dispatch_action_config": record(
        Kind(
            "",
            {},
            {
                "trigger_actions_on": items(
                    "trigger_actions_on",
                    one_of("trigger_actions_on.each", "on_enter_pressed", "on_character_entered"),
                    most=2,
                )
            },
        )
    ),
}
_STYLE = one_of("button.style", "primary", "danger")
_ACCESSIBLE = text("button.accessibility_label", 75)

BUTTON = Kind(
    "button",
    {"text": plain("button.text", 75)},
    {
        **_CONFIRM,
        "value": text("button.value", 2000),
        "url": link("button.url"),
        "style": _STYLE,
        "accessibility_label": _ACCESSIBLE,
    },
)


def _static(name: str, initial: dict[str, Check]) -> Kind:
    return Kind(
        name,
        {},
        {
            **_MENU,
            **initial,
            "options": items("select.options", PLAIN_OPTION, most=100),
            "option_groups": items("select.option_groups", OPTION_GROUP, most=100),
        },
        (ONE_SOURCE_OF_OPTIONS, INITIAL_IS_LISTED, VALUES_DIFFER),
    )


_SEVERAL = items("initial_options", PLAIN_OPTION, most=100)
_ID = text("initial_id", 255)
_IDS = items("initial_ids", _ID, most=100)
_FILTER = record(
    Kind(
        "",
        {},
        {
            "include": items(
                "filter.include",
                one_of("filter.include.each", "im", "mpim", "private", "public"),
                most=4,
            ),
            "exclude_external_shared_channels": FLAG,
            "exclude_bot_users": FLAG,
        },
    )
)
_QUERY: dict[str, Check] = {"min_query_length": number("min_query_length", 0, 150)}
_URL_BACK: dict[str, Check] = {"response_url_enabled": FLAG}
_CURRENT: dict[str, Check] = {"default_to_current_conversation": FLAG, "filter": _FILTER}

SELECTS = (
    _static("static_select", {"initial_option": PLAIN_OPTION}),
    Kind("external_select", {}, {**_MENU, **_QUERY, "initial_option": PLAIN_OPTION}),
    Kind("users_select", {}, {**_MENU, "initial_user": _ID}),
    Kind("channels_select", {}, {**_MENU, **_URL_BACK, "initial_channel": _ID}),
    Kind(
        "conversations_select", {}, {**_MENU, **_URL_BACK, **_CURRENT, "initial_conversation": _ID}
    ),
)
MULTI_SELECTS = (
    _static("multi_static_select", {"initial_options": _SEVERAL, **_MANY}),
    Kind("multi_external_select", {}, {**_MENU, **_QUERY, **_MANY, "initial_options": _SEVERAL}),
    Kind("multi_users_select", {}, {**_MENU, **_MANY, "initial_users": _IDS}),
    Kind("multi_channels_select", {}, {**_MENU, **_MANY, "initial_channels": _IDS}),
    Kind(
        "multi_conversations_select",
        {},
        {**_MENU, **_MANY, **_CURRENT, "initial_conversations": _IDS},
    ),
)
OVERFLOW = Kind(
    "overflow",
    {"options": items("overflow.options", LINK_OPTION, most=5)},
    _CONFIRM,
    (VALUES_DIFFER,),
)
_TICKED = items("choices.options", RICH_OPTION, most=10)
CHECKBOXES = Kind(
    "checkboxes",
    {"options": _TICKED},
    {**_CONFIRM, **_FOCUS, "initial_options": items("initial_options", RICH_OPTION, most=10)},
    (INITIAL_IS_LISTED, VALUES_DIFFER),
)
RADIO_BUTTONS = Kind(
    "radio_buttons",
    {"options": _TICKED},
    {**_CONFIRM, **_FOCUS, "initial_option": RICH_OPTION},
    (INITIAL_IS_LISTED, VALUES_DIFFER),
)
PICKERS = (
    Kind(
        "datepicker",
        {},
        {**_MENU, "initial_date": shaped("initial_date", r"\d{4}-\d\d-\d\d", "YYYY-MM-DD")},
    ),
    Kind(
        "timepicker",
        {},
        {
            **_MENU,
            "initial_time": shaped("initial_time", r"([01]\d|2[0-3]):[0-5]\d", "HH:mm"),
            "timezone": text("timezone", 100),
        },
    ),
    Kind(
        "datetimepicker",
        {},
        {
            **_CONFIRM,
            **_FOCUS,
            "initial_date_time": number("initial_date_time", 1_000_000_000, 9_999_999_999),
        },
    ),
)


def _lengths_in_order(box: dict[str, object]) -> bool:
    least, most = box.get("min_length", 0), box.get("max_length", _MOST_INPUT)
    return isinstance(least, int) and isinstance(most, int) and least <= most


def _initial_fits(box: dict[str, object]) -> bool:
    most = box.get("max_length", _MOST_INPUT)
    return isinstance(most, int) and len(str(box.get("initial_value", ""))) <= most


PLAIN_TEXT_INPUT = Kind(
    "plain_text_input",
    {},
    {
        **_TYPED,
        "initial_value": text("initial_value", _MOST_INPUT, least=0),
        "multiline": FLAG,
        "min_length": number("plain_text_input.min_length", 0, _MOST_INPUT),
        "max_length": number("plain_text_input.max_length", 1, _MOST_INPUT),
    },
    (whole(LENGTH_ORDER, _lengths_in_order), whole(INITIAL_LENGTH, _initial_fits)),
)
_NUMERAL = shaped("number_input.value", r"-?\d+(\.\d+)?", "a number written as a string")
OTHER_INPUTS = (
    Kind("email_text_input", {}, {**_TYPED, "initial_value": text("initial_value", _MOST_INPUT)}),
    Kind("url_text_input", {}, {**_TYPED, "initial_value": link("url_text_input.initial_value")}),
    Kind(
        "number_input",
        {"is_decimal_allowed": FLAG},
        {**_TYPED, "initial_value": _NUMERAL, "min_value": _NUMERAL, "max_value": _NUMERAL},
    ),
    Kind("rich_text_input", {}, {**_TYPED, "initial_value": record(RICH_TEXT)}),
)
FILE_INPUT = Kind(
    "file_input",
    {},
    {
        **ACTION_ID,
        "filetypes": items("file_input.filetypes", text("file_input.filetype", 20), most=50),
        "max_files": number("file_input.max_files", 1, 10),
    },
)
_SLACK_FILE = record(
    Kind("", {}, {"id": text("slack_file.id", 255), "url": link("slack_file.url")})
)
IMAGE_FIELDS: dict[str, Check] = {"image_url": link("image.image_url"), "slack_file": _SLACK_FILE}
ONE_IMAGE_SOURCE = whole(
    IMAGE_SOURCE, lambda image: ("image_url" in image) != ("slack_file" in image)
)
ALT_TEXT: dict[str, Check] = {"alt_text": text("image.alt_text", 2000)}
IMAGE_ELEMENT = Kind("image", ALT_TEXT, IMAGE_FIELDS, (ONE_IMAGE_SOURCE,))

_OPINION = record(
    Kind(
        "",
        {"text": plain("feedback.text", 75), "value": text("feedback.value", 2000)},
        {"accessibility_label": _ACCESSIBLE},
    )
)
FEEDBACK_BUTTONS = Kind(
    "feedback_buttons",
    {"positive_button": _OPINION, "negative_button": _OPINION},
    ACTION_ID,
)
ICON_BUTTON = Kind(
    "icon_button",
    {"icon": one_of("icon_button.icon", "trash"), "text": plain("icon_button.text", 75)},
    {
        **_CONFIRM,
        "value": text("icon_button.value", 2000),
        "accessibility_label": _ACCESSIBLE,
        "visible_to_user_ids": items("icon_button.visible_to", _ID, most=100),
    },
)

_CHOICES = (*SELECTS, *MULTI_SELECTS, CHECKBOXES, RADIO_BUTTONS, *PICKERS)
IN_ACTIONS = (BUTTON, OVERFLOW, *_CHOICES)
IN_SECTION = (BUTTON, OVERFLOW, IMAGE_ELEMENT, *_CHOICES)
IN_INPUT = (PLAIN_TEXT_INPUT, *OTHER_INPUTS, FILE_INPUT, *_CHOICES)
IN_CONTEXT_ACTIONS = (FEEDBACK_BUTTONS, ICON_BUTTON)
