"""What people type in haste or in another language → the English frame that the patterns know.

Only the frame of a question is turned ("qué dijo … sobre …"); names and topics stay as typed.
"""

from __future__ import annotations

import re
from types import MappingProxyType

_SHORT = MappingProxyType(
    {
        "whats": "what's", "whos": "who's", "wheres": "where's", "whens": "when's", "hows": "how's",
        "whys": "why's", "wuts": "what's", "wat": "what", "abt": "about", "ppl": "people",
        "btwn": "between", "bw": "between", "b/w": "between", "w/": "with", "w": "with",
        "bc": "because", "pres": "president", "govt": "government", "gov't": "government",
        "theyd": "they'd", "theyre": "they're", "thats": "that's", "didnt": "didn't",
        "doesnt": "doesn't", "isnt": "isn't", "wasnt": "wasn't", "wont": "won't", "cant": "can't",
        "hes": "he's", "shes": "she's", "im": "i'm", "ive": "i've", "theres": "there's",
        "plz": "please", "thx": "thanks", "u": "you", "r": "are", "ur": "your", "y": "why",
        "gonna": "going to", "wanna": "want to", "conn": "connection", "btwen": "between",
        "q": "quote", "admin": "administration", "intl": "international",
    }
)  # fmt: skip
_WORD = re.compile(r"(?<![\w'’/])[\w'’]+/?(?![\w'’])")
_NEVER_FIRST = frozenset({"w", "y", "r", "q", "u"})
"""Single letters that are read as a word only inside a sentence."""

_THE = r"(?:(?:el|la|los|las|le|les|o|os|as|der|die|das|den|dem|il|lo|gli)\s+|l['’])?"


def _f(pattern: str, plain: str) -> tuple[re.Pattern[str], str]:
    return re.compile(rf"^\s*[¿¡]?\s*(?:{pattern})\s*[?!.\s]*$", re.IGNORECASE), plain


