"""Scopes: most methods need one, those about conversations one for each kind of them.

Source: docs.slack.dev/reference/methods, each method's bot scopes. Message metadata needs
no scope of its own: ``metadata.message:read`` is for the events about it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.playground.errors import Refusal
from bot.playground.rules import conduct

if TYPE_CHECKING:
    from bot.playground.model import ChannelKind
    from bot.playground.world import World

FAMILY: dict[ChannelKind, str] = {
    "public": "channels",
    "private": "groups",
    "im": "im",
    "mpim": "mpim",
}
"""How the scopes for a kind of conversation begin."""


def each_kind(action: str) -> tuple[str, ...]:
    """Return the scopes for an action in any kind of conversation, such as ``history``."""
    return tuple(f"{family}:{action}" for family in FAMILY.values())


def hold_one_of(world: World, scopes: tuple[str, ...]) -> None:
    """Let a call pass that has one of some scopes, or needs none.

    Raises:
        Refusal: ``missing_scope``; it names the scopes that are needed.
    """
    if scopes and not world.app.scopes.intersection(scopes):
        raise _missing(world, ",".join(scopes))


def hold_kind(world: World, kind: ChannelKind, action: str) -> None:
    """Let a call pass that has the scope for one kind of conversation.

    Raises:
        Refusal: ``missing_scope``; it names the scope that is needed.
    """
    needed = f"{FAMILY[kind]}:{action}"
    if needed not in world.app.scopes:
        raise _missing(world, needed)


def _missing(world: World, needed: str) -> Refusal:
    provided = ",".join(sorted(world.app.scopes))
    return Refusal(conduct.SCOPE, detail={"needed": needed, "provided": provided})
