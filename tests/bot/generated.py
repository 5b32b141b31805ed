"""Generated requests: what Slack might send, what it never would, and anything else."""

import json
import time
from dataclasses import dataclass
from urllib.parse import urlencode

from hypothesis import strategies as st

from bot.config import Secret
from bot.guard import signature

SECRET = Secret("0123456789abcdef0123456789abcdef")
FORM = b"application/x-www-form-urlencoded"
JSON = b"application/json"


@dataclass(frozen=True, slots=True)
class Generated:
    """One request: header names and values as bytes, and the raw body."""

    headers: tuple[tuple[bytes, bytes], ...]
    body: bytes


words = st.text(max_size=200) | st.from_regex(r"\A[/?<>@&|*a-zA-Z' .-]{0,40}\Z")
ids = st.from_regex(r"\A[TUCDEVAB][A-Z0-9]{0,10}\Z") | st.text(max_size=20)
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | words,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(words, inner, max_size=4),
    max_leaves=12,
)
address = st.just("http://127.0.0.1:9/none") | words


def _loose(**fields):
    """An object with these fields; now and then one is missing or of a wrong kind."""
    whole = st.fixed_dictionaries(fields)

    @st.composite
    def spoiled(draw):
        value = draw(whole)
        name = draw(st.sampled_from(sorted(fields)))
        if draw(st.booleans()):
            del value[name]
        else:
            value[name] = draw(values)
        return value

    return st.one_of(whole, whole, whole, spoiled())


commands = st.fixed_dictionaries(
    {"command": st.sampled_from(["/context", "/who", "/whois"]) | words, "text": words},
    optional={
        "user_id": ids, "team_id": ids, "channel_id": ids, "response_url": address,
        "trigger_id": ids, "payload": words, "ssl_check": st.just("1"), "enterprise_id": ids,
    },
)  # fmt: skip
messages = _loose(
    type=st.sampled_from(["app_mention", "message", "app_home_opened", "tokens_revoked"]) | words,
    text=words, user=ids, channel=ids, ts=ids, thread_ts=ids, event_ts=ids, bot_id=ids,
    channel_type=st.sampled_from(["im", "channel"]), subtype=words, edited=values, blocks=values,
)  # fmt: skip
events = _loose(
    type=st.just("event_callback"), event=messages, event_id=ids, team_id=ids, api_app_id=ids,
    authorizations=st.lists(_loose(team_id=ids, user_id=ids), max_size=2),
    is_ext_shared_channel=st.booleans(), enterprise_id=ids, challenge=words, token=words,
)  # fmt: skip
actions = _loose(
    action_id=st.sampled_from(
        ["share", "line", "quotes", "related", "more", "page", "open:0", "context:0", "turn",
         "quote:0", "look_up", "view:more", "card_form", "confirm:card:0", "confirm:back",
         "confirm:undo", "conflict:discard"]
    ) | words,
    block_id=words, value=words, type=words, action_ts=ids,
    selected_option=_loose(value=words, text=values),
)  # fmt: skip
interactions = _loose(
    type=st.sampled_from(
        ["block_actions", "view_submission", "view_closed", "shortcut", "message_action",
         "block_suggestion", "interactive_message", "dialog_submission"]
    ) | words,
    actions=st.lists(actions, min_size=1, max_size=3), user=_loose(id=ids, name=words),
    team=_loose(id=ids), channel=_loose(id=ids), view=_loose(id=ids, callback_id=words),
    message=_loose(ts=ids, text=words), container=_loose(type=words, message_ts=ids),
    callback_id=words, action_id=words, response_url=address, trigger_id=ids,
    response_urls=st.lists(_loose(response_url=address), max_size=2), enterprise=_loose(id=ids),
)  # fmt: skip


def _json(value):
    return json.dumps(value).encode("utf-8", "surrogatepass")


def _form(fields):
    return urlencode(fields, errors="surrogatepass").encode()


slack_bodies = (
    st.tuples(st.just(FORM), commands.map(_form))
    | st.tuples(st.just(JSON), events.map(_json))
    | st.tuples(st.just(FORM), interactions.map(lambda value: _form({"payload": _json(value)})))
)


@st.composite
def broken_bodies(draw):
    """A body with bytes cut out of it, or put into it."""
    content_type, body = draw(slack_bodies)
    at = draw(st.integers(0, len(body)))
    end = draw(st.integers(at, len(body)))
    return content_type, body[:at] + draw(st.binary(max_size=8)) + body[end:]


other_bodies = st.tuples(
    st.sampled_from([FORM, JSON]) | st.binary(max_size=30),
    st.binary(max_size=300) | values.map(_json) | words.map(lambda text: text.encode()),
)


def _headers(content_type, timestamp, proof, *more):
    given = (
        (b"Content-Type", content_type),
        (b"X-Slack-Request-Timestamp", timestamp),
        (b"X-Slack-Signature", proof),
        *more,
    )
    # a line's end, or a NUL, inside a value would be another request, not another value
    return tuple((name, value.translate(None, b"\r\n\0")) for name, value in given)


def signed(bodies):
    """Requests with a right signature, some with the headers of a retry."""

    @st.composite
    def request(draw):
        content_type, body = draw(bodies)
        timestamp = str(int(time.time()))
        proof = signature(SECRET, timestamp, body).encode()
        retry = ((b"X-Slack-Retry-Num", b"1"),) if draw(st.booleans()) else ()
        return Generated(_headers(content_type, timestamp.encode(), proof, *retry), body)

    return request()


def unsigned(bodies):
    """Requests whose timestamp or signature is old, odd or absent."""

    @st.composite
    def request(draw):
        content_type, body = draw(bodies)
        seconds = int(time.time()) + draw(st.integers(-1000, 1000))
        near = str(seconds).encode()
        timestamp = draw(st.none() | st.binary(max_size=20) | st.integers().map(_digits))
        proof = draw(st.binary(max_size=80) | digests | words.map(str.encode))
        return Generated(_headers(content_type, timestamp or near, proof), body)

    return request()


def _digits(number):
    return str(number).encode()


digests = st.binary(min_size=32, max_size=32).map(lambda digest: b"v0=" + digest.hex().encode())

FAMILIES = {
    "signed, as Slack sends": signed(slack_bodies),
    "signed, broken": signed(broken_bodies()),
    "signed, anything": signed(other_bodies),
    "unsigned, as Slack sends": unsigned(slack_bodies),
    "unsigned, anything": unsigned(other_bodies),
}