_FRAMES = (
    # Spanish
    _f(rf"qui[eé]n(?:es)?\s+(?:es|son|fue|era)\s+{_THE}(?P<a>.+?)", "who is {a}?"),
    _f(rf"(?:a\s+)?qu[eé]\s+(?:es|son|fue|era|significa)\s+{_THE}(?P<a>.+?)", "what is {a}?"),
    _f(r"qu[eé]\s+(?:dijo|dice|ha\s+dicho|escribi[oó]|opina|piensa)\s+(?P<a>.+?)\s+(?:sobre|acerca\s+de|de|del)\s+(?:el\s+|la\s+|los\s+|las\s+)?(?P<b>.+?)", "what did {a} say about {b}?"),
    _f(r"qu[eé]\s+(?:dijo|dice|ha\s+dicho|escribi[oó]|opina|piensa)\s+(?P<a>.+?)", "what did {a} say?"),
    _f(r"qui[eé]n\s+(?:dijo|ha\s+dicho|escribi[oó])\s*:?\s*(?P<a>.+?)", "who said {a}"),
    _f(r"qui[eé]n\s+habl[oó]\s+(?:sobre|de)\s+(?P<a>.+?)", "who spoke about {a}?"),
    _f(r"c[oó]mo\s+est[aá]n?\s+(?:conectad|relacionad|vinculad)[oa]s?\s+(?P<a>.+?)\s+(?:y|e|con)\s+(?P<b>.+?)", "how are {a} and {b} connected?"),
    _f(rf"d[oó]nde\s+(?:est[aá]|queda)\s+{_THE}(?P<a>.+?)", "where is {a}?"),
    _f(r"(?:qu[eé]\s+hay\s+de\s+nuevo|novedades)(?:\s+sobre\s+(?P<a>.+?))?", "what's new on {a}"),
    # French
    _f(rf"(?:c['’]est\s+qui|qui\s+(?:est|sont|était|c['’]est)(?:-ce)?|qui\s+est-ce)\s+{_THE}(?P<a>.+?)", "who is {a}?"),
    _f(rf"(?:qu['’]est[- ]ce\s+que?(?:\s+c['’]est(?:\s+que)?)?|c['’]est\s+quoi|que\s+signifie)\s+{_THE}(?P<a>.+?)", "what is {a}?"),
    _f(r"(?:qu['’](?:a|ont)\s+dit|que\s+(?:dit|disent)|qu['’]est[- ]ce\s+qu['’]a\s+dit)\s+(?P<a>.+?)\s+(?:sur|de|du|à\s+propos\s+de|au\s+sujet\s+de)\s+(?:la\s+|le\s+|les\s+|l['’])?(?P<b>.+?)", "what did {a} say about {b}?"),
    _f(r"(?:qu['’](?:a|ont)\s+dit|que\s+(?:dit|disent))\s+(?P<a>.+?)", "what did {a} say?"),
    _f(r"qui\s+(?:a\s+dit|a\s+écrit|dit)\s*:?\s*(?P<a>.+?)", "who said {a}"),
    _f(r"(?:quel|quels)\s+(?:est|sont)\s+(?:le\s+lien|les\s+liens)\s+entre\s+(?P<a>.+?)\s+et\s+(?P<b>.+?)", "how are {a} and {b} connected?"),
    _f(rf"où\s+(?:est|se\s+trouve)\s+{_THE}(?P<a>.+?)", "where is {a}?"),
    # German
    _f(rf"wer\s+(?:ist|sind|war|waren)\s+{_THE}(?P<a>.+?)", "who is {a}?"),
    _f(rf"was\s+(?:ist|sind|war|bedeutet)\s+{_THE}(?P<a>.+?)", "what is {a}?"),
    _f(r"was\s+(?:sagt|sagte|sagten|schrieb)\s+(?P<a>.+?)\s+(?:über|zu|zum|zur|von)\s+(?:die\s+|den\s+|das\s+|dem\s+|der\s+)?(?P<b>.+?)", "what did {a} say about {b}?"),
    _f(r"was\s+hat\s+(?P<a>.+?)\s+(?:über|zu|zum|zur)\s+(?:die\s+|den\s+|das\s+|dem\s+|der\s+)?(?P<b>.+?)\s+(?:gesagt|geschrieben)", "what did {a} say about {b}?"),
    _f(r"wer\s+(?:sagte|sagt|hat\s+gesagt|schrieb)\s*:?\s*(?P<a>.+?)", "who said {a}"),
    _f(r"wie\s+(?:hängen|sind)\s+(?P<a>.+?)\s+und\s+(?P<b>.+?)\s+(?:zusammen|verbunden)", "how are {a} and {b} connected?"),
    _f(rf"wo\s+(?:ist|liegt)\s+{_THE}(?P<a>.+?)", "where is {a}?"),
    # Portuguese, Italian
    _f(rf"(?:quem\s+(?:é|são|foi|e)|chi\s+(?:è|e['’]|e|sono))\s+{_THE}(?P<a>.+?)", "who is {a}?"),
    _f(rf"(?:(?:o\s+)?que\s+é|cos['’]è|che\s+cos['’]è)\s+{_THE}(?P<a>.+?)", "what is {a}?"),
    _f(r"(?:(?:o\s+)?que\s+disse|(?:che\s+)?cosa\s+ha\s+detto)\s+(?P<a>.+?)\s+(?:sobre|de|do|da|su|del|della)\s+(?P<b>.+?)", "what did {a} say about {b}?"),
    _f(r"(?:quem\s+disse|chi\s+ha\s+detto)\s*:?\s*(?P<a>.+?)", "who said {a}"),
    # any other question in these languages: its first word; what is not English is not covered
    _f(r"(?:cu[aá]nt[oa]s?|combien|wie\s+viele?|quant[oaie]s?)\s+(?P<a>.+?)", "how many {a}?"),
    _f(r"(?:cu[aá]ndo|quand|wann|quando)\s+(?P<a>.+?)", "when did {a}?"),
    _f(r"(?:(?:a|de)?d[oó]nde|où|wo|woher|onde|dove)\s+(?P<a>.+?)", "where did {a}?"),
    _f(r"(?:por\s+qu[eé]|pourquoi|warum|wieso|porqu[eê]|perché)\s+(?P<a>.+?)", "why did {a}?"),
    _f(r"(?:c[oó]mo|comment|wie|qu[eé]|cu[aá]l(?:es)?|quel(?:le)?s?|welche[rsn]?)\s+(?P<a>.+?)", "what did {a}?"),
    _f(r"(?:qui[eé]n(?:es)?|qui|wer|wen|wem|quem|chi)\s+(?P<a>.+?)", "who did {a}?"),
    # the subject first, and the question behind it
    _f(r"(?P<a>[^?]+?)\s+and\s+(?P<b>[^?]+?)\s*[,:;=–—-]+\s*(?:how|are|what)\b.*\b(?:connected|related|linked|connection|link|relationship)(?:\s+to\s+each\s+other)?", "how are {a} and {b} connected?"),
    _f(r"(?P<a>[^?]+?)\s*(?:[,:;=–—]|\s-)+\s*(?P<w>who|what|where)(?:\s*(?:is|are|was|were|['’]s|['’]re)(?:\s+(?:it|they|that|this|he|she|those|these|there))?)?(?:\s+again)?", "{w} is {a}?"),
    _f(r"(?P<a>[^?]+?)\s*(?:[,:;=–—]|\s-)+\s*(?P<w>when|why|how|where)\s+(?P<b>(?:did|was|were|is|has|do|does)\b.+)", "{w} {b} {a}?"),
    _f(r"(?P<a>\D*\d[\d,.]*(?:\s+\w+)?)\s+what", "what is {a}?"),
    _f(r"(?:connections?|links?|relationships?|relations?|ties)\s*:?\s*(?:of\s+|between\s+)?(?P<a>.+?)\s*(?:/|&|\+|\s-\s|–|—|,|\bto\b|\bwith\b|\band\b|\bvs\b)\s*(?P<b>.+?)", "how are {a} and {b} connected?"),
    _f(r"(?:who|what)\s+(?P<a>.+?)\s+(?P<w>is|are)", "who is {a}?"),
)  # fmt: skip


def plainly(words: str) -> str:
    """Return a question with its short forms spelled out and its frame in English.

    Args:
        words: the question, without politeness.
    """
    spelled = _WORD.sub(_spelled, words)
    for frame, plain in _FRAMES:
        if found := frame.match(spelled):
            parts = {name: (part or "").strip() for name, part in found.groupdict().items()}
            return plain.format(**parts)
    return spelled


def _spelled(found: re.Match[str]) -> str:
    word = found.group()
    if word.lower() in _NEVER_FIRST and (found.start() == 0 or word.isupper()):
        return word
    return _SHORT.get(word.lower(), word) if not word.isupper() or len(word) > 4 else word
