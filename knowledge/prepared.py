"""What is made of a snapshot once, to be used many times: for copy, for edits and for links."""

from __future__ import annotations

import threading

from knowledge.copy import CopyReader
from knowledge.documents import Documents
from knowledge.editing.ruling import Ruling
from knowledge.revisions import Ledger
from knowledge.snapshot import Snapshot


class Prepared:
    """Makes it when it is first asked for, and anew, from what was made before, when that is old.

    Any thread may ask. Who asks while another one makes it waits for that one.

    Attributes:
        making: held while what reads copy is made.
    """

    def __init__(self) -> None:
        self.making = threading.Lock()
        self._ruling_made = threading.Lock()
        self._reader: CopyReader | None = None
        self._documents: Documents | None = None
        self._ruling: Ruling | None = None

    def make(self, snapshot: Snapshot) -> None:
        """Make all of it; with 100,000 facts that takes seconds."""
        self.reader(snapshot)
        self.documents(snapshot)
        self.ruling(snapshot.ledger)

    def made_of(self, snapshot: Snapshot) -> bool:
        """Return whether what reads copy is made of this snapshot."""
        return self._reader is not None and self._reader.snapshot is snapshot

    def reader(self, snapshot: Snapshot) -> CopyReader:
        """Return what reads copy."""
        with self.making:
            if self._reader is None or self._reader.snapshot is not snapshot:
                self._reader = CopyReader(snapshot, self._reader)
            return self._reader

    def documents(self, snapshot: Snapshot) -> Documents:
        """Return the sources by their addresses."""
        if self._documents is None or self._documents.snapshot is not snapshot:
            self._documents = Documents(snapshot)
        return self._documents

    def ruling(self, ledger: Ledger) -> Ruling:
        """Return what finds the records that the rules need.

        It is replaced and never changed, so that a preview beside a publication does no harm.
        """
        with self._ruling_made:
            if self._ruling is None:
                self._ruling = Ruling.of(ledger.records)
            elif self._ruling.records is not ledger.records:
                self._ruling = self._ruling.after(ledger.records)
            return self._ruling
