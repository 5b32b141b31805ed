"""The ends of what people type: politeness, quotation marks, punctuation, articles."""

from __future__ import annotations

import re

EDGES = " \t\r\n?!.,;:–—"
QUOTES = "\"'“”‘’«»„‚"

_OPENING = re.compile(
    r"""^\s*(?:
      (?:hi|hey|hello|thanks|please|pls|so|and|ok|okay|um|also|now|but|wait|sorry|quick)
        (?:\s+(?:there|all|team|nutgraf|desk|question))?[\s,!:–—-]+
      |(?:can|could|would|will|may)\s+(?:you|we|i|someone|anyone|somebody)\s+(?:please\s+)?
        (?:(?:tell|remind|show|give|find|get)\s+(?:me|us)\s+|say\s+|check\s+|find\s+out\s+|get\s+|have\s+|see\s+)?
      |(?:do|does)\s+(?:you|we|anyone|anybody|someone)\s+(?:happen\s+to\s+)?(?:know|remember)\s+
      |(?:tell|remind|show)\s+(?:me|us)\s+(?=(?:who|what|when|where|why|how|which)\b)
      |(?:i|we)?\s*(?:need|want|looking\s+for|['’]d\s+like)\s+(?:an?\s+|some\s+|the\s+|to\s+see\s+)?(?=(?:timeline|chronology|quotes?|sources?|figures|numbers)\b)
      |(?:i|we)\s+(?:need|want|have|would\s+like|['’]d\s+like)\s+to\s+(?:know|check|ask)[\s,:]+
      |(?:i['’]?m|we['’]?re)\s+(?:looking\s+for|trying\s+to\s+find(?:\s+out)?)\s+
      |(?:any\s+idea|is\s+it\s+known|is\s+it\s+clear)\s+
      |(?:according\s+to\s+(?:our|the)\s+(?:files?|store|desk|records?))[\s,]+
      |(?:for\s+(?:a|my|the|our)\s+(?:story|piece|caption|graf))[\s,:]+
    )+""",
    re.IGNORECASE | re.VERBOSE,
)
_CLOSING = re.compile(
    r"""[\s,]*(?:\b(?:please|pls|thanks|thank\s+you|again|exactly|by\s+the\s+way|do\s+(?:you|we)\s+know|on\s+file|
    according\s+to\s+(?:our|the)\s+(?:files?|store|desk|records?))\b[\s?!.,]*)+$""",
    re.IGNORECASE | re.VERBOSE,
)
_QUOTED = re.compile(r"[\"“„«](?P<a>[^\"”“«»„]{2,})[\"”“»]")
_ARTICLE = re.compile(r"^(?:the|a|an)\s+(?=\S)", re.IGNORECASE)


def polite(words: str) -> str:
    """Return a question without the politeness around it."""
    opened = _OPENING.sub("", words)
    closed = _CLOSING.sub("?" if words.rstrip().endswith("?") else "", opened)
    return closed if closed.strip(EDGES) else words


def bare(words: str) -> str:
    """Return a subject without punctuation, quotation marks and article at its ends."""
    plain = words.strip(EDGES).strip(QUOTES + EDGES)
    return _ARTICLE.sub("", plain)


def quoted(words: str) -> str:
    """Return what stands in double quotation marks, or ""."""
    found = _QUOTED.search(words)
    return found["a"].strip(EDGES + ",") if found else ""
