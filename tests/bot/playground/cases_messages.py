"""Rules of messages, blocks and their elements: what is refused, and its legal neighbour."""

from __future__ import annotations

from tests.bot.playground.building import (
    actions,
    asks,
    button,
    buttons,
    confirm,
    context,
    group,
    groups,
    icon,
    icons,
    image,
    inline,
    letters,
    link,
    menu,
    message,
    mrkdwn,
    opinion,
    option,
    options,
    overflow,
    plain,
    pressed,
    rich,
    section,
    table,
    ticks,
    video,
)


def fact(count=1, **payload):
    return {"event_type": letters(count), "event_payload": payload}


def named(event_type):
    return {"event_type": event_type, "event_payload": {}}


def header(text):
    return {"type": "header", "text": text}


def marked(count):
    return {"type": "markdown", "text": letters(count)}


WORD = {"type": "divider"}
LONG = [section(text=mrkdwn(letters(2600))) for _ in range(5)]

# rule id: (what Slack refuses, what it takes)
MESSAGES = {
    "message.no_text": ([("message", {}), ("message", {"text": " "})], [message()]),
    "message.fallback": (
        [("message", {"blocks": [WORD]}), message(WORD, text="")],
        [message(WORD)],
    ),
    "message.blocks_form": (
        [message(blocks={"type": "divider"}), message(blocks=["divider"])],
        [message(blocks=[WORD])],
    ),
    "message.block_text": ([message(*LONG, section(text=mrkdwn("x")))], [message(*LONG)]),
    "message.markdown_total": (
        [message(marked(6000), marked(6001))],
        [message(marked(6000), marked(6000))],
    ),
    "message.one_table": ([message(table(), table())], [message(table())]),
    "message.text": ([message(text=letters(40_001))], [message(text=letters(40_000))]),
    "message.blocks": ([message(*[WORD] * 51)], [message(*[WORD] * 50), message(blocks=[])]),
    "message.attachments": (
        [message(attachments=[{"text": "Word"}] * 101)],
        [message(attachments=[{"text": "Word"}])],
    ),
    "attachment.color": (
        [message(attachments=[{"color": letters(21)}])],
        [message(attachments=[{"color": "#36a64f"}])],
    ),
    "attachment.fallback": (
        [message(attachments=[{"fallback": letters(3001)}])],
        [message(attachments=[{"fallback": letters(3000)}])],
    ),
    "attachment.text": (
        [message(attachments=[{"text": letters(3001)}])],
        [message(attachments=[{"text": letters(3000)}])],
    ),
    "attachment.blocks": (
        [message(attachments=[{"blocks": [WORD] * 51}]), message(attachments=[{"blocks": []}])],
        [message(attachments=[{"blocks": [WORD] * 50}])],
    ),
    "metadata.form": (
        [
            message(metadata="x"),
            message(metadata={}),
            message(metadata={"event_type": "x"}),
            message(metadata={"event_type": 7, "event_payload": {}}),
            message(metadata={"event_type": "x", "event_payload": []}),
            message(metadata=fact() | {"entities": []}),
        ],
        [message(metadata=fact())],
    ),
    "metadata.event_type": (
        [message(metadata=fact(256)), message(metadata=fact(0)), message(metadata=named("a.b"))],
        [message(metadata=fact(255)), message(metadata=named("a_B-7"))],
    ),
    "metadata.size": (
        [message(metadata=fact(a=letters(8000)))],
        [message(metadata=fact(a=letters(7000)))],
    ),
    "form": (
        [
            message(text=7),
            message(section(text="Word")),
            message(section(expand=1)),
            message({"type": "actions", "elements": button()}),
            message(actions("button")),
            message(rich("x")),
            pressed(menu("external_select", min_query_length="1")),
            pressed(menu("external_select", min_query_length=True)),
            message(table() | {"rows": [{"type": "raw_text", "text": "Word"}]}),
        ],
        [message(section(expand=True)), pressed(menu("external_select", min_query_length=1))],
    ),
    "field.unknown": (
        [
            message(section(colour="red")),
            pressed(button(size="large")),
            message(section(text=mrkdwn() | {"emoji": True})),
            message(section(text=plain() | {"verbatim": True})),
            message({"type": "divider", "text": plain()}),
            pressed(menu(options=[option(url="https://example.com/")])),
        ],
        [message(section(text=plain() | {"emoji": True}))],
    ),
    "field.missing": (
        [
            message({"type": "header"}),
            pressed({"type": "button"}),
            message({"type": "actions"}),
            message(section(text={"type": "mrkdwn"})),
            pressed(menu(options=[{"text": plain()}])),
            message(image() | {"type": "image"}, {"type": "image", "image_url": link(30)}),
            message({"type": "input", "label": plain()}),
            pressed(button(confirm={"title": plain(), "text": plain()})),
        ],
        [message(header(plain())), pressed(button())],
    ),
}

