"""What a store of one process holds in memory, and how a line of its journal changes it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from knowledge.errors import StoreUnreadable
from knowledge.revisions import Revision
from knowledge.store.archive import Archive
from knowledge.store.documents import from_document, to_document
from knowledge.store.drawer import Drawer
from knowledge.store.encoding import encoded
from knowledge.store.journal_lines import Operation
from knowledge.store.tables import JOURNAL, documents

REVISIONS = "revisions"
CURATED = "curated"
PAPERS = "papers:"
"""What the name of a kind's table begins with."""


class Contents:
    """Revisions, the digest of the curated files, and papers by kind.

    Attributes:
        through: the number of the last line of the journal that the file held.
    """

    def __init__(self) -> None:
        self.revisions: list[Revision] = []
        self.digest: str | None = None
        self.papers: defaultdict[str, Drawer] = defaultdict(Drawer)
        self.through = 0
        self._others: defaultdict[str, list[tuple[int, bytes]]] = defaultdict(list)

    @classmethod
    def read(cls, path: Path) -> Contents:
        """Read a store's file; where there is none, the contents are empty.

        Raises:
            StoreUnreadable: the file is there and is not a store, or lacks revisions.
        """
        contents = cls()
        try:
            for table, number, document in documents(path):
                contents._take(table, number, document)
            contents.revisions.sort(key=lambda revision: revision.number)
            contents._check()
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise StoreUnreadable(f"{path} holds what is no document of ours: {error!r}") from error
        except StoreUnreadable as error:
            raise StoreUnreadable(f"{path}: {error}") from error
        return contents

    @classmethod
    def of(cls, archived: Archive) -> Contents:
        """Return what a store holds that takes over all of another.

        Raises:
            StoreError: a paper cannot be kept.
        """
        contents = cls()
        contents.revisions = list(archived.revisions)
        contents.digest = archived.digest
        for number, (kind, id_, paper) in enumerate(archived.papers, 1):
            contents.papers[kind].load(number, id_, paper)
        return contents

    def archived(self) -> Archive:
        """Return all that is held."""
        papers = [(kind, *each) for kind in sorted(self.papers) for each in self.papers[kind]]
        return Archive(revisions=tuple(self.revisions), digest=self.digest, papers=tuple(papers))

    def is_empty(self) -> bool:
        """Return whether there is neither a revision nor a paper."""
        return not self.revisions and not any(any(drawer) for drawer in self.papers.values())

    def _take(self, table: str, number: int, document: dict[str, Any]) -> None:
        if table == REVISIONS:
            self.revisions.append(from_document(document))
        elif table == CURATED:
            self.digest = _text(document["digest"]) or None
        elif table == JOURNAL:
            self.through = int(document["through"])
        elif table.startswith(PAPERS):
            kind = table.removeprefix(PAPERS)
            self.papers[kind].load(number, _text(document["id"]), document["paper"])
        else:
            self._others[table].append((number, encoded(document)))

    def apply(self, operations: Iterable[Operation]) -> None:
        """Do what a line of the journal says.

        Raises:
            StoreUnreadable: it says what cannot be done.
        """
        try:
            for operation in operations:
                self._do(operation)
            self._check()
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise StoreUnreadable(f"what cannot be done: {error!r}") from error

    def _do(self, operation: Operation) -> None:
        match operation:
            case ["revise", document]:
                self.revisions.append(from_document(document))
            case ["digest", str(digest)]:
                self.digest = digest
            case ["put", str(kind), str(id_), dict(paper)]:
                self.papers[kind].put(id_, encoded(paper), paper)
            case ["drop", str(kind), list(ids)]:
                self.papers[kind].drop(ids)
            case _:
                raise ValueError(f"{operation!r:.80} is no operation")

    def _check(self) -> None:
        if self.revisions and self.revisions[-1].number != len(self.revisions):
            raise StoreUnreadable("it lacks revisions in the middle of its history")

    def tables(self) -> Iterator[tuple[str, Iterator[tuple[int, bytes]]]]:
        """Yield the tables of the file that holds all this, and those that are not ours."""
        yield REVISIONS, ((each.number, encoded(to_document(each))) for each in self.revisions)
        digest = encoded({"digest": self.digest or ""})
        yield CURATED, iter([(1, digest)])
        for kind, drawer in self.papers.items():
            if drawer:
                yield f"{PAPERS}{kind}", drawer.documents()
        for name, others in self._others.items():
            yield name, iter(others)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is no text")
    return value
