"""Everything that is kept of a person, destroyed because they ask."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path

from bot.drafts import DRAFT
from bot.sending import retention as messages
from knowledge import gaps, personal, reviews
from knowledge.building import open_store
from knowledge.corrections import Corrections, Tasks
from knowledge.deliveries import Deliveries
from knowledge.errors import InputError, StoreLocked
from knowledge.papers import Papers
from knowledge.suggestions import Suggestions
from knowledge.workspaces import opened_stores

DONE = (
    "Nothing is kept of {person} any more. What they published stays in the history under their "
    "id; backups of the store are yours to see to."
)
RUNNING = "a running bot holds the store. Stop it, run this again, then start it."


async def forget(papers: Papers, person: str) -> None:
    """Destroy all that is kept of a person, or take their id out of what must stay.

    What they asked the desk goes first, so that nothing is sent to them meanwhile. What they
    published is history and stays, a publication among it that a killed process was at.

    Args:
        papers: where it is kept.
        person: their id.

    Raises:
        StoreError: it could not be destroyed; asked again, it goes on.
    """
    await gaps.forget(papers, person)
    # what they read goes before what they are to be told of it: else it would be planned again
    deliveries = Deliveries(papers)
    await deliveries.forget(person)
    await Corrections(papers, deliveries, Tasks(papers)).forget(person)
    await messages.forget(papers, person)
    await Suggestions(papers).forget(person)
    await reviews.forget(papers, person)
    await personal.forget(papers, person)
    drafts = await papers.find(DRAFT, "person", (person,))
    await papers.drop(DRAFT, [id_ for id_, _ in drafts])


async def forget_in_database(url: str, workspace: str | None, person: str) -> str:
    """Forget a person in a database; return what was done.

    Args:
        url: the address of the database.
        workspace: the id of the workspace in whose part they are forgotten, or None for all: ids
            of people are not given twice.
        person: their id.

    Raises:
        InputError: the database keeps nothing of that workspace.
        StoreError: the database cannot be reached, or refuses.
    """
    async with opened_stores(url) as stores:
        held = await stores.workspaces()
        if workspace is not None and workspace not in held:
            raise InputError(_nothing_of(workspace, held))
        which = held if workspace is None else (workspace,)
        for each in which:
            await forget(stores.of(each), person)
    done = DONE.format(person=person)
    named = [each for each in which if each]
    return f"{done} That was in {', '.join(named)}." if named else done


def _nothing_of(workspace: str, held: Sequence[str]) -> str:
    listed = ", ".join(each or '""' for each in held) or "nothing at all"
    return f"the database keeps nothing of a workspace {workspace}; it keeps: {listed}."


async def forget_in(path: Path, person: str) -> str:
    """Forget a person in the store of a bot that is stopped; return what was done.

    Args:
        path: the store's file.
        person: their id.

    Raises:
        InputError: there is no store.
        StoreError: a running bot holds the store, or it cannot be read or written.
    """
    if not await asyncio.to_thread(path.exists):
        raise InputError(f"there is no store at {path}, so nothing is kept of anybody.")
    try:
        store = open_store(path)
    except StoreLocked as error:
        raise StoreLocked(RUNNING) from error
    try:
        await forget(store, person)
    finally:
        await store.close()
    return DONE.format(person=person)
