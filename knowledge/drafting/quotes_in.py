"""Quotations → the draft: each under its speaker, or among the open ones."""

from __future__ import annotations

import re
from collections.abc import Iterable

from knowledge.drafting import proposing_quotes as proposing
from knowledge.drafting.against import like_on_file, quote_on_file
from knowledge.drafting.assembling import Assembly
from knowledge.drafting.dates import Dated
from knowledge.drafting.matching import Subject, bare
from knowledge.drafting.quoting import Quoted
from knowledge.drafting.spans import Span, by_paragraph

LIKELY = 0.5
"""The confidence below which a speaker is left open."""

OPENING = ("“", "‘", "«", "„", '"', "'")
_TAG = re.compile(r"[,?!] (?:\w+ ){0,3}(?:said|says|told|added|asked|wrote)\b")
"""Words of the reporter’s inside what a lost mark leaves open."""


def add_quotes(desk: Assembly, quoted: Iterable[Quoted]) -> None:
    """Put every quotation under its speaker, or among the open ones."""
    held = tuple(quoted)
    for found in held:
        if _is_pulled(desk, found, held):
            continue
        speaker = desk.subject(found.resolved, found.speaker, found.start)
        if (found.resolved and found.confidence < LIKELY) or _is_unclosed(desk, found):
            speaker = None
        dated = _date_of(desk, found)
        for span in by_paragraph(desk.setting.article, found.start, found.end):
            _quote(desk, found, span, speaker, dated)


def _quote(
    desk: Assembly, found: Quoted, span: Span, speaker: Subject | None, dated: Dated | None
) -> None:
    held = quote_on_file(desk.snapshot, desk.text[slice(*span)])
    where = desk.setting.paragraph(span[0])
    if held and (speaker is None or held.speaker == speaker.id):
        desk.tally.on_file.append(f"quote {held.id} ({where})")
        return
    item = proposing.quote(desk.setting, found, span, speaker, dated)
    if speaker is None:
        likely = like_on_file(desk.snapshot, found.speaker)
        item["candidates"] = list(dict.fromkeys((*item.get("candidates", ()), *likely)))
    if _is_unclosed(desk, found):
        item["review"].append("The mark that opens it is never closed: where do the words end?")
    if held and speaker:
        note = f"On file, quote {held.id}: the same words, said by {held.speaker}."
        item["review"].append(note)
        desk.tally.conflicts.append(f"who said the words in {where}")
    desk.tally.quotes += 1
    if speaker:
        desk.under(speaker.id, "quotes").append(item)
    else:
        desk.tally.open += 1
        desk.open.append(item)


def _is_pulled(desk: Assembly, found: Quoted, held: Iterable[Quoted]) -> bool:
    """Tell whether a quotation only repeats another, alone in its paragraph: a pull quote."""
    number, at = desk.setting.article.place(found.start)
    alone = at <= 1 and len(desk.setting.article.paragraphs[number - 1]) <= len(found.words) + 2
    others = (
        q.words
        for q in held
        if q is not found and (q.start < found.start or len(q.words) > len(found.words))
    )
    return alone and any(bare(found.words) in bare(words) for words in others)


def _is_unclosed(desk: Assembly, found: Quoted) -> bool:
    """Tell whether a quotation runs to the end of its paragraph and goes on in no other."""
    after = desk.text[found.end : found.end + 2]
    carried = after[1:] in OPENING and not _TAG.search(found.words)
    return after[:1] in ("", "\n") and not carried


def _date_of(desk: Assembly, found: Quoted) -> Dated | None:
    """Return the time expression that dates a quotation: the printed one nearest to it."""
    same = [d for d in desk.dated if found.date_words and d.words == found.date_words]
    nearest = min(same, key=lambda d: abs(d.start - found.start), default=None)
    if nearest:
        desk.used.add((nearest.start, nearest.end))
    return nearest
