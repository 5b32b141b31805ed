"""Who said certain words: word for word, else with a slip, else by what they meant."""

from __future__ import annotations

from knowledge.answers import Answer, Miss
from knowledge.asking.onfile import OnFile
from knowledge.asking.quotes import listed
from knowledge.asking.reading import read
from knowledge.questions import Question
from knowledge.search.verbatim import verbatim

MOST = 50


def who_said(on: OnFile, question: Question) -> Answer | None:
    """Answer with the quotations that hold the words.

    Returns:
        The quotations; a miss or None where nobody on file said them. Words in quotation
        marks are found as words alone, never by their sense.
    """
    found = verbatim(on.snapshot.search, question.words)
    quotes = [each.quote for each in found.found if each.quote][:MOST]
    if quotes:
        note = "" if found.exact else "Not word for word as typed; these are the exact words."
        return listed(on, f"Who said “{question.words}”", None, quotes, note=note)
    if question.exact:
        return Miss(f"“{question.words}”", ())
    return _in_effect(on, question.words)


def _in_effect(on: OnFile, words: str) -> Answer | None:
    """Find quotations, and facts attributed to somebody, that cover every word."""
    meant = read(on, words)
    if not meant.words:
        return None
    search = on.snapshot.search
    spoken = search.covering(meant.mentions, meant.words, ("quote",), limit=MOST)
    told = [
        each.fact
        for each in search.covering(meant.mentions, meant.words, ("fact",))
        if each.fact and each.fact.status != "reported"
    ]
    if not spoken and not told:
        return None
    note = "Not word for word: found by what was said."
    quotes = [each.quote for each in spoken if each.quote]
    return listed(on, f"Who said {words}", None, quotes, told[:5], note=note)
