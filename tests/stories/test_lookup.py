"""Look up: typing a few letters, choosing, and reading the card inside the modal."""

from __future__ import annotations

from bot.playground.standin import StandIn
from tests.stories.reading import seen


async def chosen(slack: StandIn, typed: str, entry_id: str):
    view = (await slack.shortcut("look_up")).view
    assert entry_id in [o["value"] for o in (await slack.suggest(view, "look_up", typed)).options]
    return (await slack.choose(view, "look_up", entry_id)).view


async def test_a_few_letters_offer_names_with_what_they_are(slack: StandIn):
    view = (await slack.shortcut("look_up")).view
    offered = (await slack.suggest(view, "look_up", "cla")).options
    assert offered[0]["text"]["text"] == "Mauricio Claver-Carone"
    assert offered[0]["description"]["text"] == "US special envoy for Latin America"
    assert (await slack.suggest(view, "look_up", "zz")).options == ()


async def test_what_is_chosen_is_shown_in_the_same_modal(slack: StandIn):
    view = await chosen(slack, "cec", "cecot")
    read = seen(view)
    assert "CECOT" in read
    assert "CNN, 3 Feb 2025, ¶6" in read
    assert "Share" not in read
    assert view.view["blocks"][0]["elements"][0]["initial_option"]["value"] == "cecot"


async def test_quotes_and_facts_are_read_in_the_modal_and_the_way_back(slack: StandIn):
    view = await chosen(slack, "gell", "mneesha-gellman")
    view = (await slack.press(view, "view:quotes")).view
    assert seen(view).count("*Mneesha Gellman*") == 3
    view = (await slack.press(view, "view:open:back")).view
    assert "professor at Emerson College" in seen(view)
    view = (await slack.choose(view, "view:more", "facts:mneesha-gellman")).view
    assert "All facts on file: Mneesha Gellman" in seen(view)


async def test_see_also_and_the_line_to_copy_work_in_the_modal(slack: StandIn):
    view = await chosen(slack, "cec", "cecot")
    view = (await slack.choose(view, "view:related", "nayib-bukele")).view
    assert "President of El Salvador" in seen(view)
    view = (await slack.press(view, "view:line")).view
    assert "CNN reported" in seen(view)
