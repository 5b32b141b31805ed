"""Editing: what an editor typed becomes a change that can be published.

::

    typed values ──forms──▶ record ──faults──▶ duplicates ──merge──▶ Change

- ``entry_form``, ``fact_form``, ``quote_form``, ``event_form``, ``alias_form``, ``review_form``
  and ``standing_form`` read what was typed: a record, or a ``Problem`` beside each field.
  ``filled`` is what a form shows first.
- ``in_held_text``, ``in_pasted`` and ``by_desk`` give the evidence that every form asks for.
- ``faults`` holds edited records to the rules of the curated folder; ``in_turn`` and ``sharing``
  offer what is changed along with them, ``pointing_at`` lists who mentions an entry.
- ``entries_like``, ``facts_like`` and ``quotes_like`` show what is on file already.
- ``merge`` brings together what two editors did to one record, ``resolve`` what they decided;
  ``history`` tells what was done, ``reverted`` undoes one revision of it.
- ``piece_changes`` is what readers were shown and no longer stands.

Everything here is a function of frozen data: nothing is published, and no store is read.
"""

from knowledge.editing.alongside import in_turn, sharing
from knowledge.editing.changes import PieceChange, piece_changes
from knowledge.editing.duplicates import Alike, entries_like, facts_like, quotes_like
from knowledge.editing.entries import alias_form, entry_form, event_form, review_form
from knowledge.editing.evidence import by_desk, in_held_text, in_pasted
from knowledge.editing.faults import EditFault, Edits, faults
from knowledge.editing.filling import fact_filled, filled
from knowledge.editing.history import FieldChange, HistoryLine, history, reverted
from knowledge.editing.merging import Choice, Conflict, Merged, merge, resolve
from knowledge.editing.pointing import Pointer, pointing_at
from knowledge.editing.problems import Problem, Read
from knowledge.editing.sources import standing_form
from knowledge.editing.statements import fact_form, quote_form, without_fact, without_quote
from knowledge.editing.typed import Typed

__all__ = [
    "Alike",
    "Choice",
    "Conflict",
    "EditFault",
    "Edits",
    "FieldChange",
    "HistoryLine",
    "Merged",
    "PieceChange",
    "Pointer",
    "Problem",
    "Read",
    "Typed",
    "alias_form",
    "by_desk",
    "entries_like",
    "entry_form",
    "event_form",
    "fact_filled",
    "fact_form",
    "facts_like",
    "faults",
    "filled",
    "history",
    "in_held_text",
    "in_pasted",
    "in_turn",
    "merge",
    "piece_changes",
    "pointing_at",
    "quote_form",
    "quotes_like",
    "resolve",
    "reverted",
    "review_form",
    "sharing",
    "standing_form",
    "without_fact",
    "without_quote",
]
