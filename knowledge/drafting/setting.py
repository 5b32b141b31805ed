"""What all items of a draft share."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from knowledge.drafting.article import Article
from knowledge.drafting.matching import Cast
from knowledge.drafting.spans import Span, evidence
from knowledge.ids import Ids

Plain = dict[str, Any]
"""An item as plain data in the curated form."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What all items of a draft share.

    Args:
        article: the article.
        source_id: the id of its source.
        date: its date, or None where nobody gave one.
        cast: its subjects.
        ids: the ids still free.
    """

    article: Article
    source_id: str
    date: dt.date | None
    cast: Cast
    ids: Ids

    def at(self, span: Span) -> Plain:
        """Return the evidence of a span."""
        return evidence(self.article, self.source_id, span)

    def paragraph(self, offset: int) -> str:
        """Return the paragraph of an offset as it is printed in a note: ``¶3``."""
        return f"¶{self.article.place(offset)[0]}"
