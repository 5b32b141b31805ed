"""The workspace that a stand-in starts with: one small newsroom."""

from __future__ import annotations

from bot.playground.clock import Clock
from bot.playground.model import Channel, Group, Installation, User
from bot.playground.workspace import Workspace

TEAM = "T00NEWSROOM"
BOT_USER = "U00NUTGRAF"
EDITOR = "U00EDITOR"
SECOND_EDITOR = "U00SECOND"
SUGGESTER = "U00SUGGESTER"
REPORTER = "U00REPORTER"
READERS = ("U00READER1", "U00READER2", "U00READER3")
GUEST = "U00GUEST"
GENERAL = "C00NEWSDESK"
WORLD = "C00WORLD"
OUTSIDE = "C00NOBOT"
PRIVATE = "G00PRIVATE"
EDITORS_ROOM = "G00EDITORS"
ARCHIVED = "C00OLD"
SHARED = "C00PARTNERS"
DIRECT = "D00EDITOR"
EDITORS_GROUP = "S00EDITORS"
DISABLED_GROUP = "S00NIGHTDESK"

SCOPES = frozenset(
    {
        "app_mentions:read",
        "assistant:write",
        "channels:history",
        "channels:join",
        "channels:read",
        "chat:write",
        "chat:write.public",
        "commands",
        "files:write",
        "groups:history",
        "groups:read",
        "im:history",
        "im:read",
        "im:write",
        "links:read",
        "links:write",
        "mpim:history",
        "mpim:read",
        "mpim:write",
        "usergroups:read",
        "users:read",
    }
)


def installation(
    scopes: frozenset[str] = SCOPES, unfurl_domains: tuple[str, ...] = ("example.com",)
) -> Installation:
    """Return the app as installed in the newsroom."""
    return Installation(
        team=TEAM,
        app_id="A00NUTGRAF",
        bot_id="B00NUTGRAF",
        bot_user=BOT_USER,
        bot_token="-".join(("xoxb", "standin", "bot")),
        app_token="-".join(("xapp", "standin", "app")),
        signing_secret="standin".ljust(32, "0"),
        scopes=scopes,
        unfurl_domains=unfurl_domains,
    )


def crowd(made: Workspace, people: int, channels: int) -> None:
    """Add so many people, and public channels with all of them and the bot, to a newsroom.

    The ids are ``U00CROWD000`` and ``C00CROWD000``, and so on.
    """
    members = [f"U00CROWD{number:03d}" for number in range(people)]
    for number, id_ in enumerate(members):
        made.users[id_] = User(id_, f"reader{number}", f"Reader {number}")
    everybody = frozenset({BOT_USER, EDITOR, *members})
    for number in range(channels):
        id_ = f"C00CROWD{number:03d}"
        made.channels[id_] = Channel(id_, f"room-{number}", everybody)


def workspace(clock: Clock) -> Workspace:
    """Return the newsroom: its people, the bot, channels it is in and channels it is not.

    ``EDITOR`` and ``SECOND_EDITOR`` are in the user group of editors. ``SUGGESTER``,
    ``REPORTER`` and ``READERS`` are members like any other.
    """
    members = frozenset({EDITOR, SECOND_EDITOR, SUGGESTER, REPORTER, *READERS})
    everybody = members | {BOT_USER, GUEST}
    people = frozenset({EDITOR, REPORTER})
    editors = (EDITOR, SECOND_EDITOR)
    users = (
        User(BOT_USER, "nutgraf", "Nutgraf", is_bot=True),
        User(EDITOR, "ines", "Ines Editor"),
        User(SECOND_EDITOR, "omar", "Omar Editor"),
        User(SUGGESTER, "sana", "Sana Suggester"),
        User(REPORTER, "ruth", "Ruth Reporter"),
        *(
            User(id_, name, f"{name.title()} Reader")
            for id_, name in zip(READERS, ("rosa", "ravi", "rene"), strict=True)
        ),
        User(GUEST, "gil", "Gil Guest", is_guest=True),
    )
    channels = (
        Channel(GENERAL, "newsdesk", everybody),
        Channel(WORLD, "world", everybody),
        Channel(OUTSIDE, "sports", people),
        Channel(PRIVATE, "investigations", people, "private"),
        Channel(EDITORS_ROOM, "editors", frozenset({BOT_USER, *editors}), "private"),
        Channel(ARCHIVED, "election-old", everybody, archived=True),
        Channel(SHARED, "partners", everybody, shared=True),
        Channel(DIRECT, "", frozenset({BOT_USER, EDITOR}), "im"),
    )
    made = Workspace(users, channels, clock)
    for group in (
        Group(EDITORS_GROUP, "editors", editors),
        Group(DISABLED_GROUP, "night-desk", (SECOND_EDITOR,), disabled=True),
    ):
        made.groups[group.id] = group
    return made
