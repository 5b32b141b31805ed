"""How newsrooms write figures: patterns and word lists."""

from __future__ import annotations

import re

from knowledge.drafting.number_words import FIRST_WORDS, SPELLED
from knowledge.drafting.patterns import beginning

BOUNDS = {
    "more than": "more than",
    "over": "more than",
    "upwards of": "more than",
    "upward of": "more than",
    "in excess of": "more than",
    "exceeding": "more than",
    "well over": "more than",
    "just over": "more than",
    "at least": "at least",
    "no fewer than": "at least",
    "no less than": "at least",
    "a minimum of": "at least",
    "about": "about",
    "around": "about",
    "approximately": "about",
    "roughly": "about",
    "some": "about",
    "an estimated": "about",
    "estimated": "about",
    "nearly": "nearly",
    "almost": "nearly",
    "close to": "nearly",
    "just under": "nearly",
    "less than": "less than",
    "fewer than": "less than",
    "under": "less than",
    "below": "less than",
    "up to": "at most",
    "as many as": "at most",
    "as much as": "at most",
    "at most": "at most",
    "no more than": "at most",
    "a maximum of": "at most",
    "only": "exactly",
    "exactly": "exactly",
}
"""Words before a number → how exact it is. "since" is left to dates."""

CURRENCIES = {
    "$": "dollars",
    "US$": "US dollars",
    "C$": "Canadian dollars",
    "A$": "Australian dollars",
    "€": "euros",
    "£": "pounds",
    "¥": "yen",
    "₹": "rupees",
}
SCALE_LETTERS = {
    "bn": "billion",
    "m": "million",
    "mn": "million",
    "tn": "trillion",
    "k": "thousand",
}

_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,15}(?:\.\d{1,6})?"
_SCALE = r"(?:\ |-)(?:hundred|thousand|million|billion|trillion)\b|(?<=\d)\ ?(?:bn|tn|mn|m|k)\b"
_BOUND = "|".join(sorted((re.escape(b) for b in BOUNDS), key=len, reverse=True))
_CURRENCY = r"(?:US|C|A)?\$|[€£¥₹]"
_WORD = rf"(?:{SPELLED})"
_DASH = r"(?:\ ?[-–—]\ ?|\ to\ |\ and\ )"

_LEADS = beginning([b.replace(" ", "|") for b in BOUNDS] + [*FIRST_WORDS, "half|a"])

FIGURE = re.compile(
    rf"""
    (?: (?<![\w.,:/$€£-])(?=[0-9]|{_CURRENCY})
      | \b(?={_LEADS})
        (?:(?P<bound>(?i:{_BOUND}))\ (?:an\ (?:additional|estimated)\ |another\ )?)?
    )
    (?P<core>
      (?<![\w.,:/$€£-])(?P<currency>{_CURRENCY})?(?<![\w,:/-])(?<!\d\.)
      (?P<digits>{_DIGITS})(?P<scale>{_SCALE})?
      (?:{_DASH}(?:{_CURRENCY})?(?P<to>(?:{_DIGITS}))(?![\w:/])(?P<to_scale>{_SCALE})?)?
      (?P<measure>(?<=\d)(?:kg|km|cm|mm|mph|kph|lbs?|ft|kWh|MWh?|GWh?)\b)?
      (?P<percent>\ ?%|[ -]per\ ?cent\b|\ percentage\ points?\b)?
    | \b(?P<words>(?i:(?:an?\ )?{_WORD}(?:(?:\ and\ |\ )?{_WORD}){{0,7}}|a\ dozen|{_WORD}\ dozen))
      (?<![ -])
    | \b(?:[Hh]alf\ a\ (?P<half>million|billion|trillion|thousand))\b
    )
    """,
    re.VERBOSE,
)