BLOCKS = {
    "block.type": (
        [
            message({"type": "rectangle"}),
            message({"type": ["section"]}),
            message({}),
            message({"type": "alert", "text": plain()}),
            message({"type": "file", "external_id": "x", "source": "remote"}),
        ],
        [message(WORD)],
    ),
    "block_id": (
        [message(WORD | {"block_id": letters(256)}), message(WORD | {"block_id": ""})],
        [message(WORD | {"block_id": letters(255)})],
    ),
    "block_id.unique": (
        [message(WORD | {"block_id": "a"}, WORD | {"block_id": "a"})],
        [message(WORD | {"block_id": "a"}, WORD | {"block_id": "b"})],
    ),
    "text.type": (
        [message(section(text={"type": "markdown", "text": "Word"}))],
        [message(section(text=plain())), message(section(text=mrkdwn()))],
    ),
    "text.plain": (
        [
            message(header(mrkdwn())),
            pressed(button(text=mrkdwn())),
            pressed(menu(placeholder=mrkdwn())),
            pressed(menu(options=[option(text=mrkdwn())])),
            message(asks(label=mrkdwn())),
        ],
        [message(header(plain())), pressed(ticks(options=[option(text=mrkdwn())]))],
    ),
    "section.content": ([message({"type": "section"})], [message(section())]),
    "section.text": (
        [
            message(section(text=mrkdwn(letters(3001)))),
            message(section(text=mrkdwn(""))),
            message(section(text=plain("  "))),
        ],
        [message(section(text=mrkdwn(letters(3000))))],
    ),
    "section.fields": (
        [message(section(fields=[plain()] * 11)), message(section(fields=[]))],
        [message(section(fields=[plain()] * 10))],
    ),
    "section.field": (
        [message(section(fields=[mrkdwn(letters(2001))])), message(section(fields=[mrkdwn("")]))],
        [message(section(fields=[mrkdwn(letters(2000))]))],
    ),
    "section.accessory": (
        [
            message(section(accessory={"type": "plain_text_input"})),
            message(section(accessory=icon())),
        ],
        [message(section(accessory=button())), message(section(accessory=image()))],
    ),
    "header.text": (
        [message(header(plain(letters(151)))), message(header(plain("")))],
        [message(header(plain(letters(150))))],
    ),
    "context.elements": (
        [message(context(*[plain()] * 11)), message(context())],
        [message(context(*[plain()] * 10))],
    ),
    "context.element": (
        [message(context(button())), message(context({"type": "divider"}))],
        [message(context(mrkdwn(), image()))],
    ),
    "context.text": (
        [message(context(mrkdwn(letters(3001)))), message(context(mrkdwn("")))],
        [message(context(mrkdwn(letters(3000))))],
    ),
    "actions.elements": (
        [message(actions(*buttons(26))), message(actions())],
        [message(actions(*buttons(25)))],
    ),
    "actions.element": (
        [pressed({"type": "plain_text_input"}), pressed(image()), pressed({"type": "knob"})],
        [pressed(button())],
    ),
    "action_id": (
        [pressed(button(action_id=letters(256))), pressed(button(action_id=""))],
        [pressed(button(action_id=letters(255)))],
    ),
    "action_id.unique": (
        [
            message(actions(button(action_id="a"), button(action_id="a"))),
            message(actions(button(action_id="a")), section(accessory=button(action_id="a"))),
        ],
        [message(actions(button(action_id="a"), button(action_id="b")))],
    ),
    "image.title": (
        [message(image(title=plain(letters(2001))))],
        [message(image(title=plain(letters(2000))))],
    ),
    "image.alt_text": (
        [message(image(alt_text="")), message(image(alt_text=letters(2001)))],
        [message(image(alt_text=letters(2000)))],
    ),
    "image.image_url": (
        [
            message(image(image_url=link(3001))),
            message(image(image_url="map.png")),
            message(image(image_url="javascript:alert(1)")),
            message(image(image_url="https://example.com/a b")),
        ],
        [message(image(image_url=link(3000)))],
    ),
    "image.source": (
        [
            message({"type": "image", "alt_text": "Map"}),
            message(image(slack_file={"id": "F1"})),
        ],
        [message({"type": "image", "alt_text": "Map", "slack_file": {"id": "F1"}})],
    ),
    "slack_file.id": (
        [message({"type": "image", "alt_text": "Map", "slack_file": {"id": ""}})],
        [message({"type": "image", "alt_text": "Map", "slack_file": {"id": "F1"}})],
    ),
    "slack_file.url": (
        [message({"type": "image", "alt_text": "Map", "slack_file": {"url": "map.png"}})],
        [message({"type": "image", "alt_text": "Map", "slack_file": {"url": link(30)}})],
    ),
    "markdown.text": ([message(marked(12_001)), message(marked(0))], [message(marked(12_000))]),
    "table.rows": ([message(table(rows=101)), message(table(rows=0))], [message(table(rows=100))]),
    "table.columns": (
        [message(table(columns=21)), message(table(columns=0))],
        [message(table(columns=20))],
    ),
    "table.cell": (
        [message(table(cell=mrkdwn()))],
        [message(table(cell=rich(inline({"type": "text", "text": "Word"}))))],
    ),
    "table.text": (
        [message(table(cell={"type": "raw_text", "text": letters(3001)}))],
        [message(table(cell={"type": "raw_text", "text": letters(3000)}))],
    ),
    "video.video_url": ([video(video_url="film")], [video()]),
    "video.thumbnail_url": ([video(thumbnail_url="film")], [video()]),
    "video.alt_text": ([video(alt_text="")], [video(alt_text="Film")]),
    "video.title": ([video(title=plain(letters(200)))], [video(title=plain(letters(199)))]),
    "video.title_url": ([video(title_url="film")], [video(title_url=link(30))]),
    "video.description": (
        [video(description=plain(letters(201)))],
        [video(description=plain(letters(200)))],
    ),
    "context_actions.elements": (
        [icons(*[icon(action_id=f"{index}") for index in range(6)]), icons()],
        [icons(*[icon(action_id=f"{index}") for index in range(5)])],
    ),
    "context_actions.element": ([icons(button())], [icons(icon())]),
    "feedback.text": ([opinion(text=plain(letters(76)))], [opinion(text=plain(letters(75)))]),
    "feedback.value": ([opinion(value=letters(2001))], [opinion(value=letters(2000))]),
    "icon_button.icon": ([icons(icon(icon="rocket"))], [icons(icon())]),
    "icon_button.text": (
        [icons(icon(text=plain(letters(76))))],
        [icons(icon(text=plain(letters(75))))],
    ),
    "icon_button.value": ([icons(icon(value=letters(2001)))], [icons(icon(value=letters(2000)))]),
    "icon_button.visible_to": (
        [icons(icon(visible_to_user_ids=[]))],
        [icons(icon(visible_to_user_ids=["U1"]))],
    ),
}

