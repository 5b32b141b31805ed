"""The methods of the Web API that the stand-in speaks, with scope and arguments."""

from __future__ import annotations

from bot.playground.limits import SPECIAL
from bot.playground.webapi import agent, chat, conversations, files, functions, people, views
from bot.playground.webapi.call import Method
from bot.playground.webapi.scopes import each_kind

_SHOWS = ("text", "blocks", "attachments")
_SAYS = (*_SHOWS, "metadata")
_READ = each_kind("read")
_HISTORY = each_kind("history")
_POSTS = (
    *_SAYS,
    "thread_ts",
    "reply_broadcast",
    "unfurl_links",
    "unfurl_media",
    "mrkdwn",
    "parse",
    "link_names",
)
_PAGED = ("cursor", "limit")
_RANGE = (*_PAGED, "oldest", "latest", "inclusive", "include_all_metadata")
_THREAD = ("channel_id", "thread_ts")

METHODS: dict[str, Method] = {
    "auth.test": Method(people.auth_test, tier=SPECIAL),
    "users.info": Method(people.user_info, "users:read", ("user",), ("include_locale",), tier=4),
    "usergroups.users.list": Method(
        people.group_members, "usergroups:read", ("usergroup",), ("include_disabled",), tier=2
    ),
    "apps.connections.open": Method(people.open_socket, caller="app"),
    "chat.postMessage": Method(chat.post_message, "chat:write", ("channel",), _POSTS, tier=SPECIAL),
    "chat.postEphemeral": Method(
        chat.post_ephemeral,
        "chat:write",
        ("channel", "user"),
        (*_SHOWS, "thread_ts", "parse", "link_names"),
        tier=4,
    ),
    "chat.update": Method(
        chat.update, "chat:write", ("channel", "ts"), (*_SAYS, "parse", "link_names")
    ),
    "chat.delete": Method(chat.delete, "chat:write", ("channel", "ts")),
    "chat.unfurl": Method(chat.unfurl, "links:write", ("channel", "ts", "unfurls")),
    "views.open": Method(views.open_view, "", ("trigger_id", "view"), tier=4),
    "views.push": Method(views.push, "", ("trigger_id", "view"), tier=4),
    "views.update": Method(views.update, "", ("view",), ("view_id", "external_id", "hash"), tier=4),
    "views.publish": Method(views.publish, "", ("user_id", "view"), ("hash",), tier=4),
    "conversations.info": Method(conversations.info, _READ, ("channel",), ("include_num_members",)),
    "conversations.history": Method(conversations.history, _HISTORY, ("channel",), _RANGE),
    "conversations.replies": Method(conversations.replies, _HISTORY, ("channel", "ts"), _RANGE),
    "conversations.list": Method(
        conversations.list_channels, _READ, (), (*_PAGED, "types", "exclude_archived"), tier=2
    ),
    "conversations.members": Method(conversations.members, _READ, ("channel",), _PAGED, tier=4),
    "conversations.join": Method(conversations.join, "channels:join", ("channel",)),
    "conversations.open": Method(
        conversations.open_direct,
        ("im:write", "mpim:write"),
        ("users",),
        ("return_im", "prevent_creation"),
    ),
    "assistant.threads.setStatus": Method(
        agent.set_status, "chat:write", _THREAD, ("status", "loading_messages"), tier=SPECIAL
    ),
    "assistant.threads.setTitle": Method(
        agent.set_title, "assistant:write", (*_THREAD, "title"), tier=4
    ),
    "assistant.threads.setSuggestedPrompts": Method(
        agent.set_prompts, "assistant:write", (*_THREAD, "prompts"), ("title",), tier=4
    ),
    "files.getUploadURLExternal": Method(
        files.announce, "files:write", ("filename", "length"), ("alt_txt", "snippet_type"), tier=4
    ),
    "files.completeUploadExternal": Method(
        files.complete,
        "files:write",
        ("files",),
        ("channel_id", "initial_comment", "thread_ts"),
        tier=4,
    ),
    "functions.completeSuccess": Method(
        functions.succeed, "", ("function_execution_id", "outputs")
    ),
    "functions.completeError": Method(functions.fail, "", ("function_execution_id", "error")),
}
