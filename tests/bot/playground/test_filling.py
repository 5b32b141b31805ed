"""A person fills in a modal by what stands above the fields, and reads what stands beside them."""

from __future__ import annotations

import pytest

from bot.playground import StandInError, newsroom
from tests.bot.playground.building import (
    actions,
    asks,
    button,
    menu,
    modal,
    option,
    plain,
    text_input,
    ticks,
)
from tests.bot.playground.calling import refusal


def field(label, element, **fields):
    return asks(element, label=plain(label), block_id=label.lower(), optional=True, **fields)


def worded(*words):
    return [{"text": plain(each), "value": each.lower()} for each in words]


FORM = modal(
    field("Summary", text_input(max_length=20)),
    field("Source", menu("external_select", min_query_length=2)),
    field("Facts", menu("multi_external_select", min_query_length=1, max_selected_items=2)),
    field("Said on", {"type": "datepicker", "initial_date": "2025-03-15"}),
    field("At", {"type": "timepicker"}),
    field("Status", menu(options=worded("Reported", "Disputed"))),
    field("Kinds", menu("multi_static_select", options=worded("Fact", "Quote", "Event"))),
    field("Marks", ticks(options=worded("Embargo", "Anonymous"))),
    field("Standing", ticks("radio_buttons", options=worded("Good", "Withdrawn"))),
    field("Speaker", menu("users_select")),
    field("Where", menu("multi_channels_select")),
    field("Fee", {"type": "number_input", "is_decimal_allowed": False, "max_value": "100"}),
    field("Link", {"type": "url_text_input"}),
    actions(button(text=plain("Add a fact"), action_id="add", value="7")),
)[1]


@pytest.fixture
async def form(slack, bot, client):
    async def opened(view=FORM):
        bot.answers = [(200, "")]
        trigger_id = (await slack.command("/context")).sent.payload["trigger_id"]
        await client.views_open(trigger_id=trigger_id, view=view)
        return slack.world.workspace.stacks[newsroom.EDITOR][-1]

    return opened


def state(bot):
    """Return what the bot was told last, by block and without the types."""
    values = bot.heard[-1]["view"]["state"]["values"]
    return {
        block: next(content for name, content in held.items() if name != "type")
        for block, elements in values.items()
        for held in elements.values()
    }


async def test_every_field_is_filled_in_by_its_label_and_reaches_the_bot(slack, bot, form):
    view = await form()
    await slack.fill(
        view,
        {
            "Summary": "A prison",
            "Said on": "2025-03-16",
            "At": "09:30",
            "Status": "Disputed",
            "Kinds": ["Fact", "event"],
            "Marks": ["Embargo"],
            "Standing": "Withdrawn",
            "Speaker": "Ruth Reporter",
            "Where": ["#world", newsroom.GENERAL],
            "Fee": "6",
            "Link": "https://example.com/",
        },
    )
    await slack.submit(view)
    embargo, disputed = worded("Embargo", "Disputed")
    assert state(bot) == {
        "summary": "A prison",
        "source": None,
        "facts": [],
        "said on": "2025-03-16",
        "at": "09:30",
        "status": disputed,
        "kinds": worded("Fact", "Event"),
        "marks": [embargo],
        "standing": worded("Withdrawn")[0],
        "speaker": newsroom.REPORTER,
        "where": [newsroom.WORLD, newsroom.GENERAL],
        "fee": "6",
        "link": "https://example.com/",
    }


async def test_an_untouched_field_says_what_it_began_with(slack, bot, form):
    view = await form()
    await slack.press(view, "Add a fact")
    assert bot.heard[-1]["actions"][0]["value"] == "7"
    assert (state(bot)["said on"], state(bot)["summary"]) == ("2025-03-15", None)
    await slack.fill(view, {"Said on": None})
    await slack.submit(view)
    assert state(bot)["said on"] is None


async def test_what_is_typed_into_a_menu_that_asks_is_chosen_from_the_bots_answer(slack, bot, form):
    view = await form()
    offered = [option("cnn-1") | {"text": plain("CNN, 15 March")}, option("ap-1", text=plain("AP"))]
    bot.answers = [(200, {"options": offered})]
    await slack.fill(view, {"Source": "cnn", "Facts": ["AP", "cnn-1"]})
    assert [each["value"] for each in bot.heard[-3:]] == ["cnn", "AP", "cnn-1"]
    with pytest.raises(StandInError, match="not one of what is offered: CNN, 15 March, AP"):
        await slack.fill(view, {"Source": "reuters"})
    with pytest.raises(StandInError, match="asks only after 2 letters"):
        await slack.fill(view, {"Source": "c"})
    bot.answers = [(200, "")]
    await slack.submit(view)
    assert state(bot)["source"]["value"] == "cnn-1"
    assert [each["value"] for each in state(bot)["facts"]] == ["ap-1", "cnn-1"]