ELEMENTS = {
    "button.text": (
        [pressed(button(text=plain(letters(76)))), pressed(button(text=plain("")))],
        [pressed(button(text=plain(letters(75))))],
    ),
    "button.value": (
        [pressed(button(value=letters(2001))), pressed(button(value=""))],
        [pressed(button(value=letters(2000)))],
    ),
    "button.url": (
        [pressed(button(url=link(3001))), pressed(button(url="ftp://example.com/"))],
        [pressed(button(url=link(3000)))],
    ),
    "button.style": (
        [pressed(button(style="default")), pressed(button(style="green"))],
        [pressed(button(style="primary")), pressed(button(style="danger"))],
    ),
    "button.accessibility_label": (
        [pressed(button(accessibility_label=letters(76)))],
        [pressed(button(accessibility_label=letters(75)))],
    ),
    "confirm.title": (
        [pressed(confirm(title=plain(letters(101))))],
        [pressed(confirm(title=plain(letters(100))))],
    ),
    "confirm.text": (
        [pressed(confirm(text=mrkdwn(letters(301))))],
        [pressed(confirm(text=mrkdwn(letters(300))))],
    ),
    "confirm.confirm": (
        [pressed(confirm(confirm=plain(letters(31))))],
        [pressed(confirm(confirm=plain(letters(30))))],
    ),
    "confirm.deny": (
        [pressed(confirm(deny=plain(letters(31))))],
        [pressed(confirm(deny=plain(letters(30))))],
    ),
    "confirm.style": (
        [pressed(confirm(style="warning"))],
        [pressed(confirm(style="danger"))],
    ),
    "overflow.options": ([pressed(overflow(6)), pressed(overflow(0))], [pressed(overflow(5))]),
    "option.text": (
        [pressed(menu(options=[option(text=plain(letters(76)))]))],
        [pressed(menu(options=[option(text=plain(letters(75)))]))],
    ),
    "option.value": (
        [pressed(menu(options=[option(letters(151))])), pressed(menu(options=[option("")]))],
        [pressed(menu(options=[option(letters(150))]))],
    ),
    "option.description": (
        [pressed(menu(options=[option(description=plain(letters(76)))]))],
        [pressed(menu(options=[option(description=plain(letters(75)))]))],
    ),
    "option.url": (
        [pressed({"type": "overflow", "options": [option(url="example")]})],
        [pressed({"type": "overflow", "options": [option(url=link(3000))]})],
    ),
    "option.value.unique": (
        [
            pressed(menu(options=[option("a"), option("a")])),
            pressed(menu(option_groups=[group()] * 2)),
        ],
        [pressed(menu(options=[option("a"), option("b")]))],
    ),
    "placeholder": (
        [pressed(menu(placeholder=plain(letters(151)))), pressed(menu(placeholder=plain("")))],
        [pressed(menu(placeholder=plain(letters(150))))],
    ),
    "select.options": (
        [pressed(menu(options=options(101))), pressed(menu(options=[]))],
        [pressed(menu(options=options(100)))],
    ),
    "select.option_groups": (
        [pressed(menu(option_groups=groups(101))), pressed(menu(option_groups=[]))],
        [pressed(menu(option_groups=groups(100)))],
    ),
    "option_group.label": (
        [pressed(menu(option_groups=[group(label=letters(76))]))],
        [pressed(menu(option_groups=[group(label=letters(75))]))],
    ),
    "option_group.options": (
        [pressed(menu(option_groups=[group(101)])), pressed(menu(option_groups=[group(0)]))],
        [pressed(menu(option_groups=[group(100)]))],
    ),
    "select.options_or_groups": (
        [
            pressed({"type": "static_select"}),
            pressed(menu(option_groups=[group()], options=options(1))),
        ],
        [pressed(menu()), pressed(menu(option_groups=[group()]))],
    ),
    "initial_option": (
        [
            pressed(menu(initial_option=option("elsewhere"))),
            pressed(ticks("radio_buttons", initial_option=option("elsewhere"))),
            pressed(ticks(initial_options=[option("elsewhere")])),
        ],
        [pressed(menu(initial_option=options(1)[0]))],
    ),
    "initial_options": (
        [pressed(menu("multi_static_select", initial_options=[]))],
        [pressed(menu("multi_static_select", initial_options=options(1)))],
    ),
    "initial_id": (
        [pressed(menu("users_select", initial_user=""))],
        [pressed(menu("users_select", initial_user="U1"))],
    ),
    "initial_ids": (
        [pressed(menu("multi_users_select", initial_users=[]))],
        [pressed(menu("multi_users_select", initial_users=["U1"]))],
    ),
    "filter.include": (
        [pressed(menu("conversations_select", filter={"include": []}))],
        [pressed(menu("conversations_select", filter={"include": ["im"]}))],
    ),
    "filter.include.each": (
        [pressed(menu("conversations_select", filter={"include": ["secret"]}))],
        [pressed(menu("conversations_select", filter={"include": ["public", "private"]}))],
    ),
    "min_query_length": (
        [pressed(menu("external_select", min_query_length=-1))],
        [pressed(menu("external_select", min_query_length=0))],
    ),
    "max_selected_items": (
        [pressed(menu("multi_static_select", max_selected_items=0))],
        [pressed(menu("multi_static_select", max_selected_items=1))],
    ),
    "choices.options": (
        [pressed(ticks(count=11)), pressed(ticks("radio_buttons", 0))],
        [pressed(ticks(count=10))],
    ),
    "initial_date": (
        [pressed(menu("datepicker", initial_date="3 February 2025"))],
        [pressed(menu("datepicker", initial_date="2025-02-03"))],
    ),
    "initial_time": (
        [pressed(menu("timepicker", initial_time="24:00"))],
        [pressed(menu("timepicker", initial_time="23:59"))],
    ),
    "timezone": (
        [pressed(menu("timepicker", timezone=""))],
        [pressed(menu("timepicker", timezone="America/New_York"))],
    ),
    "initial_date_time": (
        [pressed({"type": "datetimepicker", "initial_date_time": 1_738_591_200_000})],
        [pressed({"type": "datetimepicker", "initial_date_time": 1_738_591_200})],
    ),
}
