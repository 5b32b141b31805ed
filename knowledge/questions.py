"""Typed words → Question: what is wanted, of which subject."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Intent = Literal["help", "entry"]

LONGEST = 300
"""The most characters of a subject that are looked up; longer ones are cut."""

_HELP = frozenset({"", "help", "?", "hilfe", "ayuda", "aide"})
_SHARE = re.compile(r"(?:^|\s)share\s*$", re.IGNORECASE)
_WHO = re.compile(r"^\s*who(?:is)?\s+(?=\S)", re.IGNORECASE)
_ASKING = re.compile(
    r"""^\s*(?:(?:hi|hey|hello|please|so|and|ok|okay)[\s,]+)*
    (?:(?:can|could|would)\s+you\s+)?(?:please\s+)?
    (?:(?:who|what|where)(?:\s+(?:is|are|was|were)|['’]s|\s*['’]re)\s+
      |(?:tell\s+(?:me|us)|anything|what\s+do\s+we\s+(?:know|have))\s+(?:about|on)\s+
      |(?:explain|define|describe|context\s+(?:on|for)|look\s+up)\s+
      |what\s+does\s+(?=.*\bmean\b)
      |is\s+(?=.*\?\s*$))""",
    re.IGNORECASE | re.VERBOSE,
)
_MEAN = re.compile(r"\s+(?:mean|stand\s+for)\s*$", re.IGNORECASE)
_EDGES = " \t\r\n?!.,;:"
_QUOTES = "\"'“”‘’«»„‚"


@dataclass(frozen=True, slots=True)
class Question:
    """A question that the desk can answer.

    Args:
        intent: what is wanted.
        subject: the words to look up, as typed.
        who: True where a person or an organization is meant.
        share: True where the answer is to be posted for all to see.
    """

    intent: Intent
    subject: str = ""
    who: bool = False
    share: bool = False


def parse(text: str, *, who: bool = False) -> Question:
    """Read what somebody typed after a command or a mention.

    Args:
        text: the words, plain, without Slack's markup.
        who: True for ``/who`` and ``/whois``.

    Returns:
        The question. Nothing typed, or ``help``, asks for help.
    """
    words = " ".join(text.split())
    share = bool(_SHARE.search(words)) and words.casefold() != "share"
    if share:
        words = _SHARE.sub("", words)
    if words.casefold() in _HELP:
        return Question("help", share=share)
    if not who and _WHO.match(words) and not _ASKING.match(words):
        who, words = True, _WHO.sub("", words)
    return Question("entry", _subject(words)[:LONGEST], who, share)


def _subject(words: str) -> str:
    asked = _ASKING.sub("", words, count=1)
    if asked != words:
        asked = _MEAN.sub("", asked.rstrip(_EDGES))
        asked = re.sub(r"^(?:the|a|an)\s+", "", asked, flags=re.IGNORECASE)
    bare = asked.strip(_EDGES)
    unquoted = bare.strip(_QUOTES + _EDGES)
    return unquoted or bare or words
