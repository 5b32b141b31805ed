"""Quotations by a person, for an organization, about a topic."""

from __future__ import annotations

import re
from collections.abc import Iterable

from knowledge.answers import Answer, Choice, Quotations
from knowledge.asking.coverage import by_class
from knowledge.asking.onfile import OnFile
from knowledge.asking.plain import not_told
from knowledge.asking.reading import Reading, read
from knowledge.asking.subjects import meant_by
from knowledge.composing import Marks, fact_line, quote_line
from knowledge.model import Entry, Fact, Quote
from knowledge.questions import Question
from knowledge.search import Found
from knowledge.search.names import Mention
from knowledge.text import key

TOLD = 5
"""The most facts that stand under the quotations."""

MOST = 200
"""The most quotations that one answer holds."""

_SPEECH = (
    r"(?:said|says|wrote|told|claim(?:s|ed)?|warn(?:s|ed)?|accus(?:e|es|ed)|boast(?:s|ed)?|confirmed|"
    r"decried|condemn(?:s|ed)?|threatened|hinted|believes?|asked|call(?:s|ed)?|announced|denied|"
    r"criti[cs]i[sz]ed|praised|argu(?:es|ed)|promised|insisted|spoke|responded|"
    r"made (?:his|her|its|an) announcement)\b"
)
"""Verbs by which a fact tells that somebody spoke."""

_ANYBODY = frozenset(
    {"anyone", "anybody", "everyone", "everybody", "people", "they", "we", "somebody", "others"}
)


def quotations(on: OnFile, question: Question) -> Answer | None:
    """Answer with quotations, and with what is attributed to the same people in our words.

    Returns:
        The quotations, a choice of subjects, or None where nothing on file fits.
    """
    if not question.subject or key(question.subject) in _ANYBODY:
        return _about(on, question.words)
    meant = meant_by(on, question.subject)
    if isinstance(meant, Choice):
        return meant
    if not isinstance(meant, Entry):
        return None
    answer = _by(on, meant, question.words)
    if answer is None and meant.kind in ("person", "organization"):
        return not_told(on, question, (meant.id,))
    return answer


def _about(on: OnFile, words: str) -> Answer | None:
    topic = read(on, words)
    found = on.snapshot.search.covering(topic.mentions, topic.words, ("quote",), limit=MOST)
    return listed(on, f"Quotes about {words}", None, _quotes(found)) if found else None


def _by(on: OnFile, entry: Entry, words: str) -> Answer | None:
    speakers = speaking_for(on, entry)
    topic = read(on, words)
    if topic.empty:
        return _all(on, entry, speakers)
    search = on.snapshot.search
    spoken = search.covering(topic.mentions, topic.words, ("quote",), speakers, limit=MOST)
    told = search.covering(topic.mentions, topic.words, ("fact",), speakers, limit=TOLD)
    told = tuple(dict.fromkeys((*told, *_told_of(on, entry, topic))))
    if not spoken and not told:
        return None
    spoken, told = _plainest(on, spoken, topic), _plainest(on, told, topic)
    title = f"Quotes of {entry.name} about {words}"
    return listed(on, title, entry, _quotes(spoken), _facts(told))


def _plainest(on: OnFile, found: tuple[Found, ...], topic: Reading) -> tuple[Found, ...]:
    return tuple(sorted(found, key=lambda each: by_class(on, each, topic)))


def _told_of(on: OnFile, entry: Entry, topic: Reading) -> tuple[Found, ...]:
    """Return facts in an outlet's own voice that tell what somebody said: name, then verb."""
    names = on.snapshot.search.names.of(entry.id)
    by = Mention(names[0], (entry.id,))
    found = on.snapshot.search.covering((by, *topic.mentions), topic.words, ("fact",))
    return tuple(f for f in found if f.says != entry.id and _speaks(f.text, names))[:TOLD]


def _speaks(text: str, names: Iterable[str]) -> bool:
    said = key(text)
    return any(re.search(rf"\b{re.escape(name)}(?: \w+){{0,3}}? {_SPEECH}", said) for name in names)


def _all(on: OnFile, entry: Entry, speakers: tuple[str, ...]) -> Answer | None:
    """Return every quotation by an entry; where there is none, what is told of it, or about it."""
    held = on.snapshot.quotes
    own = [q for id_ in speakers for q in held[id_] if q.speaker == id_][:MOST]
    if own:
        return listed(on, f"Quotes of {entry.name}", entry, own)
    told = on.snapshot.search.covering((), (), ("fact",), speakers, limit=TOLD)
    told += _told_of(on, entry, Reading((), ()))
    about = held[entry.id][:MOST]
    if about and entry.kind not in ("person", "organization"):
        return listed(on, f"Quotes about {entry.name}", entry, about)
    return listed(on, f"Quotes of {entry.name}", entry, (), _facts(told)) if told else None


def speaking_for(on: OnFile, entry: Entry) -> tuple[str, ...]:
    """Return the entries whose words count as an entry's: itself, and those quoted for it.

    Somebody is quoted for an organization where the role at the time names it, and for a post
    where the role is that post.
    """
    if entry.kind not in ("organization", "term"):
        return (entry.id,)
    names = [f" {name} " for name in on.snapshot.search.names.of(entry.id) if len(name) > 1]
    others = (
        quote.speaker
        for quote in on.snapshot.search.quoted
        if any(name in f" {key(quote.speaker_role or '')} " for name in names)
        and (entry.kind == "organization" or on.snapshot.entries[quote.speaker].kind == "person")
    )
    return tuple(dict.fromkeys((entry.id, *others)))


def _quotes(found: Iterable[Found]) -> tuple[Quote, ...]:
    return tuple(each.quote for each in found if each.quote)


def _facts(found: Iterable[Found]) -> tuple[Fact, ...]:
    return tuple(each.fact for each in found if each.fact)


def listed(
    on: OnFile,
    title: str,
    entry: Entry | None,
    quotes: Iterable[Quote],
    facts: Iterable[Fact] = (),
    note: str = "",
) -> Quotations:
    """Return quotations and facts as an answer.

    Args:
        on: what is on file.
        title: what they are, in words.
        entry: whose or about whom they are, or None.
        quotes: the quotations.
        facts: what is attributed to the same people in our words.
        note: how they were found, or "".
    """
    marks = Marks(on.snapshot)
    lines = tuple(quote_line(on.snapshot, marks, quote) for quote in quotes)
    told = tuple(fact_line(marks, fact) for fact in facts)
    ref = on.ref(entry) if entry else None
    due = on.due((entry,) if entry else ())
    return Quotations(title, ref, lines, told, marks.listed(), note, due)
