"""Editors publish and everybody else suggests, through the same modals."""

from __future__ import annotations

import logging

from bot.playground import newsroom
from knowledge.suggestions import Suggestions
from tests.knowledge.builders import PRINTED
from tests.stories.curation.editing import OMAR, SANA, added, opened, summarised
from tests.stories.reading import headline, seen, words


async def test_an_editor_sees_before_and_after_and_publishes(slack):
    confirm = await summarised(slack, "Ada Quist runs the harbour.")
    read = seen(confirm)
    assert "Before:\n>Ada Quist has a part" in read
    assert "After:\n>Ada Quist runs the harbour." in read
    done = await slack.submit(confirm, {"Why?": "the old one said little"})
    assert "Published as revision 7." in seen(done.view)
    assert "runs the harbour" in words(await slack.command("/context", "Quist"))


async def test_undo_takes_a_publication_back(slack):
    confirm = await summarised(slack, "Ada Quist runs the harbour.")
    done = await slack.submit(confirm, {"Why?": "clearer"})
    undone = await slack.press(done.view, "Undo")
    assert "Undone, as revision 8." in seen(undone.view)
    assert "has a part in the closing" in words(await slack.command("/context", "Quist"))


async def test_a_suggester_sends_to_the_desk_and_nothing_is_published(slack, store):
    confirm = await summarised(slack, "Ada Quist runs the harbour.", SANA)
    assert confirm.view["submit"]["text"] == "Send to the desk"
    done = await slack.submit(confirm, {"Why?": "clearer"}, user=SANA)
    assert "It waits in the queue" in seen(done.view)
    assert "runs the harbour" not in words(await slack.command("/context", "Quist"))
    (waiting,) = await Suggestions(store).waiting()
    assert (waiting.suggester, waiting.proposal.reason) == (SANA, "clearer")


async def test_what_is_wrong_stands_beside_its_field(slack):
    form = await opened(slack, "part:own")
    bad = await slack.submit(form, {"Summary": "no end", "As of": "03/02/2025"})
    assert bad.errors == {
        "Summary": "End the sentence with a full stop.",
        "As of": "Write the date as 2025-02-03 or 3 Feb 2025.",
    }


async def test_a_fact_stands_on_a_pasted_paragraph_that_is_kept_nowhere(slack, store, caplog):
    caplog.set_level(logging.DEBUG)
    confirm = (await added(slack)).view
    done = await slack.submit(confirm, {"Why?": "the vote is missing"})
    assert "Published as revision" in seen(done.view)
    assert PRINTED[0] not in caplog.text
    assert PRINTED[0] not in str([await store.all("draft"), done.view.view])
    kept = [each for each in await store.revisions() if each.subject == "ferry-terminal"]
    assert kept[-1].after.facts[-1].evidence[0].paragraph == 1


async def test_a_paragraph_of_another_source_is_refused_beside_its_field(slack):
    bad = await added(slack, **{"The paragraph, pasted whole": "Something else entirely."})
    assert "This paragraph is not in" in bad.errors["The paragraph, pasted whole"]


async def test_the_second_editor_sees_the_first_ones_change_and_chooses(slack):
    mine = await summarised(slack, "Ada Quist runs the harbour.")
    theirs = await summarised(slack, "Ada Quist heads the harbour.", OMAR)
    await slack.submit(theirs, {"Why?": "Omar’s"}, user=OMAR)
    clash = (await slack.submit(mine, {"Why?": "Ines’s"})).view
    assert f"<@{OMAR}> changed this meanwhile" in seen(clash)
    assert "heads the harbour" in seen(clash)
    merged = (await slack.submit(clash, {"choice:0": "mine"})).view
    done = await slack.submit(merged)
    assert "Published as revision 8." in seen(done.view)
    assert "runs the harbour" in words(await slack.command("/context", "Quist"))


async def test_discarding_leaves_what_the_other_editor_published(slack):
    mine = await summarised(slack, "Ada Quist runs the harbour.")
    theirs = await summarised(slack, "Ada Quist heads the harbour.", OMAR)
    await slack.submit(theirs, {"Why?": "Omar’s"}, user=OMAR)
    clash = (await slack.submit(mine, {"Why?": "Ines’s"})).view
    await slack.press(clash, "Discard my change")
    assert "heads the harbour" in words(await slack.command("/context", "Quist"))


async def test_somebody_elses_draft_cannot_be_published_by_a_forged_modal(slack):
    confirm = await summarised(slack, "Ada Quist runs the harbour.", SANA)
    stolen = confirm.view["private_metadata"]
    reader = await summarised(slack, "Ada Quist rules.", newsroom.READERS[0])
    forged = {**reader.view, "private_metadata": stolen, "submit": {**reader.view["submit"]}}
    reader.view.update(forged)
    done = await slack.submit(reader, {"Why?": "mine now"}, user=newsroom.READERS[0])
    assert "This draft is gone" in seen(done.view)
    assert "has a part in the closing" in words(await slack.command("/context", "Quist"))


async def test_new_york_is_a_question_and_new_with_a_name_opens_the_form(slack):
    assert "Nothing on file" in words(await slack.command("/context", "New York"))
    await slack.command("/context", "new Bo Lind")
    shown = slack.modal()
    assert shown.view["title"]["text"] == "New entry"
    name = next(block for block in shown.view["blocks"] if block.get("block_id") == "name")
    assert (name["element"]["initial_value"], name["element"]["focus_on_load"]) == ("Bo Lind", True)


async def test_a_new_entry_is_published_with_its_first_fact(slack):
    await slack.command("/context", "new Bo Lind")
    form = slack.modal()
    await slack.fill(
        form,
        {
            "Kind": "Person",
            "What it is": "Ferry pilot",
            "Summary": "Bo Lind steers the ferry.",
            "Background line": "Bo Lind steers it, The Quay Post reported on 7 May 2025.",
            "First fact": "Bo Lind steers the ferry, The Quay Post reports.",
            "Attributed to": "The Quay Post",
            "Source": "desk",
            "Note of the desk": "told to the desk at the harbour",
        },
    )
    confirm = (await slack.submit(slack.modal())).view
    done = await slack.submit(confirm, {"Why?": "asked for"})
    assert "Published as revision 7." in seen(done.view)
    assert headline(await slack.command("/context", "Bo Lind")) == "Bo Lind"


async def test_the_cards_menu_and_the_shortcut_and_home_open_it_too(slack):
    shown = await slack.command("/context", "Quist")
    parts = await slack.choose(shown.message, "more", "edit:ada-quist")
    assert "Add a fact" in seen(parts.view)
    assert (await slack.shortcut("new_entry")).view.view["title"]["text"] == "New entry"
    await slack.home()
    home = await slack.until(lambda: slack.world.workspace.homes.get(newsroom.EDITOR))
    assert (await slack.press(home, "New entry")).view.view["title"]["text"] == "New entry"
