"""What a workspace is made of: people, channels, messages, views, files."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from bot.playground.rules.problem import Json

Origin = Literal["person", "chat", "response", "slack"]
ChannelKind = Literal["public", "private", "im", "mpim"]


@dataclass(frozen=True, slots=True)
class User:
    """Somebody in the workspace; ``is_bot`` for apps, ``is_guest`` for a guest account."""

    id: str
    name: str
    real_name: str
    is_bot: bool = False
    is_guest: bool = False

    def wire(self, team: str) -> Json:
        """Return the user as users.info does."""
        return {
            "id": self.id,
            "team_id": team,
            "name": self.name,
            "real_name": self.real_name,
            "profile": {"real_name": self.real_name, "display_name": self.name},
            "is_bot": self.is_bot,
            "is_restricted": self.is_guest,
            "is_ultra_restricted": False,
            "deleted": False,
            "tz": "America/New_York",
        }


@dataclass(frozen=True, slots=True)
class Channel:
    """A channel or a direct message, ``mpim`` for one of several people.

    ``shared`` is a channel of two workspaces.
    """

    id: str
    name: str
    members: frozenset[str]
    kind: ChannelKind = "public"
    archived: bool = False
    shared: bool = False

    def wire(self) -> Json:
        """Return the channel as conversations.info does, without members."""
        return {
            "id": self.id,
            "name": self.name,
            "is_channel": self.kind == "public",
            "is_private": self.kind != "public",
            "is_im": self.kind == "im",
            "is_mpim": self.kind == "mpim",
            "is_archived": self.archived,
            "is_ext_shared": self.shared,
            "num_members": len(self.members),
        }


@dataclass(frozen=True, slots=True)
class Group:
    """A user group; ``disabled`` is one that was switched off and can be switched on again."""

    id: str
    handle: str
    members: tuple[str, ...]
    disabled: bool = False


@dataclass(frozen=True, slots=True)
class Message:
    """One message as it now stands.

    Args:
        channel: where it is.
        ts: its id in the channel, seconds with six decimals.
        user: who wrote it.
        text: the text, or the fallback where there are blocks.
        blocks: the blocks, each with its block_id and action_ids.
        attachments: the attachments, unfurls included.
        metadata: what the bot noted on it.
        thread_ts: the message that it answers.
        only_for: the one person who sees it; "" for everybody.
        origin: a person, chat.postMessage, a response_url or acknowledgement, or Slack.
        edited: who edited it and when, as Slack gives it.
        broadcast: whether a reply also shows in the channel.
    """

    channel: str
    ts: str
    user: str
    text: str
    blocks: tuple[Json, ...] = ()
    attachments: tuple[Json, ...] = ()
    metadata: Json | None = None
    thread_ts: str = ""
    only_for: str = ""
    origin: Origin = "person"
    edited: Json | None = None
    broadcast: bool = False

    def wire(self, *, with_metadata: bool = False, bot_id: str = "", app_id: str = "") -> Json:
        """Return the message as conversations.history does."""
        found: Json = {"type": "message", "user": self.user, "text": self.text, "ts": self.ts}
        if self.origin in {"chat", "response"}:
            found |= {"bot_id": bot_id, "app_id": app_id}
        for name in ("thread_ts", "edited"):
            if getattr(self, name):
                found[name] = getattr(self, name)
        for name in ("blocks", "attachments"):
            if getattr(self, name):
                found[name] = list(getattr(self, name))
        if with_metadata and self.metadata is not None:
            found["metadata"] = self.metadata
        return found


@dataclass(frozen=True, slots=True)
class OpenView:
    """A modal or Home tab that somebody has open.

    Args:
        id: Slack's id for it.
        user: whose screen it is on.
        view: the view as the bot sent it, each block with its block_id.
        hash: changes with every change of the view.
        root_id: the lowest modal of the stack.
        previous_id: the modal under it, or "".
    """

    id: str
    user: str
    view: Json
    hash: str
    root_id: str = ""
    previous_id: str = ""

    @property
    def external_id(self) -> str:
        """The bot's own id for the view, or ""."""
        return str(self.view.get("external_id", ""))


@dataclass(frozen=True, slots=True)
class File:
    """A file that the bot announced, uploaded and shared."""

    id: str
    name: str
    length: int
    content: bytes | None = None
    title: str = ""
    channel: str = ""
    message_ts: str = ""


@dataclass(frozen=True, slots=True)
class Installation:
    """The app as it is installed in the workspace, and what it may do.

    Args:
        scopes: bot scopes that the workspace granted.
        unfurl_domains: domains whose links are sent to the bot.
    """

    team: str
    app_id: str
    bot_id: str
    bot_user: str
    bot_token: str
    app_token: str
    signing_secret: str
    scopes: frozenset[str]
    unfurl_domains: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AgentThread:
    """What the agent pane shows above and beside a thread."""

    status: str = ""
    title: str = ""
    prompts: tuple[Json, ...] = field(default=())
