"""Rules of inputs, rich text, views and acknowledgements."""

from __future__ import annotations

from tests.bot.playground.building import (
    answer,
    asks,
    groups,
    home,
    inline,
    letters,
    link,
    listed,
    menu,
    message,
    modal,
    mrkdwn,
    offered,
    option,
    options,
    plain,
    preformatted,
    rich,
    says,
    section,
    submitted,
    text_input,
    typed,
    without_submit,
)


def number_box(**fields):
    return typed({"type": "number_input", "is_decimal_allowed": False} | fields)


def reacts(*when):
    return typed(text_input(dispatch_action_config={"trigger_actions_on": list(when)}))


def alert(**fields):
    return {"type": "alert", "text": plain()} | fields


WORD = {"type": "text", "text": "Word"}
NO_MODAL = {"type": "home", "blocks": [section()]}
FOCUSED = text_input(focus_on_load=True)
FILES = {"type": "file_input"}
LARGE = [
    section(block_id=letters(200) + str(index), text=mrkdwn(letters(2600))) for index in range(90)
]

INPUTS = {
    "input.label": (
        [modal(asks(label=plain(letters(2001)))), modal(asks(label=plain("")))],
        [modal(asks(label=plain(letters(2000))))],
    ),
    "input.hint": (
        [modal(asks(hint=plain(letters(2001))))],
        [modal(asks(hint=plain(letters(2000))))],
    ),
    "input.element": (
        [
            typed({"type": "button", "text": plain()}),
            typed({"type": "overflow", "options": options(2)}),
        ],
        [typed(text_input()), typed(menu())],
    ),
    "trigger_actions_on": ([reacts()], [reacts("on_enter_pressed", "on_character_entered")]),
    "trigger_actions_on.each": ([reacts("on_leave")], [reacts("on_enter_pressed")]),
    "initial_value": (
        [typed(text_input(initial_value=letters(3001)))],
        [typed(text_input(initial_value=letters(3000)))],
    ),
    "plain_text_input.min_length": (
        [typed(text_input(min_length=-1)), typed(text_input(min_length=3001))],
        [typed(text_input(min_length=3000))],
    ),
    "plain_text_input.max_length": (
        [typed(text_input(max_length=0)), typed(text_input(max_length=3001))],
        [typed(text_input(max_length=3000))],
    ),
    "plain_text_input.lengths": (
        [typed(text_input(min_length=5, max_length=4))],
        [typed(text_input(min_length=5, max_length=5))],
    ),
    "plain_text_input.initial_value": (
        [typed(text_input(initial_value="Words", max_length=4))],
        [typed(text_input(initial_value="Word", max_length=4))],
    ),
    "url_text_input.initial_value": (
        [typed({"type": "url_text_input", "initial_value": "example"})],
        [typed({"type": "url_text_input", "initial_value": link(30)})],
    ),
    "number_input.value": (
        [number_box(initial_value="seven"), number_box(min_value="")],
        [number_box(initial_value="7.5", min_value="-1")],
    ),
    "file_input.filetypes": (
        [typed(FILES | {"filetypes": []})],
        [typed(FILES | {"filetypes": ["pdf"]})],
    ),
    "file_input.filetype": (
        [typed(FILES | {"filetypes": [""]})],
        [typed(FILES | {"filetypes": ["pdf"]})],
    ),
    "file_input.max_files": (
        [typed(FILES | {"max_files": 11})],
        [typed(FILES | {"max_files": 10})],
    ),
}

RICH_TEXT = {
    "rich_text.type": ([message(rich({"type": "rich_text_table"}))], [message(rich(inline(WORD)))]),
    "rich_text.elements": ([message(rich())], [message(rich(inline(WORD)))]),
    "rich_text.parts": ([message(rich(inline()))], [message(rich(inline(WORD)))]),
    "rich_text.inline.type": ([says("button")], [says("text", text="Word")]),
    "rich_text.text": ([says(text="")], [says(text="Word", style={"bold": True})]),
    "rich_text.link.url": ([says("link", url="example")], [says("link", url=link(30))]),
    "rich_text.link.text": (
        [says("link", url=link(30), text="")],
        [says("link", url=link(30), text="Word")],
    ),
    "rich_text.date.timestamp": (
        [says("date", timestamp=1_738_591_200_000, format="{date}")],
        [says("date", timestamp=1_738_591_200, format="{date}")],
    ),
    "rich_text.date.format": (
        [says("date", timestamp=1, format="")],
        [says("date", timestamp=1, format="{date}")],
    ),
    "rich_text.date.url": (
        [says("date", timestamp=1, format="{date}", url="example")],
        [says("date", timestamp=1, format="{date}", url=link(30))],
    ),
    "rich_text.date.fallback": (
        [says("date", timestamp=1, format="{date}", fallback="")],
        [says("date", timestamp=1, format="{date}", fallback="Monday")],
    ),
    "rich_text.user_id": ([says("user", user_id="")], [says("user", user_id="U1")]),
    "rich_text.usergroup_id": (
        [says("usergroup", usergroup_id="")],
        [says("usergroup", usergroup_id="S1")],
    ),
    "rich_text.channel_id": ([says("channel", channel_id="")], [says("channel", channel_id="C1")]),
    "rich_text.range": ([says("broadcast", range="all")], [says("broadcast", range="here")]),
    "rich_text.emoji.name": ([says("emoji", name="")], [says("emoji", name="wave")]),
    "rich_text.emoji.unicode": (
        [says("emoji", name="wave", unicode="")],
        [says("emoji", name="wave", unicode="1f44b")],
    ),
    "rich_text.color.value": ([says("color", value="")], [says("color", value="#fff")]),
    "rich_text.list": ([listed(elements=[])], [listed()]),
    "rich_text.list.item": ([listed(elements=[WORD])], [listed(elements=[inline(WORD)])]),
    "rich_text.list.style": ([listed(style="dashed")], [listed(style="ordered")]),
    "rich_text.list.indent": ([listed(indent=9)], [listed(indent=8)]),
    "rich_text.list.offset": ([listed(offset=-1)], [listed(offset=1)]),
    "rich_text.border": ([listed(border=2), listed(border=True)], [listed(border=1)]),
    "rich_text.preformatted": ([preformatted()], [preformatted(WORD)]),
    "rich_text.preformatted.type": (
        [preformatted({"type": "user", "user_id": "U1"})],
        [preformatted({"type": "link", "url": link(30)})],
    ),
}

