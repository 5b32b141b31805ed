"""Modals: a title, blocks and what goes with them; 24, 3,000 characters and 100 blocks at most."""

from __future__ import annotations

from collections.abc import Sequence

from bot.views import blocks as b

TITLE = 24
METADATA = 3000
BLOCKS = 100
CONTEXT = 2900
HANDLED = ("line", "quotes", "related", "more", "page", "open")
"""Controls under an answer that work inside a modal as well."""

HANDLED_MORE = ("facts:", "wrong:", "edit:")


def modal(
    title: str,
    blocks: Sequence[b.Block],
    *,
    callback_id: str = "",
    submit: str = "",
    metadata: str = "",
) -> b.Block:
    """Build a modal.

    Args:
        title: at most 24 characters.
        blocks: what it shows; more than 100 are cut.
        callback_id: by which its submission is known, or "".
        submit: the word on the button that sends it, or "" for none.
        metadata: what comes back with it, at most 3,000 characters.
    """
    view: b.Block = {
        "type": "modal",
        "title": b.plain(title[:TITLE]),
        "close": b.plain("Close"),
        "blocks": list(blocks)[:BLOCKS],
    }
    if callback_id:
        view["callback_id"] = callback_id
    if submit:
        view["submit"] = b.plain(submit)
    if metadata:
        view["private_metadata"] = metadata[:METADATA]
    return view


def note(title: str, said: str) -> b.Block:
    """Build a modal of one sentence."""
    return modal(title, [b.section(b.escape(b.cut(said, 2900)))])


def failed(said: str) -> b.Block:
    """Build the modal that tells of a failure."""
    return note("That did not work", said)


def text_input(
    label: str,
    action_id: str,
    *,
    hint: str = "",
    lines: bool = False,
    most: int = 3000,
    optional: bool = False,
) -> b.Block:
    """Return a field to type in; ``block_id`` is its ``action_id``."""
    block: b.Block = {
        "type": "input",
        "block_id": action_id,
        "label": b.plain(label),
        "optional": optional,
        "element": {
            "type": "plain_text_input",
            "action_id": action_id,
            "multiline": lines,
            "max_length": most,
        },
    }
    if hint:
        block["hint"] = b.plain(hint)
    return block


def in_view(blocks: Sequence[b.Block]) -> list[b.Block]:
    """Return the blocks of a message with the controls that work inside a view.

    A view has no channel: nothing is shared from there. The controls get names of their own,
    since what they do is to change the view.
    """
    kept = [_row(block) if block["type"] == "actions" else block for block in blocks]
    return [block for block in kept if block["type"] != "actions" or block["elements"]]


def _row(block: b.Block) -> b.Block:
    elements = []
    for element in block["elements"]:
        if str(element["action_id"]).partition(":")[0] not in HANDLED:
            continue
        changed = {**element, "action_id": f"view:{element['action_id']}"}
        if element["type"] == "overflow":
            options = [o for o in element["options"] if o["value"].startswith(HANDLED_MORE)]
            changed["options"] = options
            if not options:
                continue
        elements.append(changed)
    return {**block, "elements": elements}
