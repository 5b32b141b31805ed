"""One revision undone, which is a revision too; everything since is kept."""

from __future__ import annotations

from collections.abc import Sequence

from bot.curation.alongside import last_change
from bot.newsroom import Newsroom
from knowledge.editing import reverted
from knowledge.errors import PublishRefused
from knowledge.publishing import Edit


async def reverting(newsroom: Newsroom, number: int) -> Edit:
    """Return the edit that undoes a revision.

    Where something of it was changed again since, the edit is of the revision itself: put on what
    is on file now it conflicts, and the editor decides what stands.

    Args:
        newsroom: what the desk's own work needs.
        number: the revision.

    Raises:
        PublishRefused: there is no such revision.
        StoreError: the store cannot be read.
    """
    revisions = await newsroom.desk.revisions()
    ledger = newsroom.desk.snapshot.ledger
    undone = next((each for each in revisions if each.number == number), None)
    subject = undone.subject if undone else ""
    merged = reverted(revisions, number, ledger.records.get(subject), ledger.records)
    if merged is None:
        raise PublishRefused(f"There is no revision {number}.")
    if not merged.conflicts:
        return Edit(subject=subject, after=merged.record, base=last_change(ledger, subject))
    earlier = [r for r in revisions if r.subject == subject and r.number < number]
    before = earlier[-1].after if earlier else None
    return Edit(subject=subject, after=before, base=number)


def why(numbers: Sequence[int]) -> str:
    """Return the reason that the history keeps where nobody typed one."""
    return f"Reverted revision{'s' if len(numbers) > 1 else ''} {', '.join(map(str, numbers))}"
