"""The card as everyone in a channel sees it: with who asked for it, and no Share button."""

from __future__ import annotations

from bot.views import blocks as b


def shared(message: b.Message, user: str) -> b.Message:
    """Build the public form of an answer.

    Args:
        message: the private message.
        user: the id of the person who shares it; their name is shown, they are not notified
            more than by any message of their own.
    """
    public = without_share(message)
    return b.message(public["text"], [*public["blocks"], b.context(f"Shared by {b.person(user)}")])


def without_share(message: b.Message) -> b.Message:
    """Build a message that is public already: nothing to share."""
    return b.message(message["text"], [_quiet(block) for block in message["blocks"]])


def _quiet(block: b.Block) -> b.Block:
    if block["type"] != "actions":
        return block
    kept = [e for e in block["elements"] if e.get("action_id") != "share"]
    return {**block, "elements": kept}
