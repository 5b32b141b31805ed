"""What a person does in the page, and what they then read: Look up, copy, the agent pane."""

from __future__ import annotations

import pytest

from tests.browser.browsing import visit
from tests.browser.served_desk import served_desk
from tests.browser.sights.agent import open_pane
from tests.browser.sights.copy import COPY, paste
from tests.browser.sights.modals import type_name


@pytest.fixture
async def desk_page(chromium):
    async with served_desk() as (_, url), visit(chromium, url) as page:
        yield page


async def test_who_types_part_of_a_name_into_look_up_picks_it_with_the_keys_and_reads_the_card(
    desk_page,
):
    await type_name(desk_page, "gell")
    dialog = desk_page.page.locator("dialog")
    offered = await dialog.locator("[role=option]").locator("visible=true").all_inner_texts()
    assert offered[0].startswith("Mneesha Gellman\n")
    await desk_page.page.keyboard.press("Enter")
    await dialog.locator("h2", has_text="Mneesha Gellman").wait_for()
    assert "professor at Emerson College" in await dialog.inner_text()
    await dialog.get_by_role("button", name="Quotes").click()
    await dialog.get_by_text("“It’s not rooted in any sort of legal provision").wait_for()
    await dialog.get_by_role("button", name="Back to the card").click()
    await dialog.get_by_text("one source").wait_for()


async def test_who_types_a_name_into_look_up_that_is_not_on_file_can_ask_the_desk(desk_page):
    await type_name(desk_page, "zzz")
    offered = desk_page.page.locator("dialog [role=option]").locator("visible=true")
    assert await offered.all_inner_texts() == ["Ask the desk for “zzz”"]


async def test_who_pastes_copy_reads_each_contradiction_from_the_top(desk_page):
    await paste(desk_page, COPY)
    dialog = desk_page.page.locator("dialog")
    read = await dialog.inner_text()
    assert "5 things contradict what is on file." in read
    assert "Suggested: Roman Palomares" in read
    assert "Suggested: 348,000" in read
    # the report is longer than the screen: its head, its first line and its end are all in view
    seen = dialog.page.viewport_size["height"]
    for shown in ("Check this copy", "5 things contradict"):
        box = await dialog.get_by_text(shown).first.bounding_box()
        assert 0 <= box["y"] < seen
    foot = await dialog.get_by_role("button", name="Close").last.bounding_box()
    assert foot["y"] + foot["height"] <= seen


async def test_who_pastes_nothing_is_asked_for_copy(desk_page):
    await desk_page.press("Check this copy")
    dialog = desk_page.page.locator("dialog")
    await dialog.get_by_role("button", name="Check", exact=True).click()
    await dialog.locator(".field-error:not(:empty)").first.wait_for()
    assert await dialog.get_by_role("button", name="Check", exact=True).is_visible()


async def test_who_presses_a_prompt_in_the_agent_pane_reads_the_card_in_its_thread(desk_page):
    await open_pane(desk_page)
    prompts = desk_page.page.locator("#pane button")
    assert "What is CECOT?" in await prompts.all_inner_texts()
    await prompts.filter(has_text="What is CECOT?").click()
    thread = desk_page.page.locator("#thread-messages")
    await thread.locator("h2", has_text="CECOT").wait_for()
    assert await prompts.count() == 0


async def test_who_types_a_question_in_the_agent_pane_reads_the_answer_or_that_there_is_none(
    desk_page,
):
    await open_pane(desk_page)
    thread = desk_page.page.locator("#thread-messages")
    await desk_page.type("when did Rubio meet Bukele?", box="#thread-text")
    await thread.get_by_text("3 February 2025").first.wait_for()
    await desk_page.type("how old is Rubio?", box="#thread-text")
    await thread.get_by_text("not on file").first.wait_for()
