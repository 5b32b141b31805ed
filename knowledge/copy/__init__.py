"""Copy held against the store: what it names, and what in it contradicts what is on file."""

from knowledge.copy.check import CopyReader, check_copy, explain_copy, named_in
from knowledge.copy.report import CopyReport, Finding, Mentioned

__all__ = [
    "CopyReader",
    "CopyReport",
    "Finding",
    "Mentioned",
    "check_copy",
    "explain_copy",
    "named_in",
]
