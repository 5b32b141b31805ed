"""Names on file as plain arrays: small, quick to load, and the same on every machine.

Everything is counted in numbers: tokens, names and entries have their place. Words
and names are one blob of UTF-8 with offsets. What is looked up by its letters is
found by the CRC-32 of its bytes in a sorted array; a CRC proves nothing, so whoever
looks something up compares the letters.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from zlib import crc32

from knowledge.lookup.types import Record

Numbers = Sequence[int]
"""An array of unsigned 32-bit numbers, or such a part of a mapped file."""


LOW = (1 << 31) - 1
"""The bits that hold a place; the highest one holds a mark."""

FAMILY = 1 << 31
"""Marks a token of a name as part of the family name."""

FOREIGN = 1 << 31
"""Marks a name in another script than Latin."""


@dataclass(frozen=True, slots=True)
class Strings:
    """Many strings as one blob of UTF-8 and their offsets."""

    blob: bytes | memoryview
    offsets: Numbers

    def __len__(self) -> int:
        return len(self.offsets) - 1

    def __getitem__(self, place: int) -> str:
        return str(self.blob[self.offsets[place] : self.offsets[place + 1]], "utf-8")

    @classmethod
    def of(cls, texts: Iterable[str]) -> Strings:
        """Pack strings. Half a surrogate pair, which UTF-8 cannot hold, becomes "?"."""
        offsets = array("I", [0])
        blob = bytearray()
        for text in texts:
            blob += text.encode("utf-8", "replace")
            offsets.append(len(blob))
        return cls(bytes(blob), offsets)


@dataclass(frozen=True, slots=True)
class Postings:
    """For each place a list of numbers, one after another in one array."""

    offsets: Numbers
    numbers: Numbers

    def __getitem__(self, place: int) -> Numbers:
        return self.numbers[self.offsets[place] : self.offsets[place + 1]]

    def count(self, place: int) -> int:
        """Return how many numbers a place holds."""
        return self.offsets[place + 1] - self.offsets[place]

    @classmethod
    def of(cls, pairs: array[int], places: int) -> Postings:
        """Group numbers by place, from pairs of ``place << 32 | number`` in any order."""
        offsets = array("I", bytes(4 * (places + 1)))
        numbers = array("I")
        last = -1
        for pair in sorted(pairs):
            if pair != last:
                offsets[(pair >> 32) + 1] += 1
                numbers.append(pair & 0xFFFFFFFF)
                last = pair
        for place in range(places):
            offsets[place + 1] += offsets[place]
        return cls(offsets, numbers)


@dataclass(frozen=True, slots=True)
class Hashed:
    """Numbers found by the CRC-32 of a key."""

    hashes: Numbers
    numbers: Numbers

    def find(self, key: bytes) -> Numbers:
        """Return the numbers filed under a key, and any of the same CRC."""
        wanted = crc32(key)
        hashes = self.hashes
        first = last = bisect_left(hashes, wanted)
        end = len(hashes)
        while last < end and hashes[last] == wanted:
            last += 1
        return self.numbers[first:last]

    @classmethod
    def of(cls, pairs: array[int]) -> Hashed:
        """Sort pairs of ``crc32(key) << 32 | number``."""
        ordered = sorted(pairs)
        return cls(
            array("I", [pair >> 32 for pair in ordered]),
            array("I", [pair & 0xFFFFFFFF for pair in ordered]),
        )


@dataclass(frozen=True, slots=True)
class Table:
    """The names of many entries.

    Args:
        kinds: the kinds there are; an entry holds its place here.
        words: the tokens of all names, in the order of the alphabet.
        weights: for each token how much it tells, in hundredths of a nat.
        sounds: for each token the CRC-32 of how it sounds.
        by_word: CRC of a token → its place.
        near: CRC of a token's sounds, or of the token less one letter → its place.
        bearers: token → the names that hold it.
        spelled: name → its tokens, in order; 1 in the highest bit marks the family name.
        texts: the names as printed.
        owners: name → its entry.
        whole: CRC of a name written in one → the name.
        short: CRC of a name's initials → the name.
        alphabetical: the names in the order of their keys, for completion.
        ids: the entries' ids.
        by_id: CRC of an id → the entry.
        kind_of: entry → its kind.
        first: entry → its first name; the next entry's first name ends them.
        roles: the entries' titles and offices.
    """

    kinds: tuple[str, ...]
    words: Strings
    weights: Numbers
    sounds: Numbers
    by_word: Hashed
    near: Hashed
    bearers: Postings
    spelled: Postings
    texts: Strings
    owners: Numbers
    whole: Hashed
    short: Hashed
    alphabetical: Numbers
    ids: Strings
    by_id: Hashed
    kind_of: Numbers
    first: Numbers
    roles: Strings

    def word(self, token: str) -> int:
        """Return the place of a token, or -1."""
        for place in self.by_word.find(token.encode()):
            if self.words[place] == token:
                return place
        return -1

    def entry(self, entry_id: str) -> int:
        """Return the place of an entry, or -1."""
        for place in self.by_id.find(entry_id.encode()):
            if self.ids[place] == entry_id:
                return place
        return -1

    def record(self, entry: int) -> Record:
        """Return what is known of an entry."""
        names = tuple(self.texts[n] for n in range(self.first[entry], self.first[entry + 1]))
        roles = self.roles[entry]
        return Record(
            self.ids[entry], self.kinds[self.kind_of[entry]], names, (roles,) if roles else ()
        )
