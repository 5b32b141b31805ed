"""Reviews: the owner of each entry past its day is asked once, and what they answer is noted."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Sequence

from bot.filling import utc
from bot.sending.finding import Posted
from bot.sending.outbox import Outbox
from bot.sending.updating import Updater
from bot.views.blocks import Message
from bot.views.curation import reviews as views
from knowledge.desk import Desk
from knowledge.reviews import REVIEW, Due, claimed, day_list, due, last_editors, list_id

AT_MOST = 10
"""Messages to one person in one round; where more entries are due they come as one list."""

_PERSON = re.compile(r"[UW][A-Z0-9]{2,}")


class Reviewing:
    """Asks about entries past their review.

    Args:
        desk: the one door to what is on file.
        outbox: sends messages, each once.
        updater: changes messages.
        desk_channel: who is asked where nobody owns an entry, or "".
        clock: the time in UTC.
    """

    def __init__(
        self,
        desk: Desk,
        outbox: Outbox,
        updater: Updater,
        desk_channel: str = "",
        clock: Callable[[], dt.datetime] = utc,
    ) -> None:
        self._desk = desk
        self._outbox = outbox
        self._updater = updater
        self._channel = desk_channel
        self._clock = clock

    @property
    def today(self) -> dt.date:
        """The day of the clock."""
        return self._clock().date()

    async def ask(self) -> None:
        """Ask about every entry that is due and was not asked about for its review date.

        A question counts as asked once it is filed to be sent; its id is that of the entry and
        the date, and that of a list of the person and the day, so that neither a process killed
        in between nor a second one loses it or asks twice.

        Raises:
            StoreError: a question could not be kept.
        """
        if not self._desk.has_store:
            return
        editors = last_editors(await self._desk.revisions())
        late = due(self._desk.snapshot, editors, self.today)
        noted = dict(await self._desk.papers.all(REVIEW))
        lists = {id_: paper["claims"] for id_, paper in noted.items() if "claims" in paper}
        sent = await self._outbox.states(lists)
        asked = noted.keys() | {claim for id_ in sent for claim in lists[id_]}
        for to, theirs in _by_owner(late, self._channel).items():
            id_ = list_id(to, self.today)
            new = [each for each in theirs if each.claim not in asked]
            if id_ in lists or len(new) > AT_MOST:
                await self._ask_in_a_list(id_, to, new)
            else:
                await self._ask_one_by_one(to, new)

    async def _ask_in_a_list(self, id_: str, to: str, new: Sequence[Due]) -> None:
        """Ask about what the list of the day holds; what is due beside it waits for the next."""
        held = await day_list(self._desk.papers, to, self.today, new, self._clock())
        if listed := [each for each in new if each.claim in held]:
            await self._outbox.send(id_, to, views.listed(listed))

    async def _ask_one_by_one(self, to: str, new: Sequence[Due]) -> None:
        for each in new:
            await self._outbox.send(each.claim, to, views.question(each))
            await claimed(self._desk.papers, each, self._clock())

    async def note(self, posted: Posted, message: Message, block_id: str, said: str) -> None:
        """Let a question say how it was answered.

        Args:
            posted: where the question stands.
            message: its text and blocks.
            block_id: the block that was answered.
            said: the answer, as mrkdwn.
        """
        await self._updater.update(posted, views.answered(message, block_id, said))


def _by_owner(late: Iterable[Due], channel: str) -> dict[str, list[Due]]:
    """Put what is due together by whom to ask; what there is nobody to ask about is left out."""
    found: dict[str, list[Due]] = {}
    for each in late:
        to = each.owner if _PERSON.fullmatch(each.owner) else channel
        if to:
            found.setdefault(to, []).append(each)
    return found
