"""Names → entries: exact, alias, parts, misspelt, or an honest "not on file"."""

from knowledge.lookup.index import NameIndex
from knowledge.lookup.types import Candidate, Record, Resolution

__all__ = ["Candidate", "NameIndex", "Record", "Resolution"]
