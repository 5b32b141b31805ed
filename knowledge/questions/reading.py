"""Typed words → Question, by the patterns, from top to bottom."""

from __future__ import annotations

import re
from dataclasses import replace

from knowledge.questions.patterns import COMMANDS, RULES, WANTS
from knowledge.questions.plainly import plainly
from knowledge.questions.question import LONGEST, Intent, Question, Wants
from knowledge.questions.tidy import EDGES, QUOTES, bare, polite, quoted

_HELP = frozenset({"", "help", "?", "hilfe", "ayuda", "aide"})
_SHARE = re.compile(r"(?:^|\s)share\s*$", re.IGNORECASE)
_WHO = re.compile(r"^\s*who(?:is)?\s+(?=\S)", re.IGNORECASE)
_SAID = re.compile(r"^(?:said|wrote|posted|asked)\s", re.IGNORECASE)
_NAMING = re.compile(
    r"""^\s*(?:(?:(?:who|what)(?:\s+(?:is|are|was|were)|['’]s|\s*['’]re)|where(?:\s+(?:is|are)|['’]s))\s+
      |(?:tell\s+(?:me|us)|anything|(?:what|everything)\s+(?:do\s+)?we\s+(?:know|have)|(?:(?:i|we)\s+)?(?:need|want|give\s+me|get\s+me|got)?\s*(?:an?\s+|some\s+|any\s+|the\s+|more\s+)?(?:background|context|line|lines|graf|bio|info|information|details?|profile|facts?|card|entry|something|anything|everything)|what\s+about|how\s+about)\s*(?:more\s+)?(?:about|on|for|of)?\s+
      |(?:(?:do\s+we\s+)?have\s+(?:we\s+got\s+)?(?:anything|something)\s+(?:about|on))\s+
      |(?:explain|define|describe|context\s+(?:on|for)|look\s+up)\s+
      |what\s+(?:does\s+|is\s+)?(?=.*\b(?:mean|stands?\s+for|short\s+for)\b)
      |is\s+(?=[^ ]+\s*\?\s*$))""",
    re.IGNORECASE | re.VERBOSE,
)
_MEAN = re.compile(
    r"\s+(?:mean|(?:stands?|is\s+short|short)\s+for|(?:all\s+)?about)\s*$", re.IGNORECASE
)
_ABOUT = re.compile(
    r"^(?P<subject>.*?)(?:^|\s+)(?:about|on|regarding|mentioning)\s+(?P<words>.+)$", re.IGNORECASE
)
_LEADING = re.compile(r"^(?:of|from|by|for|on|behind|about)\s+(?=\S)", re.IGNORECASE)
_ASKED_WHO_SAID = re.compile(
    r"\b(?:who|whose|which|said|says|say|wrote|posted|quotes?|quoted|lines?|words?|phrase|source|from|where)\b",
    re.IGNORECASE,
)
MOST = 600
"""The most characters of a question that are read."""


def parse(text: str, *, who: bool = False) -> Question:
    """Read what somebody typed after a command or a mention.

    Args:
        text: the words, plain, without Slack's markup.
        who: True for ``/who`` and ``/whois``.

    Returns:
        The question. Nothing typed, or ``help``, asks for help.
    """
    words, share = _shared(text)
    if words.casefold() in _HELP:
        return Question("help", share=share)
    if who and _SAID.match(words):
        who, words = False, f"who {words}"
    asked = plainly(polite(words[:MOST]))
    read = None if who else _read(asked)
    if read is not None:
        return replace(read, share=share, text=words[:LONGEST])
    if not who and _WHO.match(asked) and not _NAMING.match(asked) and not _is_question(asked):
        named = _WHO.sub("", asked)
        return Question(
            "entry",
            _subject(named)[:LONGEST],
            who=True,
            share=share,
            wants="who",
            text=words[:LONGEST],
        )
    if not who and not _NAMING.match(asked) and _is_question(asked):
        return Question(
            "asked", bare(asked)[:LONGEST], share=share, wants=_wants(asked), text=words[:LONGEST]
        )
    wants = _wants(asked) if _NAMING.match(asked) or _is_question(asked) else ""
    return Question(
        "entry", _subject(asked)[:LONGEST], who, share, wants=wants, text=words[:LONGEST]
    )


def commanded(command: str, text: str) -> Question:
    """Read what somebody typed after a command that asks for one thing.

    Args:
        command: the command with its slash. One that ``COMMANDS`` does not name reads its
            text as ``parse`` does.
        text: the words, plain.

    Returns:
        The question. ``help`` asks for help; nothing typed asks for all that is on file.
    """
    intent = COMMANDS.get(command)
    if intent is None:
        return parse(text, who=command in ("/who", "/whois"))
    words, share = _shared(text)
    if words.casefold() in _HELP - {""} or (intent == "quotes" and not words):
        return Question("help", share=share)
    return replace(_ordered(intent, words[:MOST]), share=share, text=words[:LONGEST])


def _ordered(intent: Intent, words: str) -> Question:
    if intent != "quotes":
        return Question(intent, bare(_LEADING.sub("", words))[:LONGEST])
    if words[:1] in QUOTES and quoted(words):
        return Question("said", words=quoted(words)[:LONGEST], exact=True)
    found = _ABOUT.match(words)
    if found is None:
        return Question("quotes", bare(_LEADING.sub("", words))[:LONGEST])
    subject = bare(_LEADING.sub("", found["subject"]))
    return Question("quotes", subject[:LONGEST], words=bare(found["words"])[:LONGEST])


def _shared(text: str) -> tuple[str, bool]:
    words = " ".join(text.split())
    share = bool(_SHARE.search(words)) and words.casefold() != "share"
    return (_SHARE.sub("", words) if share else words), share


def _read(words: str) -> Question | None:
    """Try every pattern on a question; None where none fits."""
    ended = words.strip(" \t").rstrip("?!. ")[:MOST]
    spoken = quoted(words)
    if spoken and len(spoken.split()) > 1 and _ASKED_WHO_SAID.search(words.replace(spoken, "")):
        return Question("said", words=spoken[:LONGEST], exact=True)
    for intent, patterns in RULES:
        for pattern in patterns:
            if found := pattern.match(ended):
                return _filled(intent, {k: v for k, v in found.groupdict().items() if v})
    return None


def _filled(intent: Intent, groups: dict[str, str]) -> Question | None:
    if intent == "link" and not (groups.get("other") or groups.get("other2")):
        return None
    subject = next((groups[k] for k in ("subject", "subject2", "subject3") if k in groups), "")
    other = groups.get("other2") or groups.get("other") or ""
    topic = groups.get("words", "")
    return Question(
        intent,
        bare(subject)[:LONGEST],
        words=(quoted(topic) or (bare(topic) if intent != "said" else topic.strip(EDGES + QUOTES)))[
            :LONGEST
        ],
        other=bare(other)[:LONGEST],
        wants="fact",
        exact=bool(quoted(topic)),
    )


def _is_question(words: str) -> bool:
    return bool(_wants(words)) and (words.rstrip().endswith("?") or len(words.split()) >= 4)


def _wants(words: str) -> Wants:
    return next((wants for pattern, wants in WANTS if pattern.match(words)), "")


def _subject(words: str) -> str:
    asked = _NAMING.sub("", words, count=1)
    if asked != words:
        asked = _MEAN.sub("", asked.rstrip(EDGES))
        asked = re.sub(r"^(?:the|a|an)\s+", "", asked, flags=re.IGNORECASE)
    plain = asked.strip(EDGES)
    unquoted = plain.strip(QUOTES + EDGES)
    return unquoted or plain or words
