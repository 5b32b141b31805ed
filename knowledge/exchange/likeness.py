"""Whether a row of a glossary is of something that is on file, or stands further up in it."""

from __future__ import annotations

from collections.abc import Iterable

from knowledge.exchange.glossary import Item
from knowledge.lookup import NameIndex
from knowledge.model import Entry
from knowledge.snapshot import name_record
from knowledge.text import key


class Names:
    """The names that are taken.

    Args:
        entries: what is on file.
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        held = list(entries)
        self._index = NameIndex.build(map(name_record, held))
        self._entries = {entry.id: entry for entry in held}
        self._lines: dict[str, int] = {}
        self._taken: dict[str, Entry] = {}
        for entry in held:
            self._bear(entry)

    def _bear(self, entry: Entry) -> None:
        for name in (entry.name, *(alias.name for alias in entry.also_known_as)):
            self._taken.setdefault(key(name), entry)

    def add(self, entry: Entry, line: int) -> None:
        """Note an entry that a line of the glossary brings."""
        self._lines[entry.id] = line
        self._bear(entry)

    def taken(self, names: Iterable[str]) -> tuple[str, ...]:
        """Return those of some names that another entry bears."""
        return tuple(name for name in names if key(name) in self._taken)

    def borne(self, item: Item) -> bool:
        """Return whether another entry bears the very name of an item."""
        return key(item.name) in self._taken

    def alike(self, item: Item) -> str:
        """Say which entry an item looks like; "" where it looks like none."""
        for name in (item.name, *item.aliases):
            if entry := self._taken.get(key(name)):
                return self._sentence(item, name, entry)
        found = self._index.resolve(item.name)
        if found.decision == "answer" and found.entry_id in self._entries:
            return self._sentence(item, item.name, self._entries[found.entry_id])
        return ""

    def _sentence(self, item: Item, name: str, entry: Entry) -> str:
        line = self._lines.get(entry.id)
        what = f"line {line}, {entry.name}" if line else f"{entry.name} ({entry.id})"
        also = f", by the name “{name}”" if name != item.name else ""
        return f"“{item.name}” looks like {what}{also}"
