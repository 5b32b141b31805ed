"""Which test proves which rule."""

from __future__ import annotations


def proves(*rules):
    """Mark a test as the one that shows these rules refusing."""

    def mark(test):
        test.proves = rules
        return test

    return mark
