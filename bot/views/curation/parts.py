"""The parts of an entry, each with its menu; and what can be added."""

from __future__ import annotations

import json

from bot.curation.part import alias_id
from bot.views import blocks as b
from bot.views.curation.texts import fitted
from bot.views.modals import modal
from knowledge.model import Entry

PART, ADD = "part", "part:add"
WITHDRAW = "part:withdraw"
FACTS, QUOTES, NAMES = 40, 25, 12


def parts(entry: Entry, base: int) -> b.Block:
    """Build the modal.

    Args:
        entry: the entry as this person may see it.
        base: the number of its last revision.
    """
    rows = [
        _row(f"*{fitted(entry.name, 200)}*\n{fitted(entry.role, 300)}. "
             f"{fitted(entry.summary, 600)}", "own", ""),
        _row(f"*Background line*\n{fitted(entry.copy_line.text, 800)}", "line", ""),
        _row(f"*Review by*\n{entry.review_by}", "review", ""),
    ]  # fmt: skip
    if entry.kind == "event":
        told = entry.event.date if entry.event else "not on file"
        rows.append(_row(f"*Event*\n{told}", "event", ""))
    rows += [
        _row(f"*Other name*\n{fitted(alias.name, 300)}", "alias", alias_id(alias))
        for alias in entry.also_known_as[:NAMES]
    ]
    rows += [
        _row(f"*Fact*, {fact.status}\n{fitted(fact.text, 600)}", "fact", fact.id)
        for fact in entry.facts[:FACTS]
    ]
    rows += [
        _row(f"*Quotation*\n“{fitted(quote.words, 600)}”", "quote", quote.id)
        for quote in entry.quotes[:QUOTES]
    ]
    left = sum(
        max(0, len(held) - most)
        for held, most in (
            (entry.also_known_as, NAMES), (entry.facts, FACTS), (entry.quotes, QUOTES),
        )
    )  # fmt: skip
    if left:
        rows.append(b.context(f"{left} more are not listed here."))
    add = [
        b.button("Add a fact", f"{ADD}:fact", "fact"),
        b.button("Add a quotation", f"{ADD}:quote", "quote"),
        b.button("Add a name", f"{ADD}:alias", "alias"),
        b.button("Withdraw the entry", WITHDRAW, entry.id),
    ]
    metadata = json.dumps({"entry": entry.id, "base": base})
    return modal("Edit or suggest", [b.actions(add), *rows], metadata=metadata)


def _row(said: str, kind: str, item: str) -> b.Block:
    block = {**b.section(said), "block_id": f"row:{kind}:{item}"}
    options = [("Change", f"change:{kind}:{item}")]
    if item:
        options.append(("Withdraw", f"withdraw:{kind}:{item}"))
    return {**block, "accessory": b.overflow(f"{PART}:{kind}:{item}", options)}
