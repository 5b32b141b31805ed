"""The workspace that a stand-in starts with: one small newsroom."""

from __future__ import annotations

from bot.playground.clock import Clock
from bot.playground.model import Channel, Installation, User
from bot.playground.workspace import Workspace

TEAM = "T00NEWSROOM"
BOT_USER = "U00NUTGRAF"
EDITOR = "U00EDITOR"
REPORTER = "U00REPORTER"
GUEST = "U00GUEST"
GENERAL = "C00NEWSDESK"
WORLD = "C00WORLD"
OUTSIDE = "C00NOBOT"
PRIVATE = "G00PRIVATE"
ARCHIVED = "C00OLD"
SHARED = "C00PARTNERS"
DIRECT = "D00EDITOR"
EDITORS_GROUP = "S00EDITORS"

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


def workspace(clock: Clock) -> Workspace:
    """Return the newsroom: three people, the bot, channels it is in and channels it is not."""
    everybody = frozenset({BOT_USER, EDITOR, REPORTER, GUEST})
    people = frozenset({EDITOR, REPORTER})
    users = (
        User(BOT_USER, "nutgraf", "Nutgraf", is_bot=True),
        User(EDITOR, "ines", "Ines Editor"),
        User(REPORTER, "ruth", "Ruth Reporter"),
        User(GUEST, "gil", "Gil Guest", is_guest=True),
    )
    channels = (
        Channel(GENERAL, "newsdesk", everybody),
        Channel(WORLD, "world", everybody),
        Channel(OUTSIDE, "sports", people),
        Channel(PRIVATE, "investigations", people, "private"),
        Channel(ARCHIVED, "election-old", everybody, archived=True),
        Channel(SHARED, "partners", everybody, shared=True),
        Channel(DIRECT, "", frozenset({BOT_USER, EDITOR}), "im"),
    )
    return Workspace(users, channels, clock)
