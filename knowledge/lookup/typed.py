"""What was typed, taken apart once for every table it is held against."""

from __future__ import annotations

import re
from dataclasses import dataclass

from knowledge.lookup.titles import ABBREVIATIONS, HONORIFICS, OFFICES, PASSING
from knowledge.lookup.tokens import GENERATIONS, LONGEST, MOST, OTHER_SCRIPT, joined, without_form
from knowledge.lookup.wordlists import census_names, english_words
from knowledge.text import key

_ABJAD = re.compile(r"[\u0590-\u08ff\ufb1d-\ufefc]")
_INITIAL_A = re.compile(r"\bA\.")


@dataclass(frozen=True, slots=True)
class Typed:
    """A typed name.

    Args:
        text: as typed, cut to ``LONGEST``.
        key: in ``key`` form.
        tokens: its tokens; honorifics, offices and passing words are left out where
            anything else is left.
        aside: the tokens left out.
        joined: hyphenated words written in one.
        script: "" for Latin, "abjad" where vowels may be missing, else "other".
        plain: whether every token is an English word.
        known: for each token whether it is an English word or a frequent name.
        noise: the share of signs that are neither letters, figures nor spaces.
        rare: whether it is a single word that is neither an English one nor a frequent name.
    """

    text: str
    key: str
    tokens: tuple[str, ...]
    aside: tuple[str, ...]
    joined: tuple[str, ...]
    script: str
    plain: bool
    rare: bool
    known: tuple[bool, ...]
    noise: float

    @property
    def whole(self) -> str:
        """All of it written in one."""
        return self.key.replace(" ", "")

    @property
    def phrase(self) -> bool:
        """Whether it is running text: lower case, plain words, and words between them."""
        return self.plain and self.text.islower() and any(w in PASSING for w in self.aside)


def typed(text: str) -> Typed:
    """Take a typed name apart."""
    text = text[:LONGEST]
    held = key(without_form(text))[: 2 * LONGEST]
    words = held.split()[:MOST]
    light = PASSING - {"a"} if _INITIAL_A.search(text) else PASSING
    core = _core(words, light) or [w for w in words if w not in light] or words
    script = ""
    if not text.isascii() and OTHER_SCRIPT.search(text):
        script = "abjad" if _ABJAD.search(text) else "other"
    english, census = english_words(), census_names()
    tokens = tuple(ABBREVIATIONS.get(w, w) for w in core)
    return Typed(
        text=text,
        key=held,
        tokens=tokens,
        aside=tuple(w for w in words if w not in core),
        joined=tuple(joined(text, words)) if len(words) > 1 else (),
        script=script,
        plain=all(w in english for w in core),
        rare=len(core) == 1 and core[0] not in english and core[0] not in census,
        known=tuple(w in english or w in census for w in tokens),
        noise=sum(not (c.isalnum() or c.isspace()) for c in text) / (len(text) or 1),
    )


def _core(words: list[str], light: frozenset[str]) -> list[str]:
    """Return the words of the name itself.

    An office stands before a name: the last word is never one (Department of Justice).
    """
    beside = (HONORIFICS | light) - GENERATIONS
    core = [w for i, w in enumerate(words) if w not in beside and (i or w != "sr")]
    return [w for w in core[:-1] if w not in OFFICES] + core[-1:]
