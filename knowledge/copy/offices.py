"""Offices and the words that stand with them, as news copy writes titles before and after names."""

from __future__ import annotations

from types import MappingProxyType

ADDRESS = frozenset(
    """
    mr mrs ms mx miss sir dame lord lady dr doctor sr sra don dona mme herr frau hon rev reverend
    """.split()  # noqa: SIM905 - a list of words is read as words
)
"""Forms of address. They say nothing of an office."""

OFFICE = MappingProxyType(
    {
        written: office
        for office, forms in {
            "president": "president presidents presidente pres",
            "premier": "premier",
            "minister": "minister ministers min",
            "chancellor": "chancellor",
            "secretary": "secretary secretaries sec",
            "senator": "senator sen senators",
            "representative": "representative rep congressman congresswoman",
            "governor": "governor gov",
            "mayor": "mayor",
            "ambassador": "ambassador amb",
            "envoy": "envoy envoys",
            "chairman": "chairman chairwoman chair chairperson",
            "attorney": "attorney",
            "general": "general gen",
            "director": "director",
            "executive": "ceo executive",
            "commissioner": "commissioner",
            "spokesman": "spokesman spokeswoman spokesperson",
            "professor": "professor prof",
            "lecturer": "lecturer",
            "dean": "dean",
            "treasurer": "treasurer",
            "adviser": "adviser advisor",
            "judge": "judge justice",
            "czar": "czar tsar",
            "king": "king queen prince princess",
        }.items()
        for written in forms.split()
    }
)
"""A word of an office as written, in ``key`` form → the office."""

EXCLUSIVE = frozenset(
    "president premier minister chancellor secretary senator representative governor mayor "  # noqa: SIM905
    "ambassador envoy attorney spokesman king lecturer dean".split()
)
"""Offices that whoever is on file with another one does not hold beside it."""

RANKS = frozenset("vice deputy assistant acting interim elect prime undersecretary".split())  # noqa: SIM905
"""Words that make another office of one."""

PORTFOLIOS = frozenset(
    "state defense defence treasury homeland justice interior energy commerce labor labour "  # noqa: SIM905
    "education health foreign finance press attorney transportation agriculture".split()
)
"""What a secretary or a minister is in charge of."""

FORMER = frozenset({"former", "ex", "onetime"})
"""Words that put an office into the past."""

LINKING = frozenset({"of", "for", "the", "and", "to", "at"})

MODIFIERS = frozenset(
    """
    national general special senior top chief longtime outgoing incoming current late new party
    presidential federal leftist conservative us associate full political science politics law
    board committee council union department affairs missions security
    """.split()  # noqa: SIM905
)
"""Lower-case words that stand inside titles."""
