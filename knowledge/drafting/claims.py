"""Sentences that report what somebody says: found and pointed at, never put into words here.

The same reading of verbs of speech and their subjects as for quotations, without the marks.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from knowledge.drafting.chains import Chain
from knowledge.drafting.cues import cues
from knowledge.drafting.groups import expansions
from knowledge.drafting.marks import pieces
from knowledge.drafting.people import cast
from knowledge.drafting.phrases import Phrase, rightward
from knowledge.drafting.referring import who
from knowledge.drafting.sentences import Sentence, sentences
from knowledge.drafting.spans import Span
from knowledge.drafting.tokens import Row, masked, tokens
from knowledge.drafting.verbs import SAYING


@dataclass(frozen=True, slots=True)
class Claim:
    """One sentence that reports what somebody says.

    Args:
        span: the sentence.
        said_by: who says so, as printed ("she", "the union", "Palomares").
        resolved: the full name, or None where it stays open.
        verb: the word that says so, as printed.
        at: where that word stands in the text.
        speaker_at: where ``said_by`` stands.
        quoted: True where a quotation stands in the sentence, which is drafted by itself.
    """

    span: Span
    said_by: str
    resolved: str | None
    verb: str
    at: int
    speaker_at: int
    quoted: bool

    def covers(self, offset: int) -> bool:
        """Return whether words at an offset are part of what is said, as far as order tells.

        What stands behind verb and speaker is; what stands before both is where the reporter
        speaks throughout; what stands between them describes the speaker.
        """
        behind = offset > max(self.at, self.speaker_at)
        return behind or (offset < min(self.at, self.speaker_at) and not self.quoted)


def claims(text: str) -> tuple[Claim, ...]:
    """Find the sentences of an article that report what somebody says.

    Args:
        text: the article, one paragraph a line.
    """
    found = pieces(text)
    row = tokens(masked(text, found), found)
    parts = sentences(row, text, found)
    people = cast(row, "\n".join(text[piece.start : piece.end] for piece in found))
    chain = Chain(row, parts, people, sorted(people.of_token), expansions(row, text))
    chain.starts.extend(part.first for part in parts)
    return tuple(
        _claim(text, chain, number, subject, verb)
        for number, part in enumerate(parts)
        for subject, verb in _sayings(row, part)
    )


def _sayings(row: Row, part: Sentence) -> Iterator[tuple[Phrase, int]]:
    """Yield each subject of a sentence that says something, with the token of its verb."""
    for cue in cues(row, part):
        if cue.subject is not None and cue.strength >= SAYING:
            yield cue.subject, cue.at
    for i in range(part.first, part.stop - 2):
        if row.low[i] == "according" and row.low[i + 1] == "to":
            subject = rightward(row, i + 2, part.stop)
            if subject is not None:
                yield subject, i


def _claim(text: str, chain: Chain, number: int, subject: Phrase, verb: int) -> Claim:
    row, part = chain.row, chain.parts[number]
    known = who(chain, subject, number)
    if known.person is not None:
        chain.spoken.setdefault(number, []).append((subject.head, known.person))
    return Claim(
        span=(row.start[part.first], row.end[part.stop - 1]),
        said_by=text[row.start[subject.first] : row.end[subject.last]],
        resolved=known.name,
        verb=text[row.start[verb] : row.end[verb]],
        at=row.start[verb],
        speaker_at=row.start[subject.first],
        quoted=bool(part.quotes),
    )
