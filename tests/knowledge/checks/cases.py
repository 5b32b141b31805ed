"""For each rule at least one change to the story that breaks it, and where the fault stands."""

from __future__ import annotations

from types import MappingProxyType

from knowledge.checks import dates, evidence, held, identity, references, sentences
from tests.knowledge.builders import (
    PRINTED,
    QUIST,
    SOURCE,
    TERMINAL,
    UNION,
    VOTE,
    Alter,
    Case,
    Story,
    desk,
)


def put(file: str, path: str, value: object) -> Alter:
    """Return an alteration that sets the field at a dotted path of a file."""

    def alter(files: Story) -> None:
        *steps, last = (int(s) if s.isdecimal() else s for s in path.split("."))
        here = files[file]
        for step in steps:
            here = here[step]
        here[last] = value

    return alter


def also_known(*names: tuple[str, str, bool]) -> Alter:
    """Return an alteration that gives entries one more alias each: file, name, shared."""

    def alter(files: Story) -> None:
        for file, name, shared in names:
            alias = {"name": name, "source": "desk", "note": "a usual name", "shared": shared}
            files[file].setdefault("also_known_as", []).append(alias)

    return alter


ALL_DESK = [desk("as everyone knows")]

IDENTITY = {
    "an id that two records claim": Case(
        identity.ids_are_unique,
        put(UNION, "facts.0.id", "ada-quist"),
        UNION,
        "- id: ada-quist",
        "ada-quist",
        "the id ada-quist is taken already, in people/ada-quist.yaml",
    ),
    "an alias shared unknowingly": Case(
        identity.names_are_not_shared_unknowingly,
        also_known((QUIST, "the boss", True), (UNION, "The Boss", False)),
        UNION,
        "- name: The Boss",
        "dockers-union",
        "also names ada-quist; mark it `shared: true` in both",
    ),
    "an alias that is another's name": Case(
        identity.names_are_not_shared_unknowingly,
        also_known((UNION, "Quay Post, the", False), (UNION, "the Quay-Post", False)),
        UNION,
        "- name: the Quay-Post",
        "dockers-union",
        "also names the-quay-post",
    ),
    "an alias said to be shared that is not": Case(
        identity.names_are_not_shared_unknowingly,
        also_known((QUIST, "the boss", True)),
        QUIST,
        "- name: the boss",
        "ada-quist",
        "marked as shared, but no other entry bears it",
    ),
    "a name that stands there twice": Case(
        identity.names_are_not_shared_unknowingly,
        also_known((QUIST, "Ada-Quist", False)),
        QUIST,
        "- name: Ada-Quist",
        "ada-quist",
        "stands here already in another spelling",
    ),
    "an alias of the desk without a note": Case(
        identity.names_are_not_shared_unknowingly,
        put(TERMINAL, "also_known_as.0.note", None),
        TERMINAL,
        "- name: the old terminal",
        "ferry-terminal",
        "cites the desk and needs a `note`",
    ),
    "an alias from a source that is not on file": Case(
        identity.names_are_not_shared_unknowingly,
        put(QUIST, "also_known_as.0.source", "another-paper"),
        QUIST,
        "- name: the harbour master",
        "ada-quist",
        "the source another-paper is not on file",
    ),
    "a name without a letter": Case(
        identity.names_are_not_shared_unknowingly,
        also_known((QUIST, "***", False)),
        QUIST,
        r"- name: '\*\*\*'",
        "ada-quist",
        "holds no letter or digit",
    ),
}

