"""A draft under way: what its parts share, and the items of each entry."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from knowledge.drafting import proposing_entries
from knowledge.drafting.against import known_there, role_conflict
from knowledge.drafting.claims import Claim
from knowledge.drafting.dates import Dated
from knowledge.drafting.matching import Subject
from knowledge.drafting.setting import Plain, Setting
from knowledge.drafting.spans import Span
from knowledge.drafting.standing import group_meant
from knowledge.drafting.summing import Tally
from knowledge.model import Source
from knowledge.snapshot import Snapshot


@dataclass(slots=True)
class Assembly:
    """A draft under way.

    Args:
        setting: the article, its source, its subjects.
        snapshot: what is on file, or None.
        known: a source on file that holds the article's paragraphs, or None.
        dated: its dates.
        claims: its indirect claims.
        sentences: its sentences.
        tally: what was gathered so far, in numbers and names.
        open: quotations whose speaker is open.
        items: facts and quotes by entry.
        events: the events proposed.
        used: the dates that date a quotation.
    """

    setting: Setting
    snapshot: Snapshot | None
    known: Source | None
    dated: tuple[Dated, ...]
    claims: tuple[Claim, ...]
    sentences: tuple[Span, ...]
    tally: Tally = field(default_factory=Tally)
    open: list[Plain] = field(default_factory=list)
    items: dict[str, dict[str, list[Plain]]] = field(default_factory=dict)
    events: list[Plain] = field(default_factory=list)
    used: set[Span] = field(default_factory=set)

    @property
    def text(self) -> str:
        """The article's text."""
        return self.setting.article.text

    def subject(self, resolved: str | None, printed: str | None, at: int) -> Subject | None:
        """Return the subject that is meant, by its name or by a description of it."""
        cast = self.setting.cast
        found = cast.named(resolved) or cast.named(printed)
        found = found or group_meant(self.text, cast, printed, at)
        return found if found and found.id else None

    def is_known(self, span: Span) -> bool:
        """Note and tell whether a fact on file rests on these very words already."""
        place = self.setting.at(span)
        fact = known_there(self.snapshot, self.known, place)
        if fact:
            self.tally.on_file.append(f"fact {fact} (¶{place['paragraph']})")
        return bool(fact)

    def sentence(self, offset: int) -> Span:
        """Return the sentence at an offset."""
        return next((s for s in self.sentences if s[0] <= offset < s[1]), (offset, offset + 1))

    def under(self, id_: str, what: str) -> list[Plain]:
        """Return a list of an entry, to add to."""
        return self.items.setdefault(id_, {}).setdefault(what, [])

    def entries(self) -> Iterator[Plain]:
        """Yield the entries: those on file with what is added, the new ones, the events."""
        for subject in self.setting.cast.subjects:
            if not subject.id:
                self.tally.homeless.append(subject.doubt)
            elif subject.on_file:
                yield from self._addition(subject)
            else:
                self.tally.new.append(subject.name)
                made = proposing_entries.entry(self.setting, subject)
                yield made | self.items.get(subject.id, {})
        yield from self.events

    def _addition(self, subject: Subject) -> Iterator[Plain]:
        self.tally.known.append(subject.name)
        items: Plain = dict(self.items.get(subject.id, {}))
        differs = role_conflict(self.snapshot, subject)
        if differs:
            self.tally.conflicts.append(f"the role of {subject.name}")
        notes = [note for note in (differs, subject.doubt) if note]
        if notes:
            items["review"] = notes
        if items:
            yield {"id": subject.id, "on_file": True, "name": subject.name, **items}
