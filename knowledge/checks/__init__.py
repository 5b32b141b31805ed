"""Rules that hold between records: identity, references, sentences, evidence.

Each rule is a function from the corpus to its breaches, so that a new rule is one function and
one line in ``RULES``. The curated folder and what an editor publishes are held to the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from knowledge.checks import article, dates, evidence, held, identity, references, sentences
from knowledge.checks.corpus import Breach, Corpus
from knowledge.curated import Curated
from knowledge.errors import CuratedError, Fault

Rule = Callable[[Corpus], Iterator[Breach]]

RULES: tuple[Rule, ...] = (
    identity.ids_are_unique,
    identity.names_are_not_shared_unknowingly,
    references.references_are_on_file,
    references.see_also_goes_both_ways,
    references.key_facts_concern_the_entry,
    references.every_entry_has_a_fact,
    sentences.attribution_is_in_the_sentence,
    sentences.doubt_is_said_in_words,
    sentences.no_two_facts_share_a_claim,
    sentences.copy_lines_are_dated_and_attributed,
    dates.dates_are_in_order,
    dates.events_are_dated_or_say_why_not,
    evidence.evidence_is_whole,
    evidence.quotations_match_their_digest,
    evidence.every_paragraph_of_prose_is_covered,
    held.held_text_is_what_was_fingerprinted,
    held.spans_stand_in_the_held_text,
)


def check(curated: Curated, articles: Sequence[str] = ()) -> tuple[Fault, ...]:
    """Return every fault of the curated folder.

    Args:
        curated: the folder as read.
        articles: the plain text of sources at hand. Each is matched to its source by its
            fingerprints, and every span and quotation is looked up in it.

    Returns:
        The faults in file order; empty when all is in order.
    """
    corpus = Corpus.of(curated)
    found = [breach for rule in RULES for breach in rule(corpus)]
    for text in articles:
        found.extend(article.stands_in_the_article(corpus, text))
    return tuple(sorted({*curated.faults, *in_files(curated, found)}))


def in_files(curated: Curated, breaches: Iterable[Breach]) -> Iterator[Fault]:
    """Yield a fault for each breach, at the line of the file where it stands."""
    files = {file.name: file for file in curated.files}
    for breach in breaches:
        if file := files.get(breach.place):
            yield file.fault(breach.path, breach.message)
        else:
            yield Fault(breach.place, 1, "-", breach.message)


def checked(curated: Curated) -> Curated:
    """Return the folder unchanged where it has no fault.

    Raises:
        CuratedError: it has faults; all are listed.
    """
    faults = check(curated)
    if faults:
        raise CuratedError(list(faults))
    return curated
