"""The parts of an entry, each with its menu; and what can be added."""

from __future__ import annotations

import json
import re

from bot.curation.part import alias_id
from bot.views import blocks as b
from bot.views.curation.texts import fitted
from bot.views.modals import modal
from bot.views.wording import short_date
from knowledge.model import Entry

PART, ADD = "part", "part:add"
WITHDRAW = "part:withdraw"
TURN = re.compile(r"^parts:(?:earlier|more)$")
PAGE = 30
"""Parts on one page; Slack takes 100 blocks, and a telephone shows six at a time."""


def parts(entry: Entry, base: int, page: int = 0) -> b.Block:
    """Build the modal.

    Args:
        entry: the entry as this person may see it.
        base: the number of its last revision.
        page: which of its pages, the first one being 0; past the last one, the last.
    """
    rows = _rows(entry)
    page = min(page, (len(rows) - 1) // PAGE)
    shown = rows[page * PAGE : (page + 1) * PAGE]
    add = [
        b.button("Add a fact", f"{ADD}:fact", "fact"),
        b.button("Add a quotation", f"{ADD}:quote", "quote"),
        b.button("Add a name", f"{ADD}:alias", "alias"),
        b.button("Withdraw the entry", WITHDRAW, entry.id),
    ]
    metadata = json.dumps({"entry": entry.id, "base": base})
    blocks = [b.actions(add), *shown, *_turning(page, len(rows))]
    return modal("Edit or suggest", blocks, metadata=metadata)


def _rows(entry: Entry) -> list[b.Block]:
    rows = [
        _row(f"*{fitted(entry.name, 200)}*\n{fitted(entry.role, 300)}. "
             f"{fitted(entry.summary, 600)}", "own", ""),
        _row(f"*Background line*\n{fitted(entry.copy_line.text, 800)}", "line", ""),
        _row(f"*Review by*\n{short_date(entry.review_by)}", "review", ""),
    ]  # fmt: skip
    if entry.kind == "event":
        told = entry.event.date if entry.event else "not on file"
        rows.append(_row(f"*Event*\n{told}", "event", ""))
    return [
        *rows,
        *(
            _row(f"*Other name*\n{fitted(alias.name, 300)}", "alias", alias_id(alias))
            for alias in entry.also_known_as
        ),
        *(
            _row(f"*Fact*, {fact.status}\n{fitted(fact.text, 600)}", "fact", fact.id)
            for fact in entry.facts
        ),
        *(
            _row(f"*Quotation*\n“{fitted(quote.words, 600)}”", "quote", quote.id)
            for quote in entry.quotes
        ),
    ]


def _turning(page: int, count: int) -> list[b.Block]:
    """Return the way to the other pages, where there are any."""
    if count <= PAGE:
        return []
    first, last = page * PAGE + 1, min((page + 1) * PAGE, count)
    turns = []
    if page:
        turns.append(b.button("Earlier", "parts:earlier", str(page - 1)))
    if last < count:
        turns.append(b.button("More", "parts:more", str(page + 1)))
    return [b.context(f"Parts {first} to {last} of {count}."), b.actions(turns)]


def _row(said: str, kind: str, item: str) -> b.Block:
    block = {**b.section(said), "block_id": f"row:{kind}:{item}"}
    options = [("Change", f"change:{kind}:{item}")]
    if item:
        options.append(("Withdraw", f"withdraw:{kind}:{item}"))
    return {**block, "accessory": b.overflow(f"{PART}:{kind}:{item}", options)}