REFERENCES = {
    "an unknown speaker": Case(
        references.references_are_on_file,
        put(QUIST, "quotes.0.speaker", "nobody"),
        QUIST,
        "speaker: nobody",
        "quist-winter",
        "the speaker nobody is not an entry on file",
    ),
    "a fact attributed to somebody unknown": Case(
        references.references_are_on_file,
        put(UNION, "facts.0.attributed_to", "nobody"),
        UNION,
        "attributed_to: nobody",
        "dockers-union-fact",
        "the one it is attributed to, nobody is not an entry",
    ),
    "a fact about something unknown": Case(
        references.references_are_on_file,
        put(UNION, "facts.0.about", ["ada-quist", "nothing"]),
        UNION,
        "- nothing",
        "dockers-union-fact",
        "the subject nothing is not an entry",
    ),
    "a quote about something unknown": Case(
        references.references_are_on_file,
        put(QUIST, "quotes.0.about", ["nothing"]),
        QUIST,
        "- nothing",
        "quist-winter",
        "the subject nothing is not an entry",
    ),
    "a participant who is unknown": Case(
        references.references_are_on_file,
        put(VOTE, "event.participants", ["nobody"]),
        VOTE,
        "- nobody",
        "closing-vote",
        "the participant nobody is not an entry",
    ),
    "a related entry that is unknown": Case(
        references.references_are_on_file,
        put(VOTE, "related", ["nothing"]),
        VOTE,
        "- nothing",
        "closing-vote",
        "the related entry nothing is not an entry",
    ),
    "see also, one way": Case(
        references.see_also_goes_both_ways,
        put(UNION, "related", ["ada-quist"]),
        UNION,
        "- ada-quist",
        "dockers-union",
        "ada-quist does not name dockers-union in turn; add it there",
    ),
    "see also itself": Case(
        references.see_also_goes_both_ways,
        put(UNION, "related", ["dockers-union"]),
        UNION,
        "- dockers-union$",
        "dockers-union",
        "an entry is not related to itself",
    ),
    "a key fact that is unknown": Case(
        references.key_facts_concern_the_entry,
        put(UNION, "key_facts", ["nothing"]),
        UNION,
        "- nothing",
        "dockers-union",
        "the fact nothing is not on file",
    ),
    "a key fact about somebody else": Case(
        references.key_facts_concern_the_entry,
        put(UNION, "key_facts", ["closing-vote-fact"]),
        UNION,
        "- closing-vote-fact",
        "dockers-union",
        "does not name dockers-union under `about`",
    ),
    "a copy line that rests on an unknown fact": Case(
        references.key_facts_concern_the_entry,
        put(UNION, "copy_line.rests_on", ["nothing"]),
        UNION,
        "- nothing",
        "dockers-union",
        "the fact nothing is not on file",
    ),
    "an entry of which nothing is told": Case(
        references.every_entry_has_a_fact,
        put(UNION, "facts", []),
        UNION,
        "id: dockers-union",
        "dockers-union",
        "no fact and no quote tells of this entry",
    ),
}

LINE = "copy_line.text"
SENTENCES = {
    "a fact that hides who says so": Case(
        sentences.attribution_is_in_the_sentence,
        put(QUIST, "facts.0.text", "The roof is at the end of its days."),
        QUIST,
        "text: The roof is",
        "ada-quist-fact",
        "the sentence does not say that it is Ada Quist’s",
    ),
    "an inference that hides the desk": Case(
        sentences.attribution_is_in_the_sentence,
        put(VOTE, "facts.0.attributed_to", "desk"),
        VOTE,
        "text: Councillors",
        "closing-vote-fact",
        "does not say that it is desk’s",
    ),
    "an allegation that reads as settled": Case(
        sentences.doubt_is_said_in_words,
        put(QUIST, "facts.0.status", "alleged"),
        QUIST,
        "text: The roof is",
        "ada-quist-fact",
        "the fact is alleged and must say “alleg…” or “accus…”",
    ),
    "a dispute said to be none": Case(
        sentences.doubt_is_said_in_words,
        put(UNION, "facts.0.text", "The roof is undisputed, the Dockers’ Union says."),
        UNION,
        "text: The roof is undisputed",
        "dockers-union-fact",
        "the fact is disputed and must say",
    ),
    "two facts with one claim": Case(
        sentences.no_two_facts_share_a_claim,
        put(
            VOTE, "facts.0.text", "In May 2025 the terminal shuts its doors, The Quay Post reports."
        ),
        TERMINAL,
        "text: The terminal shuts",
        "ferry-terminal-fact",
        "the claim is that of the fact closing-vote-fact",
    ),
    "a copy line stronger than its fact": Case(
        sentences.copy_lines_are_dated_and_attributed,
        put(UNION, LINE, "The Dockers’ Union is right, The Quay Post reported on 7 May 2025."),
        UNION,
        "text: The Dockers’ Union is right",
        "dockers-union",
        "is stronger than the fact dockers-union-fact, which is disputed; say so",
    ),
    "a copy line without the whole name": Case(
        sentences.copy_lines_are_dated_and_attributed,
        put(QUIST, LINE, "Quist warned, The Quay Post reported on 7 May 2025."),
        QUIST,
        "text: Quist warned",
        "ada-quist",
        "does not give the name Ada Quist in full",
    ),
    "a copy line without a date": Case(
        sentences.copy_lines_are_dated_and_attributed,
        put(QUIST, LINE, "Ada Quist warned 1200 riders, The Quay Post reported."),
        QUIST,
        "text: Ada Quist warned",
        "ada-quist",
        "gives no date",
    ),
    "a copy line without the outlet": Case(
        sentences.copy_lines_are_dated_and_attributed,
        put(QUIST, LINE, "Ada Quist warned on 6 May 2025, as The Quay Poster says."),
        QUIST,
        "text: Ada Quist warned",
        "ada-quist",
        "does not name the outlet",
    ),
    "a copy line in the desk’s name that rests on an outlet’s fact": Case(
        sentences.copy_lines_are_dated_and_attributed,
        put(QUIST, LINE, "Ada Quist warned on 6 May 2025, the desk notes."),
        QUIST,
        "text: Ada Quist warned",
        "ada-quist",
        "does not name the outlet",
    ),
    "a copy line that rests on nothing": Case(
        sentences.copy_lines_are_dated_and_attributed,
        put(QUIST, "copy_line.rests_on", []),
        QUIST,
        "text: Ada Quist had",
        "ada-quist",
        "rests on no fact",
    ),
}

