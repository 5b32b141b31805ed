"""Compressed bodies, unpacked no further than a limit: a bomb never grows in memory."""

from __future__ import annotations

import zlib

from knowledge.errors import FetchFailed

_GZIP_OR_ZLIB = zlib.MAX_WBITS | 32
ENCODINGS = "gzip, deflate"
"""What is asked for; a server that answers in anything else is not understood."""


class Unpacker:
    """Takes the pieces of a body as they arrive, and stops at the limit.

    Args:
        encoding: the Content-Encoding, "" where there is none.
        limit: the most bytes that the body may hold when unpacked.

    Raises:
        FetchFailed: the encoding is not one that was asked for.
    """

    def __init__(self, encoding: str, limit: int) -> None:
        name = encoding.strip().lower()
        if name not in ("", "identity", "gzip", "x-gzip", "deflate"):
            raise FetchFailed("the page is compressed in a way that cannot be read here")
        self._limit = limit
        self._body = bytearray()
        self._unpacker = None if name in ("", "identity") else zlib.decompressobj(_GZIP_OR_ZLIB)
        self._may_be_raw = name == "deflate"
        self._begun = False

    def feed(self, piece: bytes) -> None:
        """Take the next piece of the body.

        Raises:
            FetchFailed: the body is too large or damaged.
        """
        self._begun = True
        if self._unpacker is None:
            self._body += piece
        elif not self._unpacker.eof:
            self._body += self._unpacked(piece)
        if len(self._body) > self._limit:
            raise FetchFailed(f"the page is larger than {self._limit / 1e6:g} MB")

    def finish(self) -> bytes:
        """Return the whole body.

        Raises:
            FetchFailed: a compressed body ended too early.
        """
        if self._unpacker is not None and self._begun and not self._unpacker.eof:
            raise FetchFailed("the page arrived damaged or incomplete")
        return bytes(self._body)

    def _unpacked(self, piece: bytes) -> bytes:
        assert self._unpacker is not None  # noqa: S101 - feed looks first # nosec B101
        room = self._limit - len(self._body) + 1
        try:
            return self._unpacker.decompress(piece, room)
        except zlib.error as error:
            if not self._may_be_raw or self._body:
                raise FetchFailed("the page arrived damaged or incomplete") from error
        # "deflate" should mean zlib (RFC 9110); some servers send the bare stream.
        self._may_be_raw = False
        self._unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
        return self._unpacked(piece)