@pytest.mark.parametrize(
    ("label", "entered", "sentence"),
    [
        ("Said on", "16 March", "cannot be entered"),
        ("Said on", "2025-02-30", "cannot be entered"),
        ("At", "25:00", "cannot be entered"),
        ("Fee", "six", "cannot be entered"),
        ("Fee", "6.5", "no whole number"),
        ("Fee", "101", "not between"),
        ("Link", "example.com", "cannot be entered"),
        ("Status", "Perhaps", "offered: Reported, Disputed"),
        ("Speaker", "Nobody", "there is no 'Nobody'"),
        ("Colour", "red", "no element 'Colour'"),
    ],
)
async def test_what_slack_would_not_let_anybody_enter_is_refused(
    slack, form, label, entered, sentence
):
    view = await form()
    with pytest.raises(StandInError, match=sentence):
        await slack.fill(view, {label: entered})


async def test_a_menu_takes_no_more_than_it_says(slack, bot, form):
    view = await form()
    bot.answers = [(200, {"options": [option("a"), option("b"), option("c")]})]
    with pytest.raises(StandInError, match="takes 2 at most"):
        await slack.fill(view, {"Facts": ["a", "b", "c"]})


async def test_two_fields_of_one_name_are_told_apart_by_their_block_ids(slack, bot, form):
    twice = [asks(label=plain("Name"), block_id=each, optional=True) for each in ("first", "last")]
    view = await form(modal(*twice)[1])
    with pytest.raises(StandInError, match="several elements are called 'Name'"):
        await slack.fill(view, {"Name": "Ruth"})
    await slack.fill(view, {"last": "Reporter"})
    errors = {"last": "Is that all?"}
    bot.answers = [(200, {"response_action": "errors", "errors": errors})]
    assert (await slack.submit(view)).errors == errors
    assert state(bot) == {"first": None, "last": "Reporter"}


async def test_errors_stand_beside_the_fields_and_what_was_typed_stays(slack, bot, form):
    view = await form()
    await slack.fill(view, {"Summary": "A prison"})
    errors = {"source": "Choose a source.", "summary": "Say where."}
    bot.answers = [(200, {"response_action": "errors", "errors": errors}), (200, "")]
    refused = await slack.submit(view)
    assert refused.errors == {"Source": "Choose a source.", "Summary": "Say where."}
    assert refused.view.id == view.id
    done = await slack.submit(view)
    assert (done.errors, done.view) == ({}, None)
    assert state(bot)["summary"] == "A prison"


async def test_a_field_that_tells_at_once_is_heard_and_may_change_the_form(
    slack, bot, client, form
):
    asking = menu(options=worded("Person", "Place"), action_id="kind")
    typing = text_input(action_id="words")
    first = modal(field("Kind", asking, dispatch_action=True), field("Name", typing))[1]
    view = await slack.fill(await form(first), {"Name": "CECOT", "Kind": "Place"})
    assert bot.heard[-1]["actions"][0]["selected_option"]["value"] == "place"
    assert state(bot) == {"kind": worded("Place")[0], "name": "CECOT"}
    further = modal(*first["blocks"][1:], field("Country", text_input()))[1]
    await client.views_update(view_id=view.id, hash=view.hash, view=further)
    await slack.fill(view, {"Country": "El Salvador"})
    await slack.submit(view)
    assert state(bot) == {"name": "CECOT", "country": "El Salvador"}


async def test_a_form_that_changed_meanwhile_is_not_overwritten(client, form):
    view = await form()
    first = client.views_update(view_id=view.id, hash=view.hash, view=FORM)
    assert await refusal(first) == ""
    late = client.views_update(view_id=view.id, hash=view.hash, view=FORM)
    assert await refusal(late) == "hash_conflict"


async def test_a_submission_changes_lays_on_or_clears_the_forms(slack, bot, form):
    view = await form()
    for action, open_after in (("push", 2), ("update", 2), ("push", 3), ("push", 3), ("clear", 0)):
        answer = {"response_action": action} | ({"view": FORM} if action != "clear" else {})
        bot.answers = [(200, answer)]
        exchange = await slack.submit(view)
        stack = slack.world.workspace.stacks[newsroom.EDITOR]
        assert len(stack) == open_after
        assert exchange.view == (stack[-1] if stack else None)
        view = exchange.view or view
    pushes = [each.error for each in slack.recorder.records if each.what == "ack:view_submission"]
    assert pushes == ["", "", "", "push_limit_reached", ""]


async def test_closing_a_form_can_close_those_under_it(slack, bot, form):
    view = await form()
    bot.answers = [(200, {"response_action": "push", "view": FORM | {"clear_on_close": True}})]
    pushed = (await slack.submit(view)).view
    await slack.close(pushed)
    assert slack.world.workspace.stacks[newsroom.EDITOR] == []


async def test_a_form_is_opened_within_three_seconds_of_pressing_in_another(
    slack, bot, clock, client, form
):
    view = await form()

    async def trigger():
        return (await slack.press(view, "Add a fact")).sent.payload["trigger_id"]

    late = await trigger()
    clock.advance(3.5)
    push = client.views_push
    assert await refusal(push(trigger_id=late, view=FORM)) == "expired_trigger_id"
    fresh = await trigger()
    assert await refusal(push(trigger_id=fresh, view=FORM)) == ""
    assert await refusal(push(trigger_id=fresh, view=FORM)) == "exchanged_trigger_id"
