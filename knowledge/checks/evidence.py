"""Evidence, as far as it can be checked without the article at hand."""

from __future__ import annotations

from collections.abc import Iterator

from knowledge.checks.corpus import Breach, Cited, Corpus
from knowledge.model import Evidence, Passage, Source
from knowledge.text import digest


def evidence_is_whole(corpus: Corpus) -> Iterator[Breach]:
    """Every entry and fact has evidence; each piece names a passage, or is the desk's working."""
    for place, entry in corpus.each_entry():
        if not entry.evidence:
            yield Breach(place, ("evidence",), "the role and the summary have no evidence")
    for place, path, fact in corpus.each_fact():
        if not fact.evidence:
            yield Breach(place, (*path, "evidence"), "the fact has no evidence")
    for cited in corpus.each_evidence():
        for problem in _problems(corpus, cited):
            yield Breach(cited.place, cited.path, problem)


def _problems(corpus: Corpus, cited: Cited) -> Iterator[str]:
    evidence = cited.evidence
    place = (evidence.paragraph, evidence.start, evidence.end, evidence.sha256)
    if evidence.by_desk:
        if not evidence.note:
            yield "evidence of the desk needs a `note` with the working"
        if any(part is not None for part in place):
            yield "evidence of the desk has no passage"
        return
    if evidence.source not in corpus.sources:
        yield f"the source {evidence.source} is not on file"
        return
    if any(part is None for part in place):
        yield "evidence needs `paragraph`, `start`, `end` and `sha256`"
        return
    yield from _misplaced(corpus.sources[evidence.source][1], evidence)


def _misplaced(source: Source, evidence: Evidence) -> Iterator[str]:
    passage = passage_of(source, evidence)
    start, end = evidence.start or 0, evidence.end or 0
    if passage is None:
        yield f"the source has no paragraph {evidence.paragraph}"
    elif not 0 <= start < end <= passage.length:
        yield f"the span {start}–{end} does not lie in paragraph {passage.paragraph}"
    elif (start, end) == (0, passage.length) and evidence.sha256 != passage.sha256:
        yield "the span is the whole paragraph, but the digests differ"


def passage_of(source: Source, evidence: Evidence) -> Passage | None:
    """Return the passage that evidence points into, or None."""
    found = (p for p in source.passages if p.paragraph == evidence.paragraph)
    return next(found, None)


def quotations_match_their_digest(corpus: Corpus) -> Iterator[Breach]:
    """A quotation altered by one character no longer has the digest of its span."""
    for place, path, quote in corpus.each_quote():
        evidence = quote.evidence
        if evidence.by_desk:
            yield Breach(
                place, (*path, "evidence"), "a quotation stands in a source, never the desk"
            )
        elif evidence.sha256 != digest(quote.exact):
            yield Breach(place, (*path, "exact"), "the words are not those that were fingerprinted")
        elif (evidence.end or 0) - (evidence.start or 0) != len(quote.exact):
            yield Breach(place, (*path, "evidence"), "the span is not as long as the words")


def every_paragraph_of_prose_is_covered(corpus: Corpus) -> Iterator[Breach]:
    """Each paragraph of prose carries a fact, unless the source is said to be covered in part."""
    covered = {
        (evidence.source, evidence.paragraph)
        for _, _, fact in corpus.every_fact()
        for evidence in fact.evidence
    }
    for place, source in corpus.each_source():
        for i, passage in enumerate(source.passages):
            if passage.paragraph != i + 1:
                yield Breach(
                    place, ("passages", i), f"paragraph {i + 1} is missing or out of order"
                )
            elif (
                passage.form == "prose"
                and source.coverage == "whole"
                and (source.id, passage.paragraph) not in covered
            ):
                yield Breach(place, ("passages", i), f"no fact rests on paragraph {i + 1}")
