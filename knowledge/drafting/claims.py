"""Claims reported without quotation marks: found and pointed at, never put into words here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from knowledge.drafting.matching import Cast, Subject
from knowledge.drafting.sentence_spans import sentence_spans
from knowledge.drafting.spans import Span, overlap

_VERBS = (
    "said|says|added|adds|told|wrote|writes|posted|announced|claimed|claims|argued|argues|warned"
    "|warns|denied|denies|insisted|insists|stated|states|confirmed|confirms|acknowledged|estimated"
    "|estimates|reported|reports|explained|noted|notes|contended|contends|maintained|alleged"
    "|alleges|accused|accuses|believes|believed|predicted|predicts|promised|pledged|vowed|urged"
    "|suggested|suggests|disputed|disputes|rejected|rejects|criticized|criticised|testified"
)
_AFTER_NAME = re.compile(rf"(?:,[^,.;“”]{{1,80}},)?\s+(?:(?:has|have|had|also)\s+)*({_VERBS})\b")
_BEFORE_NAME = re.compile(
    rf"(?:\baccording to|,\s+({_VERBS}))\s+(?:the\s+)?(?:\w+\s+){{0,3}}\Z", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Claim:
    """One sentence that reports what somebody says: its span, who says so, by which words."""

    span: Span
    subject: Subject
    verb: str


def claims(text: str, cast: Cast, quoted: Iterable[Span]) -> Iterator[Claim]:
    """Yield the sentences without quotation that are attributed to a subject by name.

    Args:
        text: the article's text.
        cast: its subjects.
        quoted: the spans of its quotations.
    """
    held = tuple(quoted)
    for span in sentence_spans(text):
        if any(overlap(span, quote) for quote in held):
            continue
        for subject in cast.within(span):
            verb = _verb(text, span, subject)
            if verb:
                yield Claim(span, subject, verb)
                break


def _verb(text: str, span: Span, subject: Subject) -> str:
    for start, end in subject.named.mentions:
        if not overlap((start, end), span):
            continue
        after = _AFTER_NAME.match(text, end, span[1])
        if after:
            return after.group(1)
        before = _BEFORE_NAME.search(text[span[0] : start])
        if before:
            return before.group(1) or "according to"
    return ""
