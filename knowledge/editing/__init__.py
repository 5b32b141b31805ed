"""Editing: what an editor typed becomes a change that can be published.

::

    typed values ──forms──▶ record ──faults──▶ duplicates ──merge──▶ Change

- ``entry_form``, ``fact_form``, ``quote_form``, ``event_form``, ``alias_form``, ``review_form``
  and ``standing_form`` read what was typed: a record, or a ``Problem`` beside each field.
  ``filled`` is what a form shows first.
- ``in_held_text``, ``in_pasted`` and ``by_desk`` give the evidence that every form asks for.

Everything here is a function of frozen data: nothing is published, and no store is read.
"""

from knowledge.editing.entries import alias_form, entry_form, event_form, review_form
from knowledge.editing.evidence import by_desk, in_held_text, in_pasted
from knowledge.editing.filling import fact_filled, filled
from knowledge.editing.problems import Problem, Read
from knowledge.editing.sources import standing_form
from knowledge.editing.statements import fact_form, quote_form, without_fact, without_quote
from knowledge.editing.typed import Typed

__all__ = [
    "Problem",
    "Read",
    "Typed",
    "alias_form",
    "by_desk",
    "entry_form",
    "event_form",
    "fact_filled",
    "fact_form",
    "filled",
    "in_held_text",
    "in_pasted",
    "quote_form",
    "review_form",
    "standing_form",
    "without_fact",
    "without_quote",
]
