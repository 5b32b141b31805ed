"""The buttons under a revision in the history, for editors, and what a revert did."""

from __future__ import annotations

from collections.abc import Sequence

from bot.views import blocks as b

REVERT, CORRECT, AGAIN = "revert", "revert_correct", "revert_undo"

WHAT = (
    "What this revision changed goes back to what it was; everything since is kept. That is a "
    "revision of its own. Shared cards are refreshed, and nobody is told."
)


def controls(number: int) -> b.Block:
    """Return the row under one revision."""
    revert = b.button("Revert", f"{REVERT}:{number}", str(number))
    revert["confirm"] = {
        "title": b.plain(f"Revert revision {number}?"),
        "text": b.plain(WHAT),
        "confirm": b.plain("Revert"),
        "deny": b.plain("Leave it"),
    }
    correct = b.button("Revert with a correction…", f"{CORRECT}:{number}", str(number))
    return b.actions([revert, correct])


def done(number: int, became: Sequence[int]) -> b.Message:
    """Build what an editor reads after a revert, with the way back."""
    if not became:
        said = f"Nothing is left to revert of revision {number}."
        return b.message(said, [b.section(said)])
    listed = ", ".join(map(str, became))
    said = f"Revision {number} is reverted, as revision {listed}. Shared cards follow."
    undo = b.button("Undo", f"{AGAIN}:{became[-1]}", str(became[-1]))
    return b.message(said, [b.section(said), b.actions([undo])])
