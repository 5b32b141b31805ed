"""One workspace of several, at work."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass

from slack_bolt.app.async_app import AsyncApp

from bot.assembling import Means, assembled
from bot.config import Config
from bot.installing.installations import Held
from bot.newsroom import Newsroom
from bot.pictures.served import Pictures, Served
from bot.slack_api import AuthInfo
from bot.workspaces.settings import settings_of
from knowledge.desk import Desk
from knowledge.following import Following
from knowledge.workspaces import Stores, workspace_desk

PICTURES = "pictures-of"
"""The first part of the address of a workspace's pictures; the second is its id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Workspace:
    """What answers the requests of one workspace, and of no other.

    Args:
        held: its installation.
        desk: the door to what is on file there.
        bolt: its listeners.
        newsroom: what its desk's own work needs.
        pictures: answers requests for the pictures of its answers.
    """

    held: Held
    desk: Desk
    bolt: AsyncApp
    newsroom: Newsroom
    pictures: Served


@dataclass(frozen=True, slots=True, kw_only=True)
class Together:
    """What the workspaces of a process are opened with.

    Args:
        config: the settings of all.
        means: what all share.
        stores: where their stores are.
        follows: tells their desks what other processes publish.
    """

    config: Config
    means: Means
    stores: Stores
    follows: Following


@contextlib.asynccontextmanager
async def workspace(
    held: Held, together: Together, like: Callable[[], Desk | None]
) -> AsyncIterator[Workspace]:
    """Open a workspace: its desk, its papers, its roles, its outbox, its listeners.

    Args:
        held: its installation.
        together: what it is opened with.
        like: finds an open desk over the same entries.

    Raises:
        CuratedError: the curated files have faults.
        StoreError: its store cannot be read or written.
    """
    config = settings_of(together.config, held.team, held.token)
    auth = AuthInfo(
        team=held.name,
        team_id=held.team,
        bot_user_id=held.bot_user,
        bot_id=held.bot_id,
        enterprise_id=held.enterprise or None,
    )
    pictures = _pictures(config, held.team)
    async with (
        workspace_desk(
            together.stores,
            held.team,
            together.follows,
            shelf="" if config.shared_store else None,
            like=like if config.shared_store else lambda: None,
        ) as desk,
        assembled(config, desk, auth, pictures, together.means) as (bolt, newsroom),
    ):
        yield Workspace(
            held=held,
            desk=desk,
            bolt=bolt,
            newsroom=newsroom,
            pictures=Served(pictures, desk),
        )


def _pictures(config: Config, team: str) -> Pictures:
    """Return where a workspace's pictures are: no address of one is good for another's."""
    secret = config.signing_secret.value if config.signing_secret else ""
    return Pictures(f"{config.public_url}{PICTURES}/{team}", f"{team} {secret}")
