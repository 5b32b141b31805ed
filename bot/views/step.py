"""What the step "Look up context" hands to the steps after it: plain words, no markup."""

from __future__ import annotations

import re

from bot.views.answer import render
from bot.views.blocks import cut, seen
from bot.views.wording import standing
from knowledge.answers import Answer, Card

LONGEST = 2900

_ESCAPED = re.compile(r"&(?:amp;)*(lt;|gt;|)")
_ACTIVE = re.compile(r"[<>]|[@#](?=\w)|[a-z][a-z0-9+.-]{0,20}://|mailto:", re.IGNORECASE)
_INSTEAD = {"<": "‹", ">": "›", "@": "＠", "#": "＃"}


def outputs(answer: Answer) -> dict[str, str | bool]:
    """Return ``found``, ``text`` and ``entry_id``.

    The text of a card is its background line, dated and attributed, and where each line stands;
    of anything else it says what there is instead.
    """
    if not isinstance(answer, Card):
        return {"found": False, "text": words(render(answer)["text"]), "entry_id": ""}
    used = [mark for mark in answer.marks if mark.number in answer.summary.marks]
    text = f"{answer.summary.text} {answer.copy_line} ({standing(used, answer.notes)})"
    return {"found": True, "text": cut(words(text), LONGEST), "entry_id": answer.entry_id}


def words(text: str) -> str:
    """Return a text as words, of which Slack makes no mention and no link.

    Nobody knows whether a later step escapes what it is given, or undoes escapes. So no escape is
    left, and no sign that would come alive: brackets and the signs of mentions are exchanged for
    others that look like them, and a web address is left without what makes it one.

    Args:
        text: escaped or not.
    """
    plain = _ESCAPED.sub(lambda found: {"lt;": "<", "gt;": ">"}.get(found[1], "&"), seen(text))
    return _ACTIVE.sub(lambda found: _INSTEAD.get(found[0], ""), plain)
