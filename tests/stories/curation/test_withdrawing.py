"""A fact, a quotation, a name, an entry is withdrawn; and what happens to those who edit it."""

from __future__ import annotations

import pytest

from knowledge.desk import Desk
from tests.stories.curation.editing import OMAR, SANA, finished, opened
from tests.stories.reading import seen, words


async def asked(slack, kind, entry="Quist", user="U00EDITOR"):
    """Choose "Withdraw" beside the first part of a kind."""
    await slack.command("/context", f"edit {entry}", user=user)
    shown = slack.modal(user)
    menu = next(
        block["accessory"]
        for block in shown.view["blocks"]
        if block.get("accessory", {}).get("action_id", "").startswith(f"part:{kind}:")
    )
    value = next(o["value"] for o in menu["options"] if o["value"].startswith("withdraw:"))
    return (await slack.choose(shown, menu["action_id"], value, user=user)).view


async def whole(slack, entry, user="U00EDITOR"):
    """Press "Withdraw the entry"."""
    await slack.command("/context", f"edit {entry}", user=user)
    return (await slack.press(slack.modal(user), "Withdraw the entry", user=user)).view


async def test_a_quotation_is_withdrawn(slack, desk: Desk):
    confirm = await asked(slack, "quote")
    assert "The roof will not last another winter" in seen(confirm)
    assert "Published as revision" in await finished(slack, confirm)
    assert desk.snapshot.entries["ada-quist"].quotes == ()
    assert "another winter" not in words(await slack.command("/context", "quotes Quist"))


async def test_a_name_is_withdrawn(slack, desk: Desk):
    await finished(slack, await asked(slack, "alias"))
    assert desk.snapshot.entries["ada-quist"].also_known_as == ()


async def test_a_fact_that_a_line_rests_on_is_mended_first(slack, desk: Desk):
    confirm = await asked(slack, "fact")
    assert "To mend first" in seen(confirm)
    assert "submit" not in confirm.view
    assert desk.snapshot.entries["ada-quist"].facts


async def test_a_fact_that_nothing_rests_on_is_withdrawn_by_an_editor_alone(slack, desk: Desk):
    form = await opened(slack, "part:add:fact")
    typed = {
        "Fact": "The roof was looked at by Quist, The Quay Post reports.",
        "Attributed to": "The Quay Post",
        "Source": "desk",
        "Note of the desk": "told to the desk",
    }
    await slack.fill(form, typed)
    await finished(slack, (await slack.submit(slack.modal())).view)
    fact = desk.snapshot.entries["ada-quist"].facts[-1]
    await slack.command("/context", "edit Quist")
    shown = slack.modal()
    confirm = (await slack.choose(shown, f"part:fact:{fact.id}", f"withdraw:fact:{fact.id}")).view
    assert typed["Fact"] in seen(confirm)
    await finished(slack, confirm)
    assert fact.id not in [each.id for each in desk.snapshot.entries["ada-quist"].facts]


async def test_an_entry_is_withdrawn_and_answers_no_longer(slack, desk: Desk):
    confirm = await whole(slack, "Closing vote")
    assert "withdrawn" in seen(confirm)
    assert "Published as revision" in await finished(slack, confirm)
    assert "closing-vote" not in desk.snapshot.entries


async def test_who_mentions_an_entry_is_told_before_it_is_withdrawn(slack):
    read = seen(await whole(slack, "Ferry terminal"))
    assert "Other entries mention what is withdrawn" in read
    assert "Ada Quist" in read


async def test_a_withdrawal_of_a_suggester_goes_to_the_desk(slack, desk: Desk):
    confirm = await asked(slack, "quote", user=SANA)
    assert "It waits in the queue" in await finished(slack, confirm, user=SANA)
    assert desk.snapshot.entries["ada-quist"].quotes


@pytest.mark.parametrize(
    ("part", "typed"),
    [
        ("part:own", {"What it is": "A vote"}),
        ("part:review", {"Review by": "2027-05-07"}),
        ("part:add:alias", {"Name": "The vote", "Source": "quay"}),
    ],
)
async def test_an_entry_withdrawn_under_the_hands_of_an_editor_is_theirs_to_decide(
    slack, desk: Desk, part, typed
):
    form = await opened(slack, part, entry="Closing vote")
    await finished(slack, await whole(slack, "Closing vote", OMAR), "Filed twice", OMAR)
    await slack.fill(form, typed)
    clash = (await slack.submit(slack.modal())).view
    assert f"<@{OMAR}> changed this meanwhile* (revision 7: Filed twice)" in seen(clash)
    assert "Published now: \ntaken away" in seen(clash)
    done = await slack.submit(clash, {"choice:0": "theirs"})
    assert "Nothing would change" in seen(done.view)
    assert "closing-vote" not in desk.snapshot.entries


async def test_a_part_of_an_entry_that_is_gone_opens_no_form(slack):
    await slack.command("/context", "edit Closing vote")
    parts = slack.modal()
    await finished(slack, await whole(slack, "Closing vote", OMAR), "Filed twice", OMAR)
    late = await slack.press(parts, "part:add:fact")
    assert "It is no longer on file: somebody withdrew it meanwhile." in seen(late.view)


async def test_an_entry_withdrawn_at_the_confirm_step_is_a_conflict(slack, desk: Desk):
    form = await opened(slack, "part:review", entry="Closing vote")
    await slack.fill(form, {"Review by": "2027-05-07"})
    mine = (await slack.submit(slack.modal())).view
    await finished(slack, await whole(slack, "Closing vote", OMAR), "Filed twice", OMAR)
    clash = await slack.submit(mine, {"Why?": "still right"})
    assert f"<@{OMAR}> changed this meanwhile" in seen(clash.view)
    assert "closing-vote" not in desk.snapshot.entries
