"""Every quoted piece of an article with the words that say who speaks, untagged ones included."""

from __future__ import annotations

from dataclasses import dataclass

from knowledge.drafting import subjects
from knowledge.drafting.linking import DASHES, Link, cues, link, may_speak
from knowledge.drafting.marks import Piece
from knowledge.drafting.phrases import NAMED, rightward
from knowledge.drafting.sentences import Sentence
from knowledge.drafting.tokens import MARK, QUOTE, Row

_SURE = frozenset({"tag after", "inverted", "according", "lead-in", "within", "colon"})
_SIGNATURE = 16
_FAR = 2
"""Paragraphs after which an untagged quotation is no longer taken for the same speaker's."""


@dataclass(frozen=True, slots=True)
class Attributed:
    """One piece with its link, or None; its token and its sentence.

    Args:
        piece: the number of the piece.
        token: its token.
        sentence: the sentence that it stands in.
        link: the link of its own, or the one it shares with the quotation before it.
        alone: whether its sentence holds nothing but quoted pieces.
        follows: the number of the piece whose speaker it shares, or None.
    """

    piece: int
    token: int
    sentence: Sentence
    link: Link | None
    alone: bool
    follows: int | None = None


def attribute(row: Row, text: str, found: list[Piece], parts: list[Sentence]) -> list[Attributed]:
    """Tie every piece to the words that name its speaker.

    Args:
        row: the tokens of the masked text.
        text: the article.
        found: its pieces.
        parts: its sentences.
    """
    own = [link(row, text, found, part) for part in parts]
    result: list[Attributed] = []
    last_paragraph = -_FAR
    last: Attributed | None = None
    for number, part in enumerate(parts):
        for token in part.quotes:
            alone = not _has_words(row, part)
            tie = own[number].get(token)
            item = Attributed(row.piece[token], token, part, tie, alone)
            if tie is None or tie.rule not in _SURE:
                near = part.paragraph - last_paragraph
                item = _borrowed(row, found, parts, own, number, item, last, near) or item
            result.append(item)
            if item.link is not None:
                last, last_paragraph = item, part.paragraph
    return result


def _has_words(row: Row, part: Sentence) -> bool:
    return any(row.kind[i] not in (QUOTE, MARK) for i in range(part.first, part.stop))


def _borrowed(
    row: Row,
    found: list[Piece],
    parts: list[Sentence],
    own: list[dict[int, Link]],
    number: int,
    item: Attributed,
    last: Attributed | None,
    near: int,
) -> Attributed | None:
    """Give an untagged piece the speaker of its neighbours."""
    part = item.sentence
    if last and last.link and 0 < near <= _FAR and _carried(found, item.piece):
        return _sharing(item, last, "carried")
    if not item.alone and item.link is not None:
        return None
    if last and last.link and near == 0 and (item.alone or row.kind[part.first] == QUOTE):
        return _sharing(item, last, "continued")
    signed = _signed(row, parts, number) if item.alone else None
    if signed is not None:
        return Attributed(item.piece, item.token, part, signed, item.alone)
    if near == 1 and last and last.link and item.alone and _same_run(parts, number):
        return _sharing(item, last, "paragraph")
    ahead = _ahead(parts, own, number)
    if ahead is not None:
        rule = Link("ahead", ahead.subject, ahead.cue, ahead.verb)
        return Attributed(item.piece, item.token, part, rule, item.alone)
    introduced = _introduced(row, parts, number)
    if introduced is not None:
        return Attributed(item.piece, item.token, part, introduced, item.alone)
    if last and last.link and near == 0:
        return _sharing(item, last, "nearby")
    if last and last.link and 0 < near <= _FAR and item.alone:
        return _sharing(item, last, "paragraph")
    return None


def _sharing(item: Attributed, last: Attributed, rule: str) -> Attributed:
    assert last.link is not None  # noqa: S101
    shared = Link(rule, last.link.subject, last.link.cue, last.link.verb)
    return Attributed(item.piece, item.token, item.sentence, shared, item.alone, last.piece)


def _carried(found: list[Piece], number: int) -> bool:
    return number > 0 and not found[number - 1].closed


def _ahead(parts: list[Sentence], own: list[dict[int, Link]], number: int) -> Link | None:
    here = parts[number]
    for later in (number + 1, number + 2):
        if later >= len(parts) or parts[later].paragraph != here.paragraph:
            return None
        for token in parts[later].quotes:
            tie = own[later].get(token)
            return tie if tie is not None and tie.rule in ("tag after", "inverted") else None
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


def _same_run(parts: list[Sentence], number: int) -> bool:
    """Whether the sentence before is a quotation too, so that nothing new introduces a speaker."""
    earlier = parts[number - 1] if number else None
    return earlier is not None and bool(earlier.quotes)


def _introduced(row: Row, parts: list[Sentence], number: int) -> Link | None:
    """Take the subject of the sentence before, in the paragraph or at the end of the last one."""
    before = number - 1
    here = parts[number]
    if before < 0:
        return None
    earlier = parts[before]
    colon = row.low[earlier.stop - 1] == ":"
    alone = not _has_words(row, here)
    if here.paragraph != earlier.paragraph and not colon and not alone:
        return None
    verbs = [cue for cue in cues(row, earlier) if cue.subject is not None and cue.strength > 1]
    for cue in reversed(verbs):
        if cue.subject is not None:
            return Link("introduced", cue.subject, cue.at, cue.verb)
    subject = subjects.of_sentence(row, earlier.first, earlier.stop)
    if subject is not None and may_speak(row, subject):
        return Link("introduced", subject, None, "")
    return None
