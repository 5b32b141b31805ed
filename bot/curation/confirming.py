"""The confirm step, made ready from a draft: what would change, whom it reaches, who may do it."""

from __future__ import annotations

import asyncio
import time

from bot.curation import asking
from bot.curation.alongside import completed
from bot.curation.asking import Asked
from bot.curation.sight import Sight, sight_of
from bot.drafts import Draft
from bot.newsroom import Newsroom
from bot.views.blocks import Block
from bot.views.curation.confirm import confirm
from bot.views.curation.conflict import conflict
from bot.views.modals import note
from knowledge.corrections.readable import readable_changes
from knowledge.deliveries import Reach
from knowledge.editing.faults import Edits
from knowledge.errors import StoreReadOnly
from knowledge.publishing import Conflicted, Preview
from knowledge.second_eyes import Watched, needs_second
from knowledge.suggestions import Suggestions

WATCHED: tuple[Watched, ...] = ("quotes", "disputed")
COUNTING = 1.2
"""Seconds in which it is found out whom a text reached; the modal has to open within three."""

TITLE = "Edit or suggest"


async def confirm_view(newsroom: Newsroom, draft: Draft, said: str = "") -> Block:
    """Build the modal that lets somebody confirm a draft, or decide a conflict first.

    The draft must be kept already: the modal names it by its id.

    Args:
        newsroom: what the desk's own work needs.
        draft: what they want.
        said: what went wrong before, to stand above everything, or "".

    Raises:
        StoreError: the store cannot be read.
        SlackApiError: Slack cannot say who is an editor.
    """
    is_editor = await newsroom.roles.may(draft.person, "publish")
    sight = sight_of(newsroom.desk.snapshot, is_editor=is_editor)
    try:
        _, found = await completed(newsroom.desk, draft.edits)
    except StoreReadOnly as error:
        return note(TITLE, str(error))
    if isinstance(found, Conflicted):
        return conflict(draft, found)
    if not sight.edits(found.wanted):
        return note(TITLE, "That is what is on file already. Nothing would change.")
    return confirm(await _asked(newsroom, draft, found, sight, said))


async def _asked(
    newsroom: Newsroom, draft: Draft, found: Preview, sight: Sight, said: str
) -> Asked:
    faults = await asyncio.to_thread(sight.faults, found)
    second = sight.is_editor and await needs_second_editor(newsroom, draft, found.wanted)
    snapshot, wanted = newsroom.desk.snapshot, found.wanted
    return Asked(
        draft=draft,
        altered=asking.altered(wanted, sight, draft),
        alike=await asyncio.to_thread(asking.alike, snapshot, wanted, sight),
        faults=asking.to_mend(faults, sight),
        pointing=asking.pointing(wanted, sight),
        reach=await _reach(newsroom, draft, found) if sight.is_editor else None,
        rewords=rewords(found),
        publishes=sight.is_editor and not second,
        second=second,
        said=said,
    )


async def needs_second_editor(newsroom: Newsroom, draft: Draft, wanted: Edits) -> bool:
    """Return whether a second editor has to look at what an editor wants.

    An editor who confirms what somebody else suggested is that second editor.
    """
    if not newsroom.second_eyes:
        return False
    if draft.suggestion:
        held = await Suggestions(newsroom.papers).get(draft.suggestion)
        if held and held.state == "waiting" and held.suggester != draft.person:
            return False
    records = newsroom.desk.snapshot.ledger.records
    return any(needs_second(records.get(id_), after, WATCHED) for id_, after in wanted.items())


async def _reach(newsroom: Newsroom, draft: Draft, found: Preview) -> Reach | None:
    try:
        return await asyncio.wait_for(newsroom.reach(found, draft.person), COUNTING)
    except TimeoutError:
        return None


def rewords(found: Preview) -> bool:
    """Return whether a text changes or goes that readers may have been shown."""
    before = found.ledger.records
    kept = {id_: record for id_, record in before.items() if id_ not in found.wanted}
    after = {**kept, **{id_: record for id_, record in found.wanted.items() if record}}
    changes = readable_changes(before, after, time.time())
    return any(change.before is not None for change in changes)
