"""The page draws what Slack draws, takes keys alone, and never takes text for markup."""

from __future__ import annotations

import pytest
from playwright.async_api import expect

from bot.playground import newsroom
from tests.browser.browsing import LOOKS, visit


async def everything(page):
    await page.type("/everything")
    await page.sees("Everything")
    return page.page.locator("#messages .message").last


async def test_a_first_visit_offers_something_to_click(page):
    assert await page.focus() == "Message #newsdesk"
    await page.press("/everything")
    await page.sees("Only visible to you")
    assert await page.page.locator(".welcome").count() == 0


async def test_every_block_is_drawn(page):
    card = await everything(page)
    text = await card.inner_text()
    assert "block)" not in text
    assert await card.locator("h2").inner_text() == "Everything"
    assert await card.locator("blockquote").first.inner_text() == "quoted\ntwice"
    assert await card.locator("pre").first.inner_text() == "pre *not bold*"
    assert await card.locator("ol li").inner_text() == "richhttps://example.com/"
    assert "2025-02-03" in text
    link = card.get_by_role("link", name="a link")
    assert await link.get_attribute("href") == "https://example.com/a?b=1&c=2"


async def test_text_is_never_taken_for_markup_and_entities_are_undone_once(page):
    card = await everything(page)
    assert await card.locator("img:not(.face)").count() == 0
    text = await card.inner_text()
    assert "<img src=x onerror=alert(1)> <!channel> &lt;" in text
    for tag, word in (("strong", "bold"), ("em", "slanted"), ("s", "gone"), ("code", "code")):
        assert word in await card.locator(tag).all_inner_texts()
    await page.type("<img src=x onerror=alert(2)> & <!channel> *loud*")
    await page.sees("<img src=x onerror=alert(2)> & <!channel>")


async def test_a_command_completes_itself_by_keys(page):
    await page.page.focus("#composer-text")
    await page.page.keyboard.type("/ev")
    await page.page.get_by_role("option", name="/everything [word]").wait_for()
    await page.page.keyboard.press("Tab")
    assert await page.page.input_value("#composer-text") == "/everything "
    await page.page.keyboard.press("Enter")
    await page.sees("Everything")


async def test_menus_are_worked_by_keys_alone(page, heard):
    await everything(page)
    keyboard = page.page.keyboard
    await page.page.get_by_role("combobox", name="Pick").focus()
    for key in ("ArrowDown", "ArrowDown", "Enter"):
        await keyboard.press(key)
    await expect(page.page.get_by_role("combobox", name="Pick")).to_have_value("Two")
    await page.page.get_by_role("button", name="More actions").focus()
    for key in ("Enter", "ArrowDown", "Escape"):
        await keyboard.press(key)
    assert await page.focus() == "More actions"
    for key in ("Enter", "End", "Enter"):
        await keyboard.press(key)
    await page.page.wait_for_timeout(100)
    chosen = [each["selected_option"]["value"] for each in heard]
    assert chosen == ["two", "wrong"]


async def test_an_open_menu_stands_beside_what_opened_it(page):
    await everything(page)
    control = page.page.get_by_role("combobox", name="Pick")
    await control.click()
    at = await control.bounding_box()
    menu = await page.page.locator(".popup:not([hidden])").bounding_box()
    assert menu["x"] == at["x"]
    below, above = menu["y"] - at["y"] - at["height"], at["y"] - menu["y"] - menu["height"]
    assert max(below, above) == pytest.approx(4, abs=1)


async def test_an_external_menu_asks_the_bot(page, heard):
    await everything(page)
    await page.page.get_by_role("combobox", name="Find").press_sequentially("ce")
    await page.page.get_by_role("option", name="Cedar").click()
    await page.page.wait_for_timeout(100)
    assert heard[-1]["selected_option"]["value"] == "cedar"


async def test_a_dangerous_button_asks_first(page):
    await everything(page)
    await page.press("Delete")
    await page.page.get_by_role("dialog", name="Title").get_by_text("Deny").click()
    await page.sees("Everything")
    await page.press("Delete")
    await page.page.get_by_role("dialog", name="Title").get_by_text("Confirm").click()
    await expect(page.page.locator("#messages .message")).to_have_count(0)