DATES = {
    "a review on the day itself": Case(
        dates.dates_are_in_order,
        put(QUIST, "review_by", "2025-05-07"),
        QUIST,
        "review_by:",
        "ada-quist",
        "the review date must come after `as_of`",
    ),
    "a source without any date": Case(
        dates.dates_are_in_order,
        put(SOURCE, "date_published", None),
        SOURCE,
        "id: quay-post-terminal",
        "quay-post-terminal",
        "the source has no date; add `desk_date` with a note",
    ),
    "words in print before they were said": Case(
        dates.dates_are_in_order,
        put(QUIST, "quotes.0.said_on", "2025-05-08"),
        QUIST,
        "said_on:",
        "quist-winter",
        "the words are in print since 2025-05-07",
    ),
    "an event that does not say when": Case(
        dates.events_are_dated_or_say_why_not,
        put(VOTE, "event", None),
        VOTE,
        "kind: event",
        "closing-vote",
        "an entry has `event` where its kind is event, and only there",
    ),
    "an event with a date and bounds": Case(
        dates.events_are_dated_or_say_why_not,
        put(VOTE, "event.not_before", "2025-05-01"),
        VOTE,
        "event:",
        "closing-vote",
        "a date or its bounds, not both",
    ),
    "bounds the wrong way round": Case(
        dates.events_are_dated_or_say_why_not,
        put(
            VOTE,
            "event",
            {
                "date": None,
                "not_before": "2025-05-06",
                "not_after": "2025-05-01",
                "dated_by": "between two sittings",
                "evidence": ALL_DESK,
            },
        ),
        VOTE,
        "event:",
        "closing-vote",
        "`not_before` comes after `not_after`",
    ),
    "an event without evidence": Case(
        dates.events_are_dated_or_say_why_not,
        put(VOTE, "event.evidence", []),
        VOTE,
        "event:",
        "closing-vote",
        "an event has evidence",
    ),
}

