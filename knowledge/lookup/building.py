"""Records → table, in one pass over the names and one over their tokens."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from zlib import crc32

from knowledge.lookup.sounds import fine, near_keys, script_keys
from knowledge.lookup.table import FAMILY, FOREIGN, LOW, Hashed, Postings, Strings, Table
from knowledge.lookup.tokens import OTHER_SCRIPT, family, initials, joined, without_form
from knowledge.lookup.types import Record
from knowledge.lookup.weights import weight
from knowledge.text import key


class _Builder:
    """What grows while records are read."""

    def __init__(self) -> None:
        self.places: dict[str, int] = {}
        self.bearers = array("Q")
        self.spelled = array("I")
        self.spelled_offsets = array("I", [0])
        self.whole = array("Q")
        self.short = array("Q")
        self.owners = array("I")
        self.texts: list[str] = []
        self.keys: list[str] = []

    def place(self, token: str) -> int:
        return self.places.setdefault(token, len(self.places))

    def add(self, entry: int, text: str, *, person: bool) -> None:
        held = key(without_form(text))
        words = held.split()
        name = len(self.owners)
        marks = family(text, words) if person else 0
        for position, word in enumerate(words):
            place = self.place(word)
            self.bearers.append(place << 32 | name)
            self.spelled.append(place | (FAMILY if marks >> position & 1 else 0))
        for word in joined(text, words) if len(words) > 1 else ():
            self.bearers.append(self.place(word) << 32 | name)
        foreign = not text.isascii() and OTHER_SCRIPT.search(text) is not None
        if not foreign and (not person or len(words) > 2):
            for form in initials(words):
                self.short.append(crc32(form.encode()) << 32 | name)
        self.spelled_offsets.append(len(self.spelled))
        self.whole.append(crc32(held.replace(" ", "").encode()) << 32 | name)
        self.owners.append(entry | (FOREIGN if foreign else 0))
        self.texts.append(text)
        self.keys.append(held)


def build(records: Iterable[Record], names: int = 0) -> Table:
    """Build the table of records.

    Args:
        records: the entries' names; an entry of no names can only be listed.
        names: how many names are on file elsewhere, so that tokens are weighed alike.
    """
    builder = _Builder()
    kinds: dict[str, int] = {}
    ids: list[str] = []
    roles: list[str] = []
    kind_of, first = array("I"), array("I")
    for entry, record in enumerate(records):
        ids.append(record.entry_id)
        kind_of.append(kinds.setdefault(record.kind, len(kinds)))
        roles.append(" ".join(key(role) for role in record.roles))
        first.append(len(builder.owners))
        for text in dict.fromkeys(record.names):
            builder.add(entry, text, person=record.kind == "person")
    first.append(len(builder.owners))
    return _packed(builder, tuple(kinds), ids, kind_of, first, roles, names)


def _packed(
    builder: _Builder,
    kinds: tuple[str, ...],
    ids: Sequence[str],
    kind_of: array[int],
    first: array[int],
    roles: Sequence[str],
    elsewhere: int,
) -> Table:
    words = sorted(builder.places)
    place_of = array("I", bytes(4 * len(words)))
    for place, word in enumerate(words):
        place_of[builder.places[word]] = place

    spelled = array("I", [place_of[held & LOW] | (held & FAMILY) for held in builder.spelled])
    pairs = array("Q", [place_of[p >> 32] << 32 | (p & 0xFFFFFFFF) for p in builder.bearers])
    bearers = Postings.of(pairs, len(words))
    names = len(builder.owners)
    sounds = [fine(word) for word in words]
    return Table(
        kinds=kinds,
        words=Strings.of(words),
        weights=array(
            "I", (weight(w, bearers.count(i), names + elsewhere) for i, w in enumerate(words))
        ),
        sounds=array("I", (crc32(sound.encode()) for sound in sounds)),
        by_word=Hashed.of(array("Q", (crc32(w.encode()) << 32 | i for i, w in enumerate(words)))),
        near=Hashed.of(array("Q", _near(words, sounds))),
        bearers=bearers,
        spelled=Postings(builder.spelled_offsets, spelled),
        texts=Strings.of(builder.texts),
        owners=builder.owners,
        whole=Hashed.of(builder.whole),
        short=Hashed.of(builder.short),
        alphabetical=array("I", sorted(range(names), key=builder.keys.__getitem__)),
        ids=Strings.of(ids),
        by_id=Hashed.of(array("Q", (crc32(d.encode()) << 32 | i for i, d in enumerate(ids)))),
        kind_of=kind_of,
        first=first,
        roles=Strings.of(roles),
    )


def _near(words: Sequence[str], sounds: Sequence[str]) -> Iterator[int]:
    for place, (word, sound) in enumerate(zip(words, sounds, strict=True)):
        for form in (*near_keys(word, sound), *script_keys(word)):
            yield crc32(form) << 32 | place
