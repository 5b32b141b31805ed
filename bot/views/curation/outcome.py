"""What was done, once it was confirmed."""

from __future__ import annotations

from collections.abc import Sequence

from bot.views import blocks as b
from bot.views.curation.confirm import UNDO
from bot.views.curation.texts import fitted, reached
from bot.views.modals import modal
from knowledge.corrections import CorrectionKind
from knowledge.deliveries import Reach

UNFOLLOWED = (
    "It stands, but what follows could not be kept. A suggestion or a question to the desk that "
    "it answers may still be listed as open: close it there."
)


def published(
    numbers: Sequence[int],
    reach: Reach | None,
    kind: CorrectionKind,
    *,
    followed: bool = True,
    said: str = "",
) -> b.Block:
    """Build the modal after a publication.

    Args:
        numbers: the numbers of its revisions; none where nothing was changed.
        reach: whom the old text had reached, or None where nobody was counted.
        kind: update or correction.
        followed: whether what follows it was done: a suggestion approved, a gap closed.
        said: how somebody else decided the suggestion meanwhile, as mrkdwn, or "".
    """
    if not numbers:
        return closing("Published", "That is what is on file already. Nothing was changed.")
    word = "revision" if len(numbers) == 1 else "revisions"
    listed = ", ".join(map(str, numbers))
    parts = [b.section(f"*Published as {word} {listed}.* Answers show it from now on.")]
    if reach is not None:
        how = "Those who read it are told" if kind == "correction" else "Shared cards follow"
        parts.append(b.section(f"The old text had reached {reached(reach)}. {how}."))
    if said:
        parts.append(b.section(f"The suggestion was decided, as its writer reads: {said}"))
    if not followed:
        parts.append(b.section(UNFOLLOWED))
    value = f"{','.join(map(str, numbers))}:{kind}"
    parts.append(b.actions([b.button("Undo", UNDO, value[:2000])]))
    return closed(modal("Published", parts))


def sent(*, second: bool) -> b.Block:
    """Build the modal after a suggestion."""
    who = "a second editor" if second else "an editor"
    return closing("Sent to the desk", f"Thank you. It waits in the queue until {who} reads it.")


def closing(title: str, said: str) -> b.Block:
    """Build a modal of one sentence that closes those beneath it as well."""
    return closed(modal(title, [b.section(fitted(said, 2900))]))


def closed(view: b.Block) -> b.Block:
    """Return a modal with which the ones beneath it are closed: what they show is done with."""
    return {**view, "clear_on_close": True}
