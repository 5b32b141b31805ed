"""Full text over what is on file: facts, quotations and events by the words that they hold."""

from knowledge.search.found import Found, Kind
from knowledge.search.index import Search

__all__ = ["Found", "Kind", "Search"]
