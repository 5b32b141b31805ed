"""tantivy: fuzzy terms in a full-text index, the best of them rescored by rapidfuzz."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator
from importlib.metadata import version

import tantivy
from rapidfuzz import fuzz

from benchmarks.lookup.engines import Engine
from benchmarks.lookup.replies import Reply, ranked
from benchmarks.lookup.tables import Named
from knowledge.text import key

RESCORED = 50
MOST_WORDS = 20
SHORT, LONG = 4, 8
"""Letters up to which a term must be exact, and from which it may differ by two."""


@contextlib.contextmanager
def opened(records: Iterable[Named]) -> Iterator[Engine]:
    """Index every name as a document, in memory."""
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("name", stored=True)
    builder.add_text_field("id", stored=True, tokenizer_name="raw")
    schema = builder.build()
    index = tantivy.Index(schema)
    writer = index.writer(num_threads=1)
    for record in records:
        for name in record.names:
            writer.add_document(tantivy.Document(name=key(name), id=record.entry_id))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()
    yield Engine(lambda text: _search(searcher, schema, key(text)), f"tantivy {version('tantivy')}")


def _search(searcher: tantivy.Searcher, schema: tantivy.Schema, typed: str) -> Reply:
    words = typed.split()[:MOST_WORDS]
    if not words:
        return Reply(())
    terms = [(tantivy.Occur.Should, _term(schema, word)) for word in words]
    found = searcher.search(tantivy.Query.boolean_query(terms), RESCORED, count=False)
    documents = [searcher.doc(address) for _, address in found.hits]
    return ranked(
        (str(d.get_first("id")), fuzz.WRatio(typed, str(d.get_first("name")))) for d in documents
    )


def _term(schema: tantivy.Schema, word: str) -> tantivy.Query:
    if len(word) < SHORT:
        return tantivy.Query.term_query(schema, "name", word)
    distance = 2 if len(word) >= LONG else 1
    return tantivy.Query.fuzzy_term_query(schema, "name", word, distance=distance)