async def test_a_form_is_filled_in_corrected_and_sent(page, heard):
    await everything(page)
    await page.press("Form")
    dialog = page.page.get_by_role("dialog", name="A form")
    await dialog.wait_for()
    name = dialog.get_by_role("textbox", name="Name")
    await name.fill("bad")
    await dialog.get_by_role("button", name="Send it").click()
    await dialog.get_by_text("Kind: please fill in this field").wait_for()
    await dialog.get_by_role("radio", name="Place").check()
    await dialog.get_by_role("combobox", name="Subject").press_sequentially("cec")
    await dialog.get_by_role("option", name="Cecot").click()
    await dialog.get_by_role("button", name="Send it").click()
    await dialog.get_by_text("That is no name.").wait_for()
    assert await name.get_attribute("aria-invalid") == "true"
    assert await page.page.evaluate("document.activeElement.ariaInvalid") == "true"
    assert await dialog.get_by_role("radio", name="Place").is_checked()
    assert await dialog.get_by_role("combobox", name="Subject").input_value() == "Cecot"
    await name.fill("good")
    await name.press("Enter")
    await dialog.wait_for(state="detached")
    assert heard[-1]["name"]["name"]["value"] == "good"
    assert heard[-1]["subject"]["find"]["selected_option"]["value"] == "cecot"
    assert await page.focus() == "Form"


async def test_escape_closes_a_form_and_tells_the_bot(page, heard):
    await everything(page)
    await page.press("Form")
    dialog = page.page.get_by_role("dialog", name="A form")
    await dialog.wait_for()
    await page.page.keyboard.press("Escape")
    await dialog.wait_for(state="detached")
    assert heard == ["closed"]


async def test_a_private_answer_is_hidden_from_everybody_else(page):
    await everything(page)
    await page.page.select_option("#person", label="Ruth Reporter")
    await page.sees("Ask the desk")
    assert await page.page.get_by_text("Only visible to you", exact=True).count() == 0


async def test_a_mention_is_answered_in_a_thread_where_commands_do_not_work(page, kitchen):
    slack, _ = kitchen
    await page.type("@nutgraf who?")
    await page.press("1 reply")
    await page.sees("Heard")
    await page.type("/everything", box="#thread-text")
    await page.sees("Slash commands do not work in threads.")
    await page.type("@nutgraf again", box="#thread-text")
    await page.sees("3 replies")
    assert [each.text for each in slack.thread(slack.messages()[0])][-1] == "Heard"


async def test_a_change_made_elsewhere_appears_by_itself(page, kitchen):
    slack, _ = kitchen
    await slack.say("Morning, all", user=newsroom.REPORTER)
    await page.sees("Morning, all")


async def test_a_message_has_its_shortcuts(page, heard):
    await page.type("Morning")
    await page.page.locator("#messages .message").hover()
    await page.press("More message actions")
    await page.page.get_by_role("menuitem", name="Explain").click()
    await page.page.wait_for_timeout(100)
    assert heard == ["Morning"]


async def test_home_is_a_tab_of_the_app(page):
    await page.page.get_by_role("button", name="Nutgraf", exact=True).click()
    await page.page.get_by_role("tab", name="Messages").press("ArrowLeft")
    await page.sees("At home")
    assert await page.page.get_by_role("tab", selected=True).inner_text() == "Home"


async def test_the_wire_shows_request_response_and_time(page):
    await everything(page)
    await page.press("Wire")
    panel = page.page.locator("#wire")
    text = await panel.inner_text()
    assert "X-Slack-Signature: v0=" in text
    assert "Response 200" in text
    assert " ms" in text


async def test_a_theme_is_chosen_and_kept(page):
    await page.press("Change to dark")
    await page.page.reload()
    colour = "getComputedStyle(document.body).backgroundColor"
    assert await page.page.evaluate(colour) == "rgb(26, 29, 33)"


@pytest.mark.parametrize("look", LOOKS)
async def test_axe_finds_nothing_wrong(chromium, kitchen, look):
    _, url = kitchen
    async with visit(chromium, url, look) as page:
        assert await page.violations() == []
        await everything(page)
        assert await page.violations() == []
        await page.press("Form")
        await page.page.get_by_role("dialog").wait_for()
        assert await page.violations() == []
        await page.page.keyboard.press("Escape")
        await page.type("@nutgraf who?")
        await page.press("1 reply")
        await page.sees("Heard")
        assert await page.violations() == []


async def test_nothing_is_wider_than_a_phone(chromium, kitchen):
    _, url = kitchen
    async with visit(chromium, url, "phone") as page:
        await everything(page)
        wide = "document.documentElement.scrollWidth"
        assert await page.page.evaluate(wide) == 390
        await page.press("Channels")
        await page.page.get_by_role("button", name="# world").click()
        await page.sees("#world")
