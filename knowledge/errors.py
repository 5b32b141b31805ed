"""Everything that can go wrong, as one tree.

::

    NutgrafError
    ├── CuratedError        curated files are not in order; lists every fault
    ├── StoreError          the store cannot do what was asked
    │   ├── StoreLocked     another process is writing to the same store
    │   ├── StoreUnreadable the store's file is there and cannot be read
    │   ├── StoreReadOnly   the store takes no changes here
    │   ├── StoreMoved      others published since the store was read
    │   └── StoreUnavailable the store cannot be reached for now
    ├── PublishRefused      a change cannot be published as it stands
    └── InputError          a file or a line that somebody gave us is unusable
        ├── AddressRefused  an address is not one that we fetch from
        ├── FetchFailed     an address was asked and gave nothing usable
        └── NoArticle       what was given holds no article that can be read

Each message is one plain sentence that says what is wrong and what to do. It
may be shown to a person, so it holds no secret and nobody's private text.
"""

from __future__ import annotations

from dataclasses import dataclass


class NutgrafError(Exception):
    """The root: catch this to catch every error of ours and nothing else."""


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing that is wrong in a curated file.

    Args:
        file: the file, relative to the curated folder.
        line: the line, counted from 1.
        id: the id of the record that holds the fault, or "-" where there is none.
        message: one plain sentence.
    """

    file: str
    line: int
    id: str
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: [{self.id}] {self.message}"


class CuratedError(NutgrafError):
    """Curated files have faults. ``faults`` holds all of them, in file order."""

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = tuple(sorted(faults))
        count = len(self.faults)
        noun = "fault" if count == 1 else "faults"
        super().__init__(f"{count} {noun} in the curated files; the first is {self.faults[0]}")


class StoreError(NutgrafError):
    """The store cannot do what was asked."""


class StoreLocked(StoreError):
    """Another process is writing to the same store."""


class StoreUnreadable(StoreError):
    """The store's file is there and cannot be read; it is never taken for empty."""


class StoreReadOnly(StoreError):
    """The store takes no changes here."""


class StoreUnavailable(StoreError):
    """The store cannot be reached for now; the same request may succeed a little later."""


class StoreMoved(StoreError):
    """Others published since the store was read; read it again and try anew."""


class PublishRefused(NutgrafError):
    """A change cannot be published as it stands."""


class InputError(NutgrafError):
    """A file or a line that somebody gave us is unusable."""


class AddressRefused(InputError):
    """An address is not one that we fetch from; nothing was sent to it."""


class FetchFailed(InputError):
    """An address was asked and gave nothing usable."""


class NoArticle(InputError):
    """What was given holds no article that can be read."""
