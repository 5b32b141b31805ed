"""One call of a Web API method, read from its HTTP request."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from bot.playground.errors import Refusal
from bot.playground.rules import conduct
from bot.playground.webapi.scopes import hold_one_of

if TYPE_CHECKING:
    from aiohttp import web

    from bot.playground.rules.problem import Json
    from bot.playground.world import World

_FLAGS = {"true": True, "1": True, "false": False, "0": False}
_JSON_FIELDS = frozenset(
    {"blocks", "attachments", "metadata", "view", "unfurls", "prompts", "files", "outputs"}
)
_FLAG_FIELDS = frozenset(
    {
        "inclusive",
        "include_all_metadata",
        "include_disabled",
        "include_locale",
        "prevent_creation",
        "include_num_members",
        "exclude_archived",
        "mrkdwn",
        "reply_broadcast",
        "return_im",
        "unfurl_links",
        "unfurl_media",
    }
)

Handler = Callable[["World", "Json"], "Json"]
AsyncHandler = Callable[["World", "Json"], Awaitable["Json"]]


@dataclass(frozen=True, slots=True)
class Method:
    """A Web API method.

    Args:
        answer: what carries it out; takes the world and the arguments.
        scope: the scope it needs, "" for none; several where any one lets it in and
            the kind of conversation decides.
        required: arguments that must be there.
        optional: arguments that may be there.
        caller: who calls it, with the bot's token or the app's.
        tier: how often it may be called; 0 is Slack's special tier.
    """

    answer: Handler
    scope: str | tuple[str, ...] = ""
    required: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()
    caller: Literal["bot", "app"] = "bot"
    tier: int = 3

    @property
    def scopes(self) -> tuple[str, ...]:
        """The scopes of which a caller needs one; empty where it needs none."""
        listed = (self.scope,) if isinstance(self.scope, str) else self.scope
        return tuple(filter(None, listed))


async def arguments(request: web.Request) -> Json:
    """Read the arguments from the query, a form or a JSON body, token included.

    Raises:
        Refusal: the body is not what its content type says.
    """
    found: Json = dict(request.query)
    if request.content_type == "application/json":
        found |= _json_object(await request.text())
    elif request.can_read_body:
        found |= dict(await request.post())
    return {name: _value(name, value) for name, value in found.items()}


def bearer(request: web.Request, given: Json) -> str:
    """Return the token of a request, "" where it has none; takes it out of ``given``."""
    in_body = given.pop("token", "")
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else str(in_body)


def admit(world: World, method: Method, token: str, given: Json) -> None:
    """Hold a call to the rules of tokens, scopes and arguments.

    Raises:
        Refusal: it breaks one.
    """
    _admit_token(world, method, token)
    hold_one_of(world, method.scopes)
    unknown = given.keys() - {*method.required, *method.optional, "team_id"}
    missing = [name for name in method.required if given.get(name) in (None, "")]
    unclear = [name for name in given.keys() & _FLAG_FIELDS if not isinstance(given[name], bool)]
    if unknown or missing or unclear:
        listed = {"unknown": unknown, "missing": missing, "unclear": unclear}
        raise Refusal(
            conduct.ARGUMENTS,
            detail={name: ",".join(sorted(found)) for name, found in listed.items()},
        )


def _admit_token(world: World, method: Method, token: str) -> None:
    app = world.app
    if not token:
        raise Refusal(conduct.NOT_AUTHED)
    if token in world.retired:
        raise Refusal(conduct.REVOKED)
    if token not in {app.bot_token, app.app_token}:
        raise Refusal(conduct.INVALID_AUTH)
    if world.revoked:
        raise Refusal(conduct.REVOKED)
    if token != (app.bot_token if method.caller == "bot" else app.app_token):
        raise Refusal(conduct.TOKEN_TYPE)


def _json_object(body: str) -> Json:
    try:
        found = json.loads(body or "{}")
    except json.JSONDecodeError:
        raise Refusal(conduct.JSON_BODY) from None
    if not isinstance(found, dict):
        raise Refusal(conduct.JSON_BODY)
    return found


def _value(name: str, value: object) -> object:
    if not isinstance(value, str):
        return value
    if name in _FLAG_FIELDS:
        return _FLAGS.get(value.lower(), value)
    if name in _JSON_FIELDS:
        try:
            return json.loads(value)
        except json.JSONDecodeError:
            return value
    return value
