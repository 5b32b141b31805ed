"""Names and typed text taken apart into tokens, and what each token may be."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from knowledge.text import key

LONGEST = 200
"""Characters of a typed name that are looked at; no name on file needs more."""

MOST = 24
"""Tokens of a typed name that are looked at."""

PARTICLES = frozenset(
    """
    abd abdul abu al bin bint da das de del della den der di do dos du el ibn la las le los mac mc
    o san santa st saint ter und van vande vander von y zu
    """.split()  # noqa: SIM905 - a list of words is read as words
)
"""Words of family names in several languages, which may be joined to the word that follows."""

GENERATIONS = frozenset({"jr", "sr", "ii", "iii", "iv"})
"""Two people of one name, told apart."""

CONNECTING = PARTICLES | frozenset(
    """
    a an and at au aux by com con d des e em en et for fur i im in na on per pour s sur the to u
    und vom voor with zum zur het of
    """.split()  # noqa: SIM905
)
"""Words that an acronym leaves out, in the languages of the newsroom's sources."""

FORMS = frozenset(
    """
    ab ag aktsionernoe ao bv co company corp corporation cv gmbh inc incorporated joint jsc kk
    liability limited llc llp lp ltd ltda mbh nv oao obshchestvo obshcestvo ogranichennoi
    otvetstvennostyu ooo oy oyj pao plc pte pty pvt rl sa sarl sas sdn bhd slu sl spa srl stock
    zao
    """.split()  # noqa: SIM905
)
"""Forms of companies, which say little of which company is meant."""

OTHER_SCRIPT = re.compile(r"[\u0370-\u1dff\u2e80-\uffff]")
"""A letter of another script than Latin."""

_HYPHENATED = re.compile(r"[^\W_]+(?:[-‐‑–'’`´][^\W_]+)+")


_LEGAL = re.compile(
    "(?:公益|一般)(?:財団|社団)法人|(?:独立行政|国立大学|国立研究開発|社会福祉|社会医療|特定非営利活動|医療|学校|宗教)法人"
    "|株式会社|有限会社|合同会社|股份有限公司|有限责任公司|有限公司|集团|주식회사|재단법인|사단법인"
)
"""Forms of bodies in Japanese, Chinese and Korean, which are written into the name."""


def without_form(text: str) -> str:
    """Return a name without the legal form written into it, if anything else is left."""
    if text.isascii():
        return text
    return _LEGAL.sub(" ", text).strip() or text


def tokens(text: str) -> list[str]:
    """Return the tokens of a text in ``key`` form, at most ``MOST``."""
    return key(text[:LONGEST]).split()[:MOST]


def joined(text: str, words: Sequence[str]) -> list[str]:
    """Return hyphenated words written in one, and particles joined to what follows them."""
    found = [key(part).replace(" ", "") for part in _HYPHENATED.findall(text)]
    found += [a + b for a, b in pairwise(words) if a in PARTICLES and b not in PARTICLES]
    return [word for word in found if word and word not in words]


def initials(words: Sequence[str]) -> tuple[str, ...]:
    """Return the initials of three words or more (or two), with and without passing words."""
    if len(words) < 2:
        return ()
    every = "".join(word[0] for word in words)
    content = "".join(word[0] for word in words if word not in CONNECTING)
    return tuple({form for form in (every, content) if len(form) > 1})


def family(text: str, words: Sequence[str]) -> int:
    """Return which words of a person's name are the family name.

    Capitals among lower case ("BENEDETTI Silvia") and a comma ("Benedetti, Silvia") show it;
    else it is the last word with the particles before it.

    Args:
        text: the name as printed.
        words: its tokens.

    Returns:
        A bit per token, the first one lowest, set where the token belongs to the family name.
    """
    count = len(words)
    if count < 2:
        return 1
    before = len(key(text.partition(",")[0]).split()) if "," in text else 0
    if 0 < before < count:
        return (1 << before) - 1
    return _in_capitals(text, count) or _at_the_end(text, words)


def _in_capitals(text: str, count: int) -> int:
    """Return the words in capitals, where others are not; 0 where that shows nothing."""
    capitals = at = 0
    for part in text.split():
        size = len(key(part).split())
        if len(part) > 2 and part.isupper() and "." not in part:
            capitals |= ((1 << size) - 1) << at
        at += size
    return capitals if at == count and capitals < (1 << count) - 1 else 0


def _at_the_end(text: str, words: Sequence[str]) -> int:
    count = len(words)
    parts = text.split()
    while len(parts) > 1 and key(parts[-1]) in GENERATIONS:
        count -= 1
        parts.pop()
    hyphenated = max(1, len(key(parts[-1]).split()))
    first = max(1, count - hyphenated)
    while first > 1 and words[first - 1] in PARTICLES:
        first -= 1
    return ((1 << count) - 1) & ~((1 << first) - 1)
