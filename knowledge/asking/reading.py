"""A question taken apart: the names on file in it, and the words that carry meaning."""

from __future__ import annotations

import re
from dataclasses import dataclass

from knowledge.asking.onfile import OnFile
from knowledge.search.names import Mention
from knowledge.search.words import POSTS, carries

RESOLVED = 3
"""The most words of a question that are looked up as a misspelt name."""

_SPEAKS = re.compile(
    r"\b(?:sa(?:y|ys|id|ying)|tell|told|claim\w*|think|thinks|thought|believ\w+|call\w*|describ\w+"
    r"|descriptions?|warn\w*|argu\w+|ask\w*|wrote|write\w*|post\w*|accord\w+|view\w*|opinion\w*"
    r"|position|mention\w*|offer\w*|hint\w*|threat\w*|accus\w+|stance|words?|terms?|account)\b",
    re.IGNORECASE,
)
"""Words that make the one who vouches for a statement a part of what is asked."""

_YES_OR_NO = re.compile(
    r"^\s*(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would)\b", re.IGNORECASE
)
_ASKING = frozenset({"role", "job", "post", "position", "title", "occupation"})


@dataclass(frozen=True, slots=True)
class Reading:
    """What a statement has to cover.

    Args:
        mentions: names on file.
        words: the other words that carry meaning, in ``key`` form.
        speaks: whether the question is what somebody says or thinks.
        decides: whether it is a question for yes or no.
    """

    mentions: tuple[Mention, ...]
    words: tuple[str, ...]
    speaks: bool = False
    decides: bool = False

    @property
    def empty(self) -> bool:
        """Whether nothing in the question carries meaning."""
        return not self.mentions and not self.words

    @property
    def ids(self) -> tuple[str, ...]:
        """The entries that are named, each once."""
        return tuple(dict.fromkeys(id_ for mention in self.mentions for id_ in mention.ids))


def read(on: OnFile, text: str) -> Reading:
    """Take a question apart.

    A word that no statement holds is looked up as a name, for it may be misspelt.
    """
    search = on.snapshot.search
    mentions, rest = search.names.read(text)
    named, words, tries = list(mentions), [], 0
    if mentions and not _ASKING.isdisjoint(rest):
        rest = tuple(word for word in rest if word not in POSTS)
    for word in dict.fromkeys(w for w in rest if carries(w)):
        if tries < RESOLVED and len(word) > 3 and not search.holds(word):
            tries += 1
            found = on.snapshot.names.resolve(word)
            if found.decision == "answer" and found.entry_id is not None:
                named.append(Mention(word, (found.entry_id,)))
                continue
        words.append(word)
    return Reading(
        tuple(dict.fromkeys(named)),
        tuple(words),
        speaks=bool(_SPEAKS.search(text)),
        decides=bool(_YES_OR_NO.match(text)),
    )