NOT_FIGURES_BEFORE = re.compile(
    r"(?:\b(?:aged?|No\.|numbers?|page|pages|chapter|paragraph|verse|line|item|channel|route"
    r"|version|age\ of|at\ age|born\ in|since|tel|telephone|phone|call|dial|room|suite|extension"
    r"|ranked|gate|platform)\ "
    r"|\b(?:\d+|one|two|three|four|five|six|seven|eight|nine)\ (?:in|out\ of)\ (?:every\ )?"
    r"|[+#(]\ ?|\d[ -])\Z",
    re.IGNORECASE | re.VERBOSE,
)
NOT_FIGURES_AFTER = re.compile(
    r"(?:[-\ ]year[-s]*\ ?old|\ years?\ of\ age|-years?\b|(?:st|nd|rd|th)\b|[-:/]\w|\.\d|,\d"
    r"|\ ?[ap]\.?m\b|\ (?:GMT|UTC|BST|EST|EDT|CET|PST|PDT|o[’']clock|hours\ GMT)\b"
    r"|\)?[-\ ]\d{3,4}\b|[-\ ](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)\b"
    r"|(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)\b|[A-Za-z])",
    re.VERBOSE,
)
POINTS_BACK = re.compile(r"\ (?:or|of)\ (?:more|less|so|us|them|you)\b(?!\ \w+s\b)")
"""What makes a bare number point back to something counted before."""
PART_OF = re.compile(
    r" (?:out )?of (?:(?:the|its|their|his|her|our|those|these|all) )*\d[\d,]*(?= )"
)
"""The whole that a number is a part of: "412 of its 530 members" counts members twice."""
NAMES_BEFORE = re.compile(
    r"\b(?!(?:In|On|At|By|For|From|With|Of|And|But|Or|The|These|Those|All|Another|Only|Just|So|Yet"
    r"|Then|There|Nor|After|Before|Since|As|To|Its|His|Her|Their|Our|An?|Between|Within|When|While|If|Over|Under"
    r"|During|Through|Until|Into|More|No|Who|What|That|This|Police|Officials)\ )[A-Z][\w’.-]*\ \Z"
)
"""A capital before a number makes it part of a name: a law's section, a flight, an aircraft."""
HARMED_BEFORE = re.compile(
    r"\b(?:kill(?:s|ed|ing)|wound(?:s|ed|ing)|injur(?:es|ed|ing)|arrest(?:s|ed|ing)|displac(?:es|ed"
    r"|ing)|rescu(?:es|ed|ing)|detain(?:s|ed|ing)|employ(?:s|ed|ing)|infect(?:s|ed|ing))\ \Z"
)
"""Verbs after which a bare number counts people."""
HARMED_AFTER = re.compile(
    r"\ (?:people\ )?(?:died|survived|fled|(?:were|are|have\ been|had\ been)\ (?:\w+ly\ )?(?:killed"
    r"|injured|wounded|hurt|arrested|missing|dead|rescued|detained|freed|released|displaced))\b"
)
"""The same, where the verb follows."""
DEFINITE = re.compile(
    r"\b(?:the|these|those|his|her|their|its|our|my|both)\ (?:\w+\ )?\Z", re.IGNORECASE
)
"""Words that point back to something already counted."""

_PLURAL = frozenset(
    {"people", "men", "women", "children", "person", "man", "woman", "child", "police"}
    | {"troops", "personnel", "staff", "cattle", "sheep", "fish", "aircraft"}
    | {"feet", "mph", "kph", "km", "kg", "tons", "tonnes"}
)
"""Words that end a unit although they do not end in "s"."""
_LEADING = frozenset({"police", "square", "staff", "feet", "aircraft", "fish", "cattle"})
_STOPS = frozenset(
    {"in", "on", "at", "by", "to", "of", "for", "from", "with", "into", "over", "under", "via"}
    | {"during", "after", "before", "since", "among", "against", "between", "per", "than"}
    | {"and", "or", "but", "as", "if", "when", "while", "then", "so", "also", "not", "more", "less"}
    | {"a", "an", "the", "this", "his", "its", "each", "last", "it", "he", "she", "they", "us"}
    | {"who", "that", "which", "is", "are", "was", "were", "be", "been", "has", "have", "had"}
    | {"do", "does", "did", "will", "would", "could", "said", "says", "died"}
)
"""Words that no unit runs over."""
UNIT = re.compile(
    r"(?:-|\ (?:of\ (?:the\ |its\ |their\ |his\ |her\ |those\ |these\ |all\ )?(?:country[’']s\ )?"
    r"|other\ |more\ |additional\ |new\ )?)"
    r"(?P<unit>[^\W\d_][\w’'-]*(?:\ [^\W\d_][\w’'-]*){0,3})"
)


def unit_of(words: str) -> str | None:
    """Return what is counted: the words up to the first plural, or None."""
    taken: list[str] = []
    parts = words.split(" ")
    for word, following in zip(parts, [*parts[1:], ""], strict=True):
        plain = word.lower().split("’")[0].split("'")[0]
        if plain in _STOPS:
            return None
        taken.append(word)
        plural = len(plain) > 2 and plain.endswith("s") and not plain.endswith(("ss", "us", "is"))
        if plain in _LEADING and (following.endswith("s") or following in _PLURAL):
            continue
        if plain in _PLURAL or (plural and plain == word.lower()):
            return " ".join(taken)
    return None


_SAYING = (
    r"(?:said|says|told|tells|reported|reports|estimated|estimates|announced|added|claimed"
    r"|claims|confirmed|warned|testified|stated)\b"
)
_WHO = r"[^\W\d_][\w.’'&-]*(?:\ [\w.’'&-]+){0,7}"
ATTRIBUTIONS = re.compile(
    rf"""
      \b[Aa]ccording\ to\ ({_WHO})
    | (?:(?<=[,”"])\ |(?<=[,”"]))(?:said|says|wrote|added)\ ((?:(?:the|a|an)\ |[A-Z]){_WHO})
    | (?:(?<=\n)|(?<=[.!?”]\ )|\A)({_WHO}),\ (?:who|which|a|an|the)\ [^,“”\n]{{2,80}},\ {_SAYING}
    | (?:(?<=[,;:“”"(–—])\ ?|(?<=\n)|(?<=[.!?”]\ )|\A|\b(?:but|and|while|as)\ )
      ((?!(?:said|says|which|who)\b){_WHO}?)\ (?:also\ |later\ |has\ |have\ )?{_SAYING}
    """,
    re.VERBOSE,
)
