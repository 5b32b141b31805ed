"""Quotations of an article: what was said, by whom, in what capacity, where and how."""

from __future__ import annotations

from dataclasses import dataclass

from knowledge.drafting.attribution import Attributed, attribute
from knowledge.drafting.chains import Chain, Who, who
from knowledge.drafting.fragments import is_quotation
from knowledge.drafting.linking import RULES
from knowledge.drafting.marks import Piece, pieces
from knowledge.drafting.people import cast
from knowledge.drafting.sentences import sentences
from knowledge.drafting.tokens import masked, tokens

CUT = 0.6
"""Below this confidence a speaker is left open."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """One quoted piece.

    Args:
        start: where its words start in the text, the mark excluded.
        end: where they end.
        words: the words, verbatim.
        kind: "direct", or "mixed" where it is part of the reporter's sentence.
        speaker: who says it, as printed ("he", "Palomares", "the group"), or None.
        resolved: the full name, or None where it stays open.
        how: how the speaker was found, in words.
        confidence: 0 to 1.
        candidates: full names that may be the speaker's, best first.
        title: what the speaker is, as printed, or None.
        affiliation: what the speaker belongs to, as printed, or None.
        venue: where or to whom it was said ("CNN", "a statement"), or None.
        manner: "said", "written" or "posted".
        date_words: the time expression beside the attribution, as printed, or None.
    """

    start: int
    end: int
    words: str
    kind: str
    speaker: str | None
    resolved: str | None
    how: str
    confidence: float
    candidates: tuple[str, ...]
    title: str | None
    affiliation: str | None
    venue: str | None
    manner: str
    date_words: str | None


def quotations(text: str) -> tuple[Quoted, ...]:
    """Find the quotations of an article, with their speakers.

    Args:
        text: the article, one paragraph a line.

    Returns:
        Every quoted piece that somebody says, in order. Scare quotes and titles of works are
        left out.
    """
    found = pieces(text)
    if not found:
        return ()
    row = tokens(masked(text, found), found)
    parts = sentences(row, text, found)
    people = cast(row, "\n".join(text[piece.start : piece.end] for piece in found))
    chain = Chain(row, parts, people, order=sorted(people.of_token))
    numbers = {part.first: i for i, part in enumerate(parts)}
    result: list[Quoted] = []
    settled: dict[int, Who] = {}
    for item in attribute(row, text, found, parts):
        if not is_quotation(row, text, found, item):
            continue
        result.append(_quoted(text, found[item.piece], item, chain, numbers, settled))
    return tuple(result)


_WORTH = {
    "tag after": 0.98, "inverted": 0.98, "according": 0.93, "lead-in": 0.9, "within": 0.88,
    "continued": 0.97, "carried": 0.95, "paragraph": 0.85, "introduced": 0.8, "later": 0.85,
    "colon": 0.95, "subject": 0.7, "ahead": 0.7, "nearby": 0.6, "signed": 0.9,
}  # fmt: skip


def _quoted(
    text: str,
    piece: Piece,
    item: Attributed,
    chain: Chain,
    numbers: dict[int, int],
    settled: dict[int, Who],
) -> Quoted:
    link, row = item.link, chain.row
    words = text[piece.start : piece.end]
    kind = "direct" if item.alone else "mixed"
    if link is None:
        return Quoted(
            piece.start, piece.end, words, kind, None, None, "no speaker is named", 0.0, (),
            None, None, None, "said", None,
        )  # fmt: skip
    number = numbers[item.sentence.first]
    subject = link.subject
    known = settled.get(subject.first)
    if known is None:
        while chain.parts[number].first > subject.first:
            number -= 1
        known = who(chain, subject, number)
        settled[subject.first] = known
        if known.person is not None:
            chain.spoken[subject.head] = known.person
    speaker = text[row.start[subject.first] : row.end[subject.last]]
    sure = round(_WORTH[link.rule] * known.confidence, 2)
    resolved = known.name if sure >= CUT else None
    return Quoted(
        piece.start, piece.end, words, kind, speaker, resolved,
        f"{RULES[link.rule]}; {known.how}", sure, known.candidates, None, None, None, "said", None,
    )  # fmt: skip
