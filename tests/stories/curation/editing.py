"""Ways through the modals of editing that several stories take."""

from __future__ import annotations

from bot.playground import newsroom
from tests.knowledge.builders import PRINTED
from tests.stories.reading import seen

OMAR, SANA = newsroom.SECOND_EDITOR, newsroom.SUGGESTER
FACT = "The vote was taken on Tuesday, The Quay Post reports."


async def opened(slack, part, user=newsroom.EDITOR, entry="Quist"):
    """Open the parts of an entry by a command, and then one of its forms."""
    await slack.command("/context", f"edit {entry}", user=user)
    shown = slack.modal(user)
    action_id = next(
        element["action_id"]
        for block in shown.view["blocks"]
        for element in (block.get("accessory", {}), *block.get("elements", ()))
        if element.get("action_id", "").startswith(part)
    )
    if part.startswith("part:add"):
        return (await slack.press(shown, action_id, user=user)).view
    change = action_id.replace("part:", "change:")
    return (await slack.choose(shown, action_id, change, user=user)).view


async def summarised(slack, summary, user=newsroom.EDITOR):
    """Type a new summary and go on to the confirm step."""
    form = await opened(slack, "part:own", user)
    return (await slack.submit(form, {"Summary": summary}, user=user)).view


async def added(slack, user=newsroom.EDITOR, **typed):
    form = await opened(slack, "part:add:fact", user, "Ferry terminal")
    fields = {
        "Fact": FACT,
        "Attributed to": "The Quay Post",
        "Source": "quay",
        "The paragraph, pasted whole": PRINTED[0],
        **typed,
    }
    await slack.fill(form, fields, user=user)
    return await slack.submit(slack.modal(user), user=user)


async def finished(slack, confirm, why="asked for", user=newsroom.EDITOR):
    """Say why, publish or send, and return what is read then."""
    return seen((await slack.submit(confirm, {"Why?": why}, user=user)).view)
