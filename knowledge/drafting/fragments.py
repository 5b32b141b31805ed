"""Scare quotes, nicknames and titles of works, told from words that somebody is quoted with."""

from __future__ import annotations

import re

from knowledge.drafting.marks import Piece
from knowledge.drafting.neighbours import Attributed
from knowledge.drafting.phrases import is_verb
from knowledge.drafting.tokens import NAME, WORD, Row
from knowledge.drafting.verbs import CUES, SAYING
from knowledge.drafting.vocabulary import DETERMINERS, FUNCTION, PREPOSITIONS

_WORDS = re.compile(r"[^\W_][\w’'-]*")
_SMALL = frozenset("a an and the of for in on to at by with from or is".split())  # noqa: SIM905
_WEAK = frozenset({"subject", "later", "introduced", "nearby", "ahead", "paragraph", "continued"})
_TAGS = frozenset({"inverted", "colon", "carried"})
_LONG = 6
"""Words above which a piece is nobody's title or nickname."""
_SHORT = 3
_NAMING = frozenset(
    """titled entitled called named nicknamed dubbed known album book novel memoir film movie
    show series song podcast program drama documentary comedy play musical magazine column term
    phrase word so-called anchor host star single hit""".split()  # noqa: SIM905
)
_STARS = frozenset("star host anchor co-host movie film show series podcast album actor".split())  # noqa: SIM905


def is_quotation(row: Row, text: str, found: list[Piece], item: Attributed) -> bool:
    """Whether a quoted piece is taken for somebody's words.

    Short pieces are judged by how they stand: capitalised throughout after a preposition or an
    article they are titles; tied to nobody by a verb of speech they are scare quotes.
    """
    piece = found[item.piece]
    words = text[piece.start : piece.end]
    if "<" in words or text[piece.outer_start - 1 : piece.outer_start] in ("=", ">"):
        return False
    count = len(words.split())
    rule = item.link.rule if item.link else ""
    if count > _LONG or not rule:
        return count > _LONG
    if rule in _TAGS and not item.alone and words[-1] in ",?!":
        return True
    named = "known" in row.low[max(0, item.token - 4) : item.token]
    if named or _is_nickname(row, item.token, count):
        return False
    if _is_title(words) and words[-1] not in "!?":
        return not _stands_as_title(row, item, rule, count)
    scare = count == 1 or (count <= _SHORT and _modifies(row, item.token))
    return item.alone or rule not in _WEAK or not scare


def _is_title(words: str) -> bool:
    """Whether every word that could be is capitalised."""
    large = [word for word in _WORDS.findall(words) if word.lower() not in _SMALL]
    return bool(large) and all(not word[0].islower() for word in large)


def _stands_as_title(row: Row, item: Attributed, rule: str, count: int) -> bool:
    i = item.token
    before = row.low[i - 1] if i > item.sentence.first else ""
    after = row.low[i + 1] if i + 1 < item.sentence.stop else ""
    if before in _NAMING or after in _STARS:
        return True
    cue = CUES.get(before)
    if before == ":" or (cue and cue[2] == SAYING):
        return False
    if rule in _WEAK or rule == "":
        return True
    if count == 1:
        return False
    if before in DETERMINERS or before.endswith("'s") or before in PREPOSITIONS:
        return rule != "lead-in" or count > _SHORT
    return (
        rule in ("within", "lead-in") and i > 0 and row.kind[i - 1] == WORD and before not in CUES
    )


def _is_nickname(row: Row, i: int, count: int) -> bool:
    inside = 0 < i < len(row.kind) - 1
    return count < 3 and inside and row.kind[i - 1] == NAME and row.kind[i + 1] == NAME


def _modifies(row: Row, i: int) -> bool:
    """Whether a piece stands between an article and a noun: the “comeback” tour."""
    if i + 1 >= len(row.kind) or i == 0:
        return False
    before, low, kind = row.low[i - 1], row.low[i + 1], row.kind[i + 1]
    noun = kind == NAME or (
        kind == WORD and low not in FUNCTION and low not in PREPOSITIONS and not is_verb(row, i + 1)
    )
    return noun and (before in DETERMINERS or before.endswith("'s"))
