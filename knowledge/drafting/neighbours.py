"""Untagged quotations: whose they are by the quotations and sentences around them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from knowledge.drafting import subjects
from knowledge.drafting.cues import cues
from knowledge.drafting.links import Link
from knowledge.drafting.marks import Piece
from knowledge.drafting.phrases import NAMED, rightward
from knowledge.drafting.sentences import Sentence
from knowledge.drafting.tags import DASHES, may_speak
from knowledge.drafting.tokens import MARK, QUOTE, Row
from knowledge.drafting.verbs import HOLDING

_SIGNATURE = 16
"""A sentence of more tokens than this is no signature."""

_FAR = 2
"""Lines after which an untagged quotation is no longer taken for the same speaker's."""


@dataclass(frozen=True, slots=True)
class Attributed:
    """One piece with its link, or None; its token and its sentence.

    Args:
        piece: the number of the piece.
        token: its token.
        sentence: the sentence that it stands in.
        link: the link of its own, or the one it shares with a quotation near it.
        alone: whether its sentence holds nothing but quoted pieces.
    """

    piece: int
    token: int
    sentence: Sentence
    link: Link | None
    alone: bool


@dataclass(frozen=True, slots=True)
class Place:
    """An article with what its sentences say by themselves: links by token, for each sentence."""

    row: Row
    found: list[Piece]
    parts: list[Sentence]
    own: list[dict[int, Link]]


def has_words(row: Row, part: Sentence) -> bool:
    """Whether a sentence holds anything but quoted pieces and marks."""
    return any(row.kind[i] not in (QUOTE, MARK) for i in range(part.first, part.stop))


def borrowed(place: Place, number: int, item: Attributed, last: Attributed | None) -> Attributed:
    """Give a piece the speaker of its neighbours; the ladder is read top to bottom.

    Args:
        place: the article.
        number: the number of the piece's sentence.
        item: the piece, with a weak link of its own or none.
        last: the last piece before it that has a speaker.
    """
    near = item.sentence.paragraph - last.sentence.paragraph if last else _FAR + 1
    shared = last.link if last and near <= _FAR else None
    rule = _sharing(place, number, item, near) if shared else ""
    if shared and rule:
        return replace(item, link=replace(shared, rule=rule))
    if item.link is not None and not item.alone:
        return item
    found = _from_sentences(place, number, item)
    if found is None and shared and (near == 0 or item.alone):
        found = replace(shared, rule="paragraph" if near else "nearby")
    return replace(item, link=found) if found else item


def _sharing(place: Place, number: int, item: Attributed, near: int) -> str:
    """Return the rule by which a piece is plainly the last speaker's, or ""."""
    if near and _carried(place.found, item.piece):
        return "carried"
    if item.link is not None and not item.alone:
        return ""
    opens = place.row.kind[item.sentence.first] == QUOTE
    if near == 0 and (item.alone or opens):
        return "continued"
    run = near == 1 and item.alone and number and place.parts[number - 1].quotes
    return "paragraph" if run else ""


def _carried(found: list[Piece], number: int) -> bool:
    return number > 0 and not found[number - 1].closed


def _from_sentences(place: Place, number: int, item: Attributed) -> Link | None:
    signed = _signed(place.row, place.parts, number) if item.alone else None
    return signed or _ahead(place, number) or _introduced(place, number)


def _ahead(place: Place, number: int) -> Link | None:
    """Take the speaker of the next quotation of the paragraph, where a tag follows it."""
    for later in range(number + 1, min(number + 3, len(place.parts))):
        if place.parts[later].paragraph != place.parts[number].paragraph:
            return None
        for token in place.parts[later].quotes:
            tie = place.own[later].get(token)
            tagged = tie is not None and tie.rule in ("tag after", "inverted")
            return replace(tie, rule="ahead") if tie and tagged else None
    return None


def _signed(row: Row, parts: list[Sentence], number: int) -> Link | None:
    """Read a name signed under a quotation: "- Ana Ruiz."."""
    if number + 1 >= len(parts):
        return None
    later = parts[number + 1]
    if later.stop - later.first > _SIGNATURE or row.low[later.first] not in DASHES:
        return None
    subject = rightward(row, later.first + 1, later.stop)
    return Link("signed", subject, None, "say") if subject and subject.kind == NAMED else None


def _introduced(place: Place, number: int) -> Link | None:
    """Take the subject of the sentence before, in the paragraph or at the end of the last one."""
    if number == 0:
        return None
    row, earlier, here = place.row, place.parts[number - 1], place.parts[number]
    colon = row.low[earlier.stop - 1] == ":"
    if here.paragraph != earlier.paragraph and not colon and has_words(row, here):
        return None
    for cue in reversed(cues(row, earlier)):
        if cue.subject is not None and cue.strength > HOLDING:
            return Link("introduced", cue.subject, cue.at, cue.verb)
    subject = subjects.of_sentence(row, earlier.first, earlier.stop)
    if subject is not None and may_speak(row, subject):
        return Link("introduced", subject, None, "")
    return None
