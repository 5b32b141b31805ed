"""What a draft brings, summed up for the editor who opens it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(slots=True)
class Tally:
    """Counts and names, gathered while a draft is made.

    Args:
        new: names of the entries proposed.
        known: names of entries on file that the article mentions.
        on_file: facts and quotes that are on file already, with their paragraph.
        conflicts: what differs from what is on file.
        homeless: what could be put under no entry, in words.
        quotes: quotations drafted; ``open`` of them without a speaker.
        facts: facts to be written.
        events: events to be named.
    """

    new: list[str] = field(default_factory=list)
    known: list[str] = field(default_factory=list)
    on_file: list[str] = field(default_factory=list)
    conflicts: list[str] = field(default_factory=list)
    homeless: list[str] = field(default_factory=list)
    quotes: int = 0
    open: int = 0
    facts: int = 0
    events: int = 0

    def sentences(self) -> tuple[str, ...]:
        """Return the overview, one sentence each."""
        return tuple(self._sentences())

    def _sentences(self) -> Iterator[str]:
        opened = f", {self.open} with an open speaker" if self.open else ""
        yield (
            f"New: quotes {self.quotes}{opened}; facts to write {self.facts}; "
            f"events to name {self.events}; entries {len(self.new)}."
        )
        for label, names in (
            ("New entries", self.new),
            ("Mentioned and on file", self.known),
            ("On file already, left out", self.on_file),
            ("Differs from what is on file, see `review:`", self.conflicts),
            ("Not placed", self.homeless),
        ):
            if names:
                yield f"{label}: {'; '.join(dict.fromkeys(names))}."
