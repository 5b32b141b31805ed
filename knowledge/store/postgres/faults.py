"""What goes wrong in a database → one plain sentence, without addresses, names or texts."""

from __future__ import annotations

from psycopg import errors

from knowledge.errors import StoreError, StoreReadOnly, StoreUnavailable

MIGRATE = "run python -m knowledge migrate"

NO_ANSWER = "the database does not answer; it is asked again in a moment"
NONE_FREE = "the database does not answer, or every connection is in use; try again"

_GONE = "the database cannot be reached; it is tried again with every request"


class NoAnswer(errors.OperationalError):
    """The connection stands, and the server says nothing."""


_REASONS = (
    ("authentication failed", "it refuses the user or the password"),
    ("does not exist", "it has no such database or user"),
    ("too many", "it has too many connections"),
    ("onnection refused", "nobody answers at its address"),
    ("No such file", "nobody answers at its address"),
    ("resolve host", "its host is not known"),
    ("translate host", "its host is not known"),
    ("timeout", "it does not answer in time"),
    ("SSL", "no encrypted connection could be made"),
)
"""Parts of libpq's messages, which name hosts and users, and what is told instead."""

_CUT = (None, "57P01", "57P02")
"""The states of an error by which a connection ends: none where the other end is gone, and those of
an administrator's command and of a crash (postgresql.org/docs, appendix A)."""

_KINDS: tuple[tuple[tuple[type[errors.Error], ...], type[StoreError], str], ...] = (
    ((NoAnswer,), StoreUnavailable, NO_ANSWER),
    (
        (errors.QueryCanceled, errors.LockNotAvailable),
        StoreUnavailable,
        "the database took too long; nothing was changed; try again",
    ),
    (
        (errors.ReadOnlySqlTransaction,),
        StoreReadOnly,
        "the database takes no changes; nothing was changed",
    ),
    (
        (errors.InsufficientPrivilege,),
        StoreReadOnly,
        "the database's user has no right to do this; nothing was changed",
    ),
    (
        (errors.UndefinedTable, errors.UndefinedColumn, errors.InvalidSchemaName),
        StoreError,
        f"the database is not set up; {MIGRATE}",
    ),
    (
        (errors.DiskFull,),
        StoreError,
        "the database's disk is full; nothing was changed",
    ),
    (
        (errors.DataError, errors.ProgramLimitExceeded),
        StoreError,
        "the database cannot hold such a text; nothing was changed",
    ),
    ((errors.OperationalError, errors.InterfaceError), StoreUnavailable, _GONE),
)
"""The first kind that fits tells what an error becomes."""


def fault(error: errors.Error) -> StoreError:
    """Return the error of ours that a database's error becomes."""
    for kinds, ours, sentence in _KINDS:
        if isinstance(error, kinds):
            return ours(sentence)
    state = error.sqlstate or type(error).__name__
    return StoreError(f"the database refuses (error {state}); nothing was changed")


def cut_off(error: errors.Error) -> bool:
    """Return whether the connection was lost, so that another one may be tried at once.

    What was asked over it may have been done or not. A server that says nothing is none of these.
    """
    lost = isinstance(error, errors.OperationalError | errors.InterfaceError)
    return lost and not isinstance(error, NoAnswer) and error.sqlstate in _CUT


def unreachable(error: errors.Error) -> StoreUnavailable:
    """Return what is told where no connection could be made."""
    said = str(error)
    for part, reason in _REASONS:
        if part in said:
            return StoreUnavailable(f"the database cannot be reached: {reason}")
    return StoreUnavailable(_GONE)
