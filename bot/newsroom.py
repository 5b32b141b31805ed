"""Everything that the desk's own work needs, and the one way in which Slack publishes."""

from __future__ import annotations

import datetime as dt
import logging
import time
import uuid
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from bot.correcting import Corrector
from bot.curation.queue import Queue
from bot.delivering import Delivering
from bot.filling import Filling
from bot.reviewing import Reviewing
from bot.roles import Roles
from bot.sending.outbox import Outbox
from knowledge.corrections import Correction, CorrectionKind, Intent, correction_of
from knowledge.deliveries import Reach
from knowledge.desk import Desk
from knowledge.editing.faults import Edits
from knowledge.errors import PublishRefused, StoreError
from knowledge.papers import Papers
from knowledge.publishing import Conflicted, Edit, Preview, Published, changes
from knowledge.revisions import Ledger, numbered

log = logging.getLogger(__name__)

NOT_EDITOR = "Only editors publish. You can send it to the desk as a suggestion."


@dataclass(frozen=True, slots=True)
class Newsroom:
    """What the listeners of the desk's work share.

    Args:
        desk: the one door to what is on file.
        roles: who may do what.
        papers: where drafts, suggestions and gaps are kept.
        outbox: sends messages, each once.
        delivering: shows answers and notes what they showed.
        corrector: lets corrections follow the answers.
        filling: the gaps.
        reviewing: the reviews.
        queue: the suggestions that wait for a decision.
        desk_channel: where the desk is told, or "".
        second_eyes: whether quotes and disputed facts need a second editor.
        review_days: days from one review to the next.
        after: what is done after each publication; where it fails, the publication stands.
    """

    desk: Desk
    roles: Roles
    papers: Papers
    outbox: Outbox
    delivering: Delivering
    corrector: Corrector
    filling: Filling
    reviewing: Reviewing
    queue: Queue
    desk_channel: str = ""
    second_eyes: bool = False
    review_days: int = 180
    after: tuple[Callable[[], Awaitable[None]], ...] = ()

    async def publish(
        self,
        edits: Sequence[Edit],
        *,
        editor: str,
        reason: str,
        kind: CorrectionKind = "update",
    ) -> Published | Conflicted:
        """Publish edits, and let the change follow the answers that showed the old text.

        The correction is kept before anything is published, so that no kill in between loses it.

        Args:
            edits: the records as the editor wants them.
            editor: who publishes, an id.
            reason: why.
            kind: ``update`` where the old text was right when it was read, else ``correction``.

        Raises:
            PublishRefused: this person may not publish, or it cannot stand as it is.
            StoreError: it could not be kept, and is not published.
            SlackApiError: Slack cannot say who is an editor.
        """
        if not await self.roles.may(editor, "publish"):
            raise PublishRefused(NOT_EDITOR)
        intents: list[tuple[Intent, Ledger]] = []

        async def announce(ledger: Ledger, wanted: Edits) -> None:
            await self._revoke(intents)
            intent = Intent(
                id=uuid.uuid4().hex,
                kind=kind,
                subjects=tuple(wanted),
                reason=reason.strip(),
                editor=editor,
                after=ledger.number,
                at=time.time(),
            )
            intents.append((intent, ledger))
            await self.corrector.announce(intent)

        try:
            done = await self.desk.publish(edits, editor=editor, reason=reason, first=announce)
        finally:
            # also where it failed or was cancelled: it may be published all the same
            await self._issue(intents)
        if isinstance(done, Published):
            await self._follow_up()
        return done

    async def reach(self, preview: Preview, editor: str) -> Reach:
        """Return whom the texts that a publication would change have reached."""
        correction = await self.correction(preview, editor)
        return await self.corrector.reach(correction) if correction else Reach()

    async def correction(self, preview: Preview, editor: str) -> Correction | None:
        """Return the correction that a publication would be; None where no shown text changes."""
        if not preview.wanted:
            return None
        now = dt.datetime.now(dt.UTC)
        made = changes(preview.wanted, editor=editor, reason="a look beforehand")
        number = preview.ledger.number
        would = [numbered(each, number + i, now) for i, each in enumerate(made, 1)]
        return await correction_of(
            "beforehand", "correction", would, preview.ledger, self.desk.revisions
        )

    async def _issue(self, intents: list[tuple[Intent, Ledger]]) -> None:
        for intent, before in intents:
            try:
                await self.corrector.issue(intent, before)
            except StoreError:
                log.exception("a correction could not be planned; it is tried again")

    async def _follow_up(self) -> None:
        for each in self.after:
            try:
                await each()
            except Exception:
                log.exception("what follows a publication failed; the daily round does it again")

    async def _revoke(self, intents: list[tuple[Intent, Ledger]]) -> None:
        while intents:
            intent, _ = intents.pop()
            await self.corrector.revoke(intent)
