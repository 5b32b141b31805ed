"""Text that the newsroom may hold: allowed, whole, and the same as its fingerprints."""

from __future__ import annotations

from collections.abc import Iterator

from knowledge.checks.article import altered_span
from knowledge.checks.corpus import Breach, Corpus
from knowledge.model import Source
from knowledge.text import digest, passage


def held_text_is_what_was_fingerprinted(corpus: Corpus) -> Iterator[Breach]:
    """Text is held with a word on the right to it, and each paragraph has its fingerprint."""
    for place, source in corpus.each_source():
        if source.text and not source.rights:
            yield Breach(
                place, ("text",), "text is held only with `rights`, which say why it may be"
            )
        if source.rights and not source.text:
            yield Breach(place, ("rights",), "`rights` stand beside `text`; there is none here")
        if source.text and len(source.text) != len(source.passages):
            count = f"{len(source.text)} paragraphs are held, {len(source.passages)} fingerprinted"
            yield Breach(place, ("text",), count)
        for i in _altered(source):
            message = f"paragraph {i + 1} as held is not the one that was fingerprinted"
            yield Breach(place, ("text", i), message)


def _altered(source: Source) -> Iterator[int]:
    for i, (held, printed) in enumerate(zip(source.text, source.passages, strict=False)):
        fingerprint = (printed.length, printed.sha256)
        if passage(held) != held or (len(held), digest(held)) != fingerprint:
            yield i


def spans_stand_in_the_held_text(corpus: Corpus) -> Iterator[Breach]:
    """Where the text is held, every span and quotation is looked up in it."""
    for cited in corpus.each_evidence():
        source = corpus.sources.get(cited.evidence.source)
        if source and source[1].text and cited.evidence.paragraph is not None:
            yield from altered_span(cited, list(source[1].text))
