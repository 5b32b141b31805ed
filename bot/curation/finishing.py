"""A confirmed draft becomes a publication, or a suggestion in the queue.

Who may do it is asked here again, whatever the modal offered.
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Sequence

from bot.curation import asking
from bot.curation.alongside import completed, last_change
from bot.curation.confirming import confirm_view, needs_second_editor
from bot.curation.queue import Approval
from bot.curation.sight import sight_of
from bot.drafts import Draft, Drafts
from bot.newsroom import Newsroom
from bot.views.blocks import Block
from bot.views.curation import outcome
from bot.views.curation.confirm import said_of
from bot.views.curation.queue import decided, settled
from knowledge.errors import PublishRefused, StoreError
from knowledge.publishing import Conflicted, Edit, Preview, Published
from knowledge.suggestions import Proposal, Suggestion

log = logging.getLogger(__name__)

After = Callable[[Draft, Published], Awaitable[None]]
"""What is done when a draft was published: a gap is closed, say."""

NOT_KEPT = "It could not be kept, and nothing was published. Your draft is kept: try again."
NO_WHY = "Say why, in a few words; the history keeps it."


class Finishing:
    """Publishes drafts, or puts them into the queue.

    Args:
        newsroom: what the desk's own work needs.
        after: what is done after each publication, in order.
    """

    def __init__(self, newsroom: Newsroom, after: Sequence[After] = ()) -> None:
        self._newsroom = newsroom
        self._drafts = Drafts(newsroom.papers)
        self._after = tuple(after)

    async def finish(self, draft: Draft) -> Block:
        """Publish a draft, or send it to the desk; return the modal that says what was done.

        Raises:
            SlackApiError: Slack cannot say who is an editor.
        """
        newsroom = self._newsroom
        try:
            await self._drafts.keep(draft)
            edits, found = await completed(newsroom.desk, draft.edits)
            if isinstance(found, Conflicted):
                return await confirm_view(newsroom, draft)
            is_editor = await newsroom.roles.may(draft.person, "publish")
            second = is_editor and await needs_second_editor(newsroom, draft, found.wanted)
            if is_editor and not second:
                return await self._publish(draft, edits, found)
            return await self._suggest(draft, found, second=second)
        except PublishRefused as error:
            return await confirm_view(newsroom, draft, str(error))
        except StoreError:
            return await confirm_view(newsroom, draft, NOT_KEPT)

    async def _publish(self, draft: Draft, edits: Sequence[Edit], found: Preview) -> Block:
        newsroom = self._newsroom
        reach = await newsroom.reach(found, draft.person)
        async with newsroom.queue.approving(
            draft.suggestion, draft.person, draft.reason
        ) as approval:
            if approval.decided:
                await self._drafts.drop(draft.id)
                return settled(approval.decided, first=False)
            done = await newsroom.publish(
                edits, editor=draft.person, reason=draft.reason, kind=draft.kind
            )
            if isinstance(done, Conflicted):
                return await confirm_view(newsroom, draft)
            overruled, approved = await _approved(approval)
        followed = [approved]
        followed.append(await _followed(self._drafts.drop(draft.id)))
        followed += [await _followed(each(draft, done)) for each in self._after]
        numbers = [revision.number for revision in done.revisions]
        said = decided(overruled) if overruled else ""
        return outcome.published(numbers, reach, draft.kind, followed=all(followed), said=said)

    async def _suggest(self, draft: Draft, found: Preview, *, second: bool) -> Block:
        """Put what this person edited into the queue; what goes with it is worked out again."""
        newsroom = self._newsroom
        sight = sight_of(newsroom.desk.snapshot, is_editor=second)
        if not sight.is_editor and sight.faults(found):
            return await confirm_view(newsroom, draft)
        for edit in draft.edits:
            if edit.subject not in found.wanted:
                continue
            wanted = {edit.subject: found.wanted[edit.subject]}
            proposal = Proposal(
                subject=edit.subject,
                after=found.wanted[edit.subject],
                base=last_change(found.ledger, edit.subject),
                changed=said_of(asking.altered(wanted, sight, draft)),
                reason=draft.reason,
                second=second,
            )
            await newsroom.queue.suggest(proposal, draft.person)
        await self._drafts.drop(draft.id)
        return outcome.sent(second=second)


async def _approved(approval: Approval) -> tuple[Suggestion | None, bool]:
    """Approve what was published.

    Returns:
        The suggestion where somebody else decided it all the same; and whether it could be kept.
    """
    try:
        return await approval.approve(), True
    except Exception:
        log.exception("what was published could not be approved; it is finished later")
        return None, False


async def _followed(work: Awaitable[object]) -> bool:
    """Do what follows a publication; return whether it was done. The publication stands."""
    try:
        await work
    except Exception:
        log.exception("what follows a publication could not be done")
        return False
    return True
