"""Evidence held against the article itself: every span, every quotation, nothing copied."""

from __future__ import annotations

from collections.abc import Iterator

from knowledge.checks.corpus import Breach, Cited, Corpus
from knowledge.model import Entry, Source
from knowledge.text import digest, key, paragraphs
from knowledge.yaml_lines import Path

COPIED_WORDS = 9
"""A run of this many words shared with the article, outside quotations, counts as copied."""


def stands_in_the_article(corpus: Corpus, text: str) -> Iterator[Breach]:
    """Hold one article against the source it belongs to.

    Args:
        corpus: the curated records.
        text: the article as plain text, paragraphs parted by empty lines.
    """
    printed = paragraphs(text)
    source_file = _source_of(corpus, printed)
    if source_file is None:
        yield Breach("sources", (), "the article given is not a source on file")
        return
    file, source = source_file
    yield from _altered_paragraphs(file, source, printed)
    for cited in corpus.each_evidence():
        if cited.evidence.source == source.id:
            yield from altered_span(cited, printed)
    runs = _runs(printed)
    for place, entry in corpus.each_entry():
        for path, sentence in _sentences(entry):
            if any(run in runs for run in _word_runs(_unquoted(sentence))):
                yield Breach(place, path, "the sentence copies the article; use our own words")


def _source_of(corpus: Corpus, printed: list[str]) -> tuple[str, Source] | None:
    """Return the source that shares most paragraphs with an article, if it shares any."""
    digests = {digest(paragraph) for paragraph in printed}

    def shared(held: tuple[str, Source]) -> int:
        return sum(passage.sha256 in digests for passage in held[1].passages)

    best = max(corpus.sources.values(), key=shared, default=None)
    return best if best and shared(best) else None


def _altered_paragraphs(place: str, source: Source, printed: list[str]) -> Iterator[Breach]:
    if len(printed) != len(source.passages):
        count = f"the article has {len(printed)} paragraphs, the source {len(source.passages)}"
        yield Breach(place, ("passages",), count)
    for i, (passage, paragraph) in enumerate(zip(source.passages, printed, strict=False)):
        if (passage.sha256, passage.length) != (digest(paragraph), len(paragraph)):
            yield Breach(
                place, ("passages", i), f"paragraph {i + 1} of the article reads differently"
            )


def altered_span(cited: Cited, printed: list[str]) -> Iterator[Breach]:
    """Hold one piece of evidence against the paragraphs of its source, in ``passage`` form."""
    evidence = cited.evidence
    number = evidence.paragraph or 0
    if not 0 < number <= len(printed):
        yield Breach(cited.place, cited.path, f"the article has no paragraph {number}")
        return
    span = printed[number - 1][evidence.start : evidence.end]
    if digest(span) != evidence.sha256:
        yield Breach(cited.place, cited.path, f"the span in paragraph {number} reads differently")
    if cited.quoted is not None and cited.quoted != span:
        where = f"paragraph {number}"
        yield Breach(cited.place, cited.path, f"the quotation does not stand there in {where}")


def _sentences(entry: Entry) -> Iterator[tuple[Path, str]]:
    yield ("summary",), entry.summary
    yield ("copy_line", "text"), entry.copy_line.text
    for i, fact in enumerate(entry.facts):
        yield ("facts", i, "text"), fact.text


def _unquoted(sentence: str) -> str:
    outside, inside = [], False
    for character in sentence:
        if character in "“”":
            inside = character == "“"
            outside.append(" | ")
        elif not inside:
            outside.append(character)
    return "".join(outside)


def _word_runs(text: str) -> set[str]:
    found: set[str] = set()
    for part in text.split("|"):
        words = key(part).split()
        found |= {
            " ".join(words[i : i + COPIED_WORDS]) for i in range(len(words) - COPIED_WORDS + 1)
        }
    return found


def _runs(printed: list[str]) -> set[str]:
    return {run for paragraph in printed for run in _word_runs(paragraph)}
