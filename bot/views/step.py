"""What the step "Look up context" hands to the steps after it: plain words, no markup."""

from __future__ import annotations

from bot.views.answer import render
from bot.views.blocks import cut
from bot.views.wording import standing
from knowledge.answers import Answer, Card

LONGEST = 2900


def outputs(answer: Answer) -> dict[str, str | bool]:
    """Return ``found``, ``text`` and ``entry_id``.

    The text of a card is its background line, dated and attributed, and where each line stands;
    of anything else it says what there is instead.
    """
    if not isinstance(answer, Card):
        return {"found": False, "text": _words(render(answer)["text"]), "entry_id": ""}
    used = [mark for mark in answer.marks if mark.number in answer.summary.marks]
    text = f"{answer.summary.text} {answer.copy_line} ({_words(standing(used, answer.notes))})"
    return {"found": True, "text": cut(text, LONGEST), "entry_id": answer.entry_id}


def _words(text: str) -> str:
    """Undo Slack's escapes: a later step decides how the words are shown."""
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