FIRST = "facts.0.evidence.0"
WHOLE = evidence.evidence_is_whole
EVIDENCE = {
    "a fact without evidence": Case(
        WHOLE,
        put(UNION, "facts.0.evidence", []),
        UNION,
        r"  evidence: \[\]",
        "dockers-union-fact",
        "the fact has no evidence",
    ),
    "an entry without evidence": Case(
        WHOLE,
        put(UNION, "evidence", []),
        UNION,
        r"^evidence: \[\]",
        "dockers-union",
        "the role and the summary have no evidence",
    ),
    "a desk that does not show its working": Case(
        WHOLE,
        put(VOTE, "event.evidence.1", {"source": "desk"}),
        VOTE,
        "- source: desk",
        "closing-vote",
        "needs a `note` with the working",
    ),
    "a desk that claims a passage": Case(
        WHOLE,
        put(VOTE, "event.evidence.1.paragraph", 1),
        VOTE,
        "- source: desk",
        "closing-vote",
        "evidence of the desk has no passage",
    ),
    "a source that is not on file": Case(
        WHOLE,
        put(UNION, f"{FIRST}.source", "another-paper"),
        UNION,
        "- source: another-paper",
        "dockers-union-fact",
        "the source another-paper is not on file",
    ),
    "evidence without a digest": Case(
        WHOLE,
        put(UNION, f"{FIRST}.sha256", None),
        UNION,
        "  - source: quay-post-terminal",
        "dockers-union-fact",
        "needs `paragraph`, `start`, `end` and `sha256`",
    ),
    "a paragraph that is not there": Case(
        WHOLE,
        put(UNION, f"{FIRST}.paragraph", 9),
        UNION,
        "  - source: quay-post-terminal",
        "dockers-union-fact",
        "the source has no paragraph 9",
    ),
    "a span beyond its paragraph": Case(
        WHOLE,
        put(UNION, f"{FIRST}.end", 9000),
        UNION,
        "  - source: quay-post-terminal",
        "dockers-union-fact",
        "the span 0–9000 does not lie in paragraph 4",
    ),
    "a span of nothing": Case(
        WHOLE,
        put(UNION, f"{FIRST}.end", 0),
        UNION,
        "  - source: quay-post-terminal",
        "dockers-union-fact",
        "the span 0–0 does not lie in paragraph 4",
    ),
    "a whole paragraph with another digest": Case(
        WHOLE,
        put(UNION, f"{FIRST}.sha256", "0" * 64),
        UNION,
        "  - source: quay-post-terminal",
        "dockers-union-fact",
        "the span is the whole paragraph, but the digests differ",
    ),
    "a quotation altered by one character": Case(
        evidence.quotations_match_their_digest,
        put(QUIST, "quotes.0.exact", "The roof will not last another Winter,"),
        QUIST,
        "exact: The roof",
        "quist-winter",
        "the words are not those that were fingerprinted",
    ),
    "a quotation whose span has moved at one end": Case(
        evidence.quotations_match_their_digest,
        put(QUIST, "quotes.0.evidence.end", 38),
        QUIST,
        "quist-winter.*?evidence:",
        "quist-winter",
        "the span is not as long as the words",
    ),
    "a quotation that the desk made up": Case(
        evidence.quotations_match_their_digest,
        put(QUIST, "quotes.0.evidence", desk("from memory")),
        QUIST,
        "quist-winter.*?evidence:",
        "quist-winter",
        "a quotation stands in a source, never the desk",
    ),
    "a paragraph that no fact rests on": Case(
        evidence.every_paragraph_of_prose_is_covered,
        put(UNION, "facts", []),
        SOURCE,
        "- paragraph: 4",
        "quay-post-terminal",
        "no fact rests on paragraph 4",
    ),
    "a paragraph out of order": Case(
        evidence.every_paragraph_of_prose_is_covered,
        put(SOURCE, "passages.1.paragraph", 5),
        SOURCE,
        "- paragraph: 5",
        "quay-post-terminal",
        "paragraph 2 is missing or out of order",
    ),
}


def holding(text: list[str], **fields: object) -> Alter:
    """Return an alteration that gives the source its text."""
    return lambda files: files[SOURCE].update(text=text, **fields)


OURS = "our own article"
HELD = {
    "text held without a right": Case(
        held.held_text_is_what_was_fingerprinted,
        holding(PRINTED),
        SOURCE,
        "^text:",
        "quay-post-terminal",
        "text is held only with `rights`",
    ),
    "a right without text": Case(
        held.held_text_is_what_was_fingerprinted,
        put(SOURCE, "rights", OURS),
        SOURCE,
        "^rights:",
        "quay-post-terminal",
        "`rights` stand beside `text`; there is none here",
    ),
    "text that lacks a paragraph": Case(
        held.held_text_is_what_was_fingerprinted,
        holding(PRINTED[:-1], rights=OURS),
        SOURCE,
        "^text:",
        "quay-post-terminal",
        "3 paragraphs are held, 4 fingerprinted",
    ),
    "text altered by one character": Case(
        held.held_text_is_what_was_fingerprinted,
        holding([*PRINTED[:-1], PRINTED[-1].replace("2023", "2022")], rights=OURS),
        SOURCE,
        "in 2022",
        "quay-post-terminal",
        "paragraph 4 as held is not the one that was fingerprinted",
    ),
    "a quotation that the held text does not have": Case(
        held.spans_stand_in_the_held_text,
        lambda files: (
            holding(PRINTED, rights=OURS)(files),
            put(QUIST, "quotes.0.exact", "The roof will not last another Winter,")(files),
        ),
        QUIST,
        r"dated_by: [^\n]*\n  evidence:",
        "quist-winter",
        "the quotation does not stand there in paragraph 3",
    ),
}

BROKEN = MappingProxyType({**IDENTITY, **REFERENCES, **SENTENCES, **DATES, **EVIDENCE, **HELD})