VIEWS = {
    "view.type": ([modal(type="dialog"), ("view", {})], [modal(), home()]),
    "view.title": (
        [modal(title=plain(letters(25))), modal(title=plain(""))],
        [modal(title=plain(letters(24)))],
    ),
    "view.submit": ([modal(submit=plain(letters(25)))], [modal(submit=plain(letters(24)))]),
    "view.close": ([modal(close=plain(letters(25)))], [modal(close=plain(letters(24)))]),
    "view.blocks": (
        [modal(*[section()] * 101), home(*[section()] * 101), home(blocks=[])],
        [modal(*[section()] * 100), home(*[section()] * 100)],
    ),
    "view.private_metadata": (
        [modal(private_metadata=letters(3001))],
        [modal(private_metadata=letters(3000)), modal(private_metadata="")],
    ),
    "view.callback_id": ([modal(callback_id=letters(256))], [modal(callback_id=letters(255))]),
    "view.external_id": ([modal(external_id=letters(256))], [modal(external_id=letters(255))]),
    "view.submit_needed": (
        [without_submit(asks())],
        [without_submit(section()), modal(asks())],
    ),
    "view.focus": (
        [modal(asks(FOCUSED), asks(FOCUSED))],
        [modal(asks(FOCUSED), asks())],
    ),
    "view.file_input": ([home(asks(FILES))], [modal(asks(FILES))]),
    "view.size": ([modal(*LARGE, private_metadata=letters(2000))], [modal(*LARGE[:80])]),
    "alert.text": (
        [modal(alert(text=plain(letters(3001)))), modal(alert(text=plain("")))],
        [modal(alert(text=plain(letters(3000))))],
    ),
    "alert.level": ([modal(alert(level="loud"))], [modal(alert(level="warning"))]),
}

ACKNOWLEDGEMENTS = {
    "response.response_type": (
        [answer(response_type="public")],
        [answer(response_type="in_channel"), answer(response_type="ephemeral")],
    ),
    "response.thread_ts": ([answer(thread_ts="")], [answer(thread_ts="1738591200.000100")]),
    "view_ack.action": (
        [submitted(response_action="close")],
        [submitted(response_action="clear"), submitted()],
    ),
    "view_ack.view": (
        [submitted(response_action="update"), submitted(response_action="errors")],
        [submitted(response_action="update", view=modal()[1])],
    ),
    "view_ack.modal": (
        [submitted(response_action="push", view=NO_MODAL)],
        [submitted(response_action="push", view=modal()[1])],
    ),
    "view_ack.errors.block": (
        [submitted(response_action="errors", errors={"elsewhere": "Too long."})],
        [submitted(response_action="errors", errors={"name": "Too long."})],
    ),
    "view_ack.errors.text": (
        [submitted(response_action="errors", errors={"name": ""})],
        [submitted(response_action="errors", errors={"name": "Too long."})],
    ),
    "suggestions.options": (
        [offered(options=options(101))],
        [offered(options=options(100)), offered(options=[])],
    ),
    "suggestions.option_groups": (
        [offered(option_groups=groups(101))],
        [offered(option_groups=groups(100)), offered(option_groups=[])],
    ),
}

ALSO_IN_ACKNOWLEDGEMENTS = [
    answer(text="", blocks=[]),
    answer(blocks=[{"type": "rectangle"}]),
    answer(channel="C1"),
    submitted(response_action="update", view=modal(title=plain(letters(25)))[1]),
    offered(),
    offered(options=[option(letters(151))]),
]
