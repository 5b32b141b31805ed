"""The curated files that we ship."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from hypothesis import given
from hypothesis import strategies as st

from knowledge.checks import check, in_files
from knowledge.checks.corpus import Corpus
from knowledge.checks.evidence import quotations_match_their_digest
from knowledge.curated import Curated, read_folder
from knowledge.model import Entry, Quote


@cache
def shipped() -> Curated:
    return read_folder()


@cache
def quotes() -> tuple[tuple[Entry, Quote], ...]:
    return tuple((entry, quote) for entry in shipped().entries for quote in entry.quotes)


def with_words(quote: Quote, words: str) -> Curated:
    """Return the shipped files with one quotation reading differently."""

    def altered(entry: Entry) -> Entry:
        found = (replace(q, exact=words) if q.id == quote.id else q for q in entry.quotes)
        return replace(entry, quotes=tuple(found))

    files = (
        replace(file, record=altered(file.record)) if isinstance(file.record, Entry) else file
        for file in shipped().files
    )
    return replace(shipped(), files=tuple(files))


def test_no_fault_is_in_the_shipped_files():
    assert check(shipped()) == ()


@given(st.data())
def test_any_quotation_altered_by_one_character_is_caught(data: st.DataObject):
    entry, quote = data.draw(st.sampled_from(quotes()))
    at = data.draw(st.integers(0, len(quote.exact) - 1))
    other = data.draw(st.characters(codec="utf-8").filter(lambda c: c != quote.exact[at]))
    words = quote.exact[:at] + other + quote.exact[at + 1 :]
    altered = with_words(quote, words)
    found = list(in_files(altered, quotations_match_their_digest(Corpus.of(altered))))
    assert [fault.id for fault in found] == [quote.id]
    assert found[0].file.endswith(f"/{entry.id}.yaml")


@given(st.data())
def test_any_quotation_that_lost_a_character_is_caught(data: st.DataObject):
    _, quote = data.draw(st.sampled_from(quotes()))
    at = data.draw(st.integers(0, len(quote.exact) - 1))
    altered = with_words(quote, quote.exact[:at] + quote.exact[at + 1 :])
    found = list(in_files(altered, quotations_match_their_digest(Corpus.of(altered))))
    assert [fault.id for fault in found] == [quote.id]
