"""auth.test, users.info, usergroups.users.list, apps.connections.open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.playground.errors import Refusal
from bot.playground.rules import conduct

if TYPE_CHECKING:
    from bot.playground.rules.problem import Json
    from bot.playground.world import World


def auth_test(world: World, _given: Json) -> Json:
    """Say whose token it is."""
    app = world.app
    return {
        "url": f"{world.base_url}/",
        "team": "Newsroom",
        "user": world.workspace.users[app.bot_user].name,
        "team_id": app.team,
        "user_id": app.bot_user,
        "bot_id": app.bot_id,
        "is_enterprise_install": False,
    }


def user_info(world: World, given: Json) -> Json:
    """Describe one person."""
    user = world.workspace.users.get(str(given["user"]))
    if user is None:
        raise Refusal(conduct.USER)
    return {"user": user.wire(world.app.team)}


def group_members(world: World, given: Json) -> Json:
    """Return who is in a user group; a disabled one is found only by those who ask for it."""
    group = world.workspace.groups.get(str(given["usergroup"]))
    if group is None or (group.disabled and given.get("include_disabled") is not True):
        raise Refusal(conduct.GROUP)
    return {"users": list(group.members)}


def open_socket(world: World, _given: Json) -> Json:
    """Hand out the address of a Socket Mode connection, good for one connection."""
    ticket = world.workspace.next_id("S")
    world.sockets.add(ticket)
    address = world.base_url.replace("http", "ws", 1)
    return {"url": f"{address}/socket/{ticket}"}
