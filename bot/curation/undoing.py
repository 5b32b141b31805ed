"""A publication undone right after it: what it changed is taken back, and everything since kept."""

from __future__ import annotations

from collections.abc import Sequence

from bot.curation.alongside import last_change
from bot.newsroom import Newsroom
from knowledge.corrections import CorrectionKind
from knowledge.editing import reverted
from knowledge.errors import PublishRefused, StoreError
from knowledge.publishing import Conflicted, Edit

AGAIN = "Something of it was changed again since: decide in the history of the entry what stands."
NOT_ALLOWED = "Only editors undo a publication."
NOT_KEPT = "It could not be kept, and nothing was undone. Try again."


async def undo(
    newsroom: Newsroom, numbers: Sequence[int], kind: CorrectionKind, editor: str
) -> str:
    """Undo revisions, and return a sentence that says what was done.

    Args:
        newsroom: what the desk's own work needs.
        numbers: the revisions of one publication.
        kind: what the publication was; those who were told of it are told of its end.
        editor: who undoes it, an id.

    Raises:
        SlackApiError: Slack cannot say who is an editor.
    """
    if not await newsroom.roles.may(editor, "revert"):
        return NOT_ALLOWED
    reason = f"Undone: {_named(numbers)}"
    try:
        edits = await _reverting(newsroom, numbers)
        done = await newsroom.publish(edits, editor=editor, reason=reason, kind=kind)
    except PublishRefused as error:
        return f"It cannot be undone as it stands. {error}"
    except StoreError:
        return NOT_KEPT
    if isinstance(done, Conflicted):
        return f"It cannot be undone as it stands. {AGAIN}"
    if not done.revisions:
        return f"Nothing is left to undo of {_named(numbers)}."
    return f"Undone, as {_named([each.number for each in done.revisions])}."


def _named(numbers: Sequence[int]) -> str:
    return f"revision{'s' if len(numbers) > 1 else ''} {', '.join(map(str, numbers))}"


async def _reverting(newsroom: Newsroom, numbers: Sequence[int]) -> tuple[Edit, ...]:
    """Return the edits that undo revisions.

    Raises:
        PublishRefused: what they changed was changed again since.
        StoreError: the store cannot be read.
    """
    revisions = await newsroom.desk.revisions()
    ledger = newsroom.desk.snapshot.ledger
    subjects = {each.number: each.subject for each in revisions}
    edits: list[Edit] = []
    for number in numbers:
        subject = subjects.get(number, "")
        current = ledger.records.get(subject)
        merged = reverted(revisions, number, current, ledger.records)
        if merged is None or merged.conflicts:
            raise PublishRefused(AGAIN)
        edits.append(Edit(subject=subject, after=merged.record, base=last_change(ledger, subject)))
    return tuple(edits)
