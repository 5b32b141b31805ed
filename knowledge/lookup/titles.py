"""Words that may stand beside a name without being part of it."""

from __future__ import annotations

from types import MappingProxyType

HONORIFICS = frozenset(
    """
    mr mrs ms mx miss sir dame lord lady dr doctor prof professor sr sra srta senor senora don
    dona mme mlle monsieur madame herr frau hon honorable rev reverend father sister
    sen rep gov pres sec gen amb min atty capt col lt sgt
    """.split()  # noqa: SIM905 - a list of words is read as words
)
"""Forms of address in English, Spanish, French and German, and offices cut short."""

OFFICES = frozenset(
    """
    president presidente presidenta premier chancellor minister secretary senator senador
    representative congressman congresswoman governor mayor ambassador envoy chairman chairwoman
    chair chief director spokesman spokeswoman general commissioner justice judge leader
    candidate strongman boss
    """.split()  # noqa: SIM905
)
"""Offices that news copy puts before a surname."""

PASSING = frozenset(
    """
    the a an of and for in on to former ex then late current acting incoming outgoing new us
    latest about regarding
    """.split()  # noqa: SIM905
)
"""Words that say nothing of who or what is meant."""

ABBREVIATIONS = MappingProxyType(
    {
        "dept": "department",
        "govt": "government",
        "intl": "international",
        "natl": "national",
        "univ": "university",
        "assn": "association",
        "ctr": "center",
        "centre": "center",
        "org": "organization",
        "organisation": "organization",
        "gen": "general",
        "sec": "secretary",
        "pres": "president",
    }
)
"""Words of names that news copy cuts short or spells the British way."""
