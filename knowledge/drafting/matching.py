"""Names in an article → entries on file through the lookup, or entries to propose.

A name is taken for an entry on file where the lookup answers; unless it answers by the exact
name, the editor is told how it was found. Several that fit are never decided here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from knowledge.drafting.names import Named
from knowledge.drafting.spans import Span, overlap
from knowledge.ids import Ids
from knowledge.lookup import Resolution
from knowledge.snapshot import Snapshot
from knowledge.text import key

NEAR = 0.87
"""The likeness, 0 to 1, from which a name on file is shown beside one that is not."""

TELLING = 3
"""The fewest words by which a description such as “the State Department's report” is told."""


@dataclass(frozen=True, slots=True)
class Subject:
    """A person, organization or place of an article, and the entry that it is.

    Args:
        id: the entry, on file or proposed; "" where several on file fit.
        name: its name: on file, or the fullest form that the article prints.
        kind: what it is.
        named: as found in the article.
        on_file: True where the entry is on file.
        doubt: what the editor has to judge about the link, or "".
        candidates: entries on file that it may be, best first.
    """

    id: str
    name: str
    kind: str
    named: Named
    on_file: bool = False
    doubt: str = ""
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cast:
    """All subjects of an article."""

    subjects: tuple[Subject, ...]
    _by_form: dict[str, Subject] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, subjects: Iterable[Subject]) -> Cast:
        """Index subjects by every form of their names; the first of a form wins."""
        kept = tuple(subjects)
        by_form: dict[str, Subject] = {}
        for subject in kept:
            for form in (subject.name, *forms(subject.named)):
                by_form.setdefault(bare(form), subject)
        return cls(kept, by_form)

    def named(self, words: str | None) -> Subject | None:
        """Return the subject that bears a name, or the only one whose name ends with it."""
        said = bare(words or "")
        if not said:
            return None
        found = self._by_form.get(said)
        if found is None:
            ends = {s.id: s for s in self.subjects if bare(s.name).endswith(f" {said}")}
            found = next(iter(ends.values())) if len(ends) == 1 else None
        return found

    def within(self, span: Span) -> Iterator[Subject]:
        """Yield the subjects mentioned in a span, each once, in order of mention."""
        found = [
            (mention[0], i)
            for i, subject in enumerate(self.subjects)
            for mention in subject.named.mentions
            if overlap(mention, span)
        ]
        yield from (self.subjects[i] for i in dict.fromkeys(i for _, i in sorted(found)))


def bare(name: str) -> str:
    """Return a name as it is compared, without an article before it."""
    return key(name).removeprefix("the ")


def forms(named: Named) -> tuple[str, ...]:
    """Return every form of a name, the fullest first."""
    acronym = (named.acronym,) if named.acronym else ()
    return (named.name, *acronym, *named.other_forms)


def match(found: Iterable[Named], snapshot: Snapshot | None, ids: Ids) -> Cast:
    """Link names to entries on file, or propose entries for them.

    Args:
        found: the names of an article.
        snapshot: what is on file, or None where nothing is.
        ids: the ids still free.
    """
    subjects: dict[str, Subject] = {}
    by_name: dict[str, Named] = {}
    for named in found:
        held = by_name.get(bare(named.name))
        by_name[bare(named.name)] = _one(held, named) if held else named
    for named in by_name.values():
        subject = _match(named, snapshot, ids)
        same = subjects.get(subject.id) if subject.on_file else None
        if same is not None:
            both = _one(same.named, subject.named)
            subject = replace(same, named=both, doubt=same.doubt or subject.doubt)
        subjects[subject.id or f"?{bare(named.name)}"] = subject
    return Cast.of(subjects.values())


def _one(a: Named, b: Named) -> Named:
    """Return one record of two names of a subject, with the mentions of both."""
    return Named(
        name=a.name,
        kind=a.kind,
        mentions=tuple(sorted((*a.mentions, *b.mentions))),
        title=a.title or b.title,
        affiliation=a.affiliation or b.affiliation,
        acronym=a.acronym or b.acronym,
        other_forms=tuple(dict.fromkeys((*a.other_forms, b.name, *b.other_forms))),
    )


def _match(named: Named, snapshot: Snapshot | None, ids: Ids) -> Subject:
    if snapshot is None:
        return _proposed(named, ids)
    tried = [snapshot.names.resolve(form, named.kind) for form in forms(named)]
    for resolution in sorted(tried, key=_certainty):
        if resolution.decision == "answer" and _fits(named, snapshot, resolution):
            return _linked(named, snapshot, resolution)
    several = next((r for r in tried if r.decision == "choose"), None)
    if several:
        candidates = tuple(c.entry_id for c in several.candidates)
        doubt = f"“{named.name}” fits several entries on file: {', '.join(candidates)}."
        return Subject("", named.name, named.kind, named, doubt=doubt, candidates=candidates)
    near = tuple(
        c.entry_id
        for c in tried[0].candidates
        if c.score >= NEAR and _same_sort(named, snapshot.entries[c.entry_id].kind)
    )
    return _proposed(named, ids, near)


def _certainty(resolution: Resolution) -> int:
    """Return 0 for an exact name, 1 for another exact name, 2 for everything else."""
    if not resolution.how:
        return 0
    return 1 if resolution.how.startswith("another name") else 2


def _fits(named: Named, snapshot: Snapshot, resolution: Resolution) -> bool:
    """A person is a person; other kinds overlap in use, and are told by most of their words."""
    entry = snapshot.entries[resolution.entry_id or ""]
    if not _same_sort(named, entry.kind):
        return False
    if _certainty(resolution) < 2:
        return True
    likely = resolution.candidates[0].score >= NEAR
    return named.kind == "person" or (likely and len(key(named.name).split()) >= TELLING)


def _same_sort(named: Named, kind: str) -> bool:
    return (kind == "person") == (named.kind == "person")


def _linked(named: Named, snapshot: Snapshot, resolution: Resolution) -> Subject:
    entry = snapshot.entries[resolution.entry_id or ""]
    doubt = ""
    if _certainty(resolution) == 2:
        doubt = f"“{named.name}” is taken for {entry.name} on file, found by {resolution.how}."
    return Subject(entry.id, entry.name, entry.kind, named, on_file=True, doubt=doubt)


def _proposed(named: Named, ids: Ids, near: tuple[str, ...] = ()) -> Subject:
    doubt = f"Nearest on file: {', '.join(near)}." if near else ""
    id_ = ids.free(named.name)
    return Subject(id_, named.name, named.kind, named, doubt=doubt, candidates=near)
