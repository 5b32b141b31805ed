"""Rules of conduct: not about a payload, but about who sends it, where and when.

Source: docs.slack.dev/reference/methods (errors of each method), /apis/rate-limits,
/interactivity/slash-commands, /surfaces/modals.
"""

from __future__ import annotations

from bot.playground.rules.problem import Rule


def _rule(rule_id: str, sentence: str, error: str) -> Rule:
    return Rule(rule_id, sentence, error)


NOT_AUTHED = _rule("token.missing", "A call carries a token.", "not_authed")
INVALID_AUTH = _rule("token.unknown", "The token is one that was issued.", "invalid_auth")
REVOKED = _rule("token.revoked", "The token was not revoked.", "token_revoked")
TOKEN_TYPE = _rule("token.type", "A method takes its own kind of token.", "not_allowed_token_type")
SCOPE = _rule(
    "token.scope",
    "The token has the scope for the method and the kind of channel.",
    "missing_scope",
)
METHOD = _rule("call.method", "The method exists.", "unknown_method")
ARGUMENTS = _rule(
    "call.arguments", "A call has the arguments it needs, no others.", "invalid_arguments"
)
JSON_BODY = _rule("call.json", "A JSON body is JSON.", "invalid_json")
CHANNEL = _rule("channel.known", "The channel exists and the bot can see it.", "channel_not_found")
MEMBER = _rule(
    "channel.member", "The bot is in the channel, or may write to public ones.", "not_in_channel"
)
JOINABLE = _rule(
    "channel.public",
    "Only a public channel is joined.",
    "method_not_supported_for_channel_type",
)
TYPES = _rule("channel.types", "Channels are listed by types that exist.", "invalid_types")
TOO_MANY_USERS = _rule(
    "users.most", "A direct message is opened with at most 8 people.", "too_many_users"
)
CURSOR = _rule("page.cursor", "A cursor is one that was given out.", "invalid_cursor")
LIMIT = _rule("page.limit", "A page has 1 to 999 rows.", "invalid_limit")
OLDEST = _rule("history.oldest", "oldest is a time stamp.", "invalid_ts_oldest")
LATEST = _rule("history.latest", "latest is a time stamp.", "invalid_ts_latest")
GROUP = _rule("group.known", "The user group exists and is not disabled.", "no_such_subteam")
ARCHIVED = _rule("channel.archived", "Nothing is posted to an archived channel.", "is_archived")
EPHEMERAL_USER = _rule(
    "ephemeral.user", "A private message goes to someone in the channel.", "user_not_in_channel"
)
THREAD = _rule("thread.known", "A thread starts at a message of the channel.", "thread_not_found")
USER = _rule("user.known", "The user exists.", "user_not_found")
RATE = _rule("rate", "One message a second to a channel; then 429 with Retry-After.", "ratelimited")
TIER = _rule(
    "rate.tier",
    "A method is called as often a minute as its tier allows, where a test turns that on.",
    "ratelimited",
)
MESSAGE_KNOWN = _rule("message.known", "The message exists.", "message_not_found")
UPDATE_OWN = _rule(
    "message.own",
    "Only a message that the bot posted with chat.postMessage is updated.",
    "cant_update_message",
)
UPDATE_ARCHIVED = _rule(
    "message.archived", "No message of an archived channel is updated.", "is_inactive"
)
UPDATE_TEXT = _rule(
    "message.update_text", "A text for chat.update has at most 4,000 characters.", "msg_too_long"
)
DELETE_OWN = _rule(
    "message.delete_own", "Only the bot's own message is deleted.", "cant_delete_message"
)
TRIGGER = _rule("trigger.known", "The trigger_id is one that was issued.", "invalid_trigger_id")
TRIGGER_AGE = _rule("trigger.age", "A trigger_id is used within 3 seconds.", "expired_trigger_id")
TRIGGER_ONCE = _rule("trigger.once", "A trigger_id is used once.", "exchanged_trigger_id")
VIEW_KNOWN = _rule("view.known", "The view is open.", "not_found")
VIEW_HASH = _rule("view.hash", "A view that changed meanwhile is not overwritten.", "hash_conflict")
VIEW_STACK = _rule("view.stack", "At most three modals lie on one another.", "push_limit_reached")
VIEW_EXTERNAL_ID = _rule(
    "view.external_id.unique", "No two open views share an external_id.", "duplicate_external_id"
)
VIEW_PLACE = _rule(
    "view.place", "views.open takes modals, views.publish home tabs.", "invalid_arguments"
)
UNFURL = _rule(
    "unfurl.url", "Only a link that stands in the message is unfurled.", "cannot_unfurl_url"
)
PROMPTS = _rule(
    "agent.prompts", "1 to 4 prompts, each with title and message.", "invalid_arguments"
)
FUNCTION = _rule(
    "function.known",
    "The function execution exists and is open.",
    "function_execution_not_found",
)
FILE = _rule("file.known", "The file was announced, and its bytes arrived.", "file_not_found")
RESPONSE_KNOWN = _rule("response_url.known", "The response_url was issued.", "invalid_url")
RESPONSE_USES = _rule("response_url.uses", "A response_url is used five times.", "used_url")
RESPONSE_AGE = _rule("response_url.age", "A response_url is used within 30 minutes.", "expired_url")
DEADLINE = _rule(
    "ack.deadline", "An acknowledgement arrives within 3 seconds.", "operation_timeout"
)
ACK_STATUS = _rule("ack.status", "An acknowledgement is HTTP 200.", "dispatch_failed")
ACK_BODY = _rule(
    "ack.body", "An acknowledgement's body is empty, text or JSON.", "invalid_command_response"
)
INTERACTION_BODY = _rule(
    "ack.interaction_body",
    "A button's acknowledgement has no body.",
    "invalid_interaction_response",
)

OAUTH_CLIENT = _rule(
    "oauth.client", "A code is exchanged with the app's client id.", "invalid_client_id"
)
OAUTH_SECRET = _rule(
    "oauth.secret", "A code is exchanged with the app's client secret.", "bad_client_secret"
)
OAUTH_CODE = _rule(
    "oauth.code", "A code is one that was issued in the last ten minutes.", "invalid_code"
)
OAUTH_ONCE = _rule("oauth.once", "A code is exchanged once.", "code_already_used")
OAUTH_REDIRECT = _rule(
    "oauth.redirect",
    "The browser is sent to an address of the app's, the same in both steps.",
    "bad_redirect_uri",
)
OAUTH_SCOPE = _rule("oauth.scope", "Only scopes that exist are asked for.", "invalid_scope")

INJECTED = _rule("fault", "A failure that a test asked for is answered.", "internal_error")
DROPPED = _rule(
    "fault.dropped", "A connection that a test has broken brings no answer.", "connection_dropped"
)

ALL = tuple(value for value in tuple(globals().values()) if isinstance(value, Rule))
