"""Where pictures are: addresses that only we can make, and the answer to a request for one.

Slack's servers fetch a picture without any secret of ours, so each address carries a signature
(HMAC-SHA256 under the signing secret) of what it shows. Who has not been sent the address
cannot make one, and learns nothing of what is on file.
"""

from __future__ import annotations

import asyncio
import hashlib
import hmac
from dataclasses import dataclass

from aiohttp import web

from bot.pictures.png import png
from bot.pictures.timeline import drawn
from bot.views.asked.timeline import PICTURED
from knowledge.answers import Answer, Timeline
from knowledge.desk import Desk

PATH = "/pictures/timeline"
_SIGNED = 32
"""Hexadecimal digits of a signature: 128 bits."""


@dataclass(frozen=True, slots=True)
class Pictures:
    """Addresses of pictures.

    Args:
        base: the address at which the bot is reached, without a path; "" where it cannot be.
        secret: what addresses are signed with.
    """

    base: str = ""
    secret: str = ""

    def of(self, answer: Answer) -> str:
        """Return the address of the picture of an answer, or "" where there is none."""
        if not self.base or not self.secret or not isinstance(answer, Timeline):
            return ""
        if len(answer.events) < PICTURED or not answer.whole:
            return ""
        of = answer.subject.entry_id if answer.subject else ALL
        return f"{self.base.rstrip('/')}{PATH}/{self.sign(of)}/{of}.png"

    def sign(self, entry_id: str) -> str:
        """Return the signature of what a picture shows."""
        key = self.secret.encode()
        return hmac.new(key, f"timeline:{entry_id}".encode(), hashlib.sha256).hexdigest()[:_SIGNED]


ALL = "_all"
"""Stands for the whole store in an address; no entry's id has an underscore."""

NO_PICTURES = Pictures()
"""For a bot that Slack's servers cannot fetch a picture from."""


def mount(app: web.Application, pictures: Pictures, desk: Desk) -> None:
    """Serve the pictures of a desk, where they have an address."""
    if pictures.base and pictures.secret:
        app.router.add_get(PATH + "/{signature}/{entry}.png", Served(pictures, desk).get)


class Served:
    """Answers requests for the pictures of one desk.

    Args:
        pictures: where they are.
        desk: what they are drawn of.
    """

    def __init__(self, pictures: Pictures, desk: Desk) -> None:
        self._pictures = pictures
        self._desk = desk
        self._kept: dict[tuple[int, str], bytes] = {}

    async def get(self, request: web.Request) -> web.Response:
        """Return a picture, drawn of what is on file now; 404 to an address not of ours."""
        entry_id, signature = request.match_info["entry"], request.match_info["signature"]
        if not hmac.compare_digest(signature.encode(), self._pictures.sign(entry_id).encode()):
            raise web.HTTPNotFound
        snapshot = self._desk.snapshot
        kept = self._kept.get((snapshot.number, entry_id))
        if kept is None:
            answer = self._desk.timeline("" if entry_id == ALL else entry_id)
            if not isinstance(answer, Timeline) or not answer.events:
                raise web.HTTPNotFound
            kept = await asyncio.to_thread(png, drawn(answer))
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            self._kept[(snapshot.number, entry_id)] = kept
        return web.Response(
            body=kept, content_type="image/png", headers={"Cache-Control": "private, max-age=300"}
        )


_MOST_KEPT = 50
"""Pictures kept; at about 60 kB each they hold at most 3 MB."""
