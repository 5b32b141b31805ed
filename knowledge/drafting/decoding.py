"""Bytes → text: which encoding, and whether it is text at all."""

from __future__ import annotations

import codecs
import re

from knowledge.errors import NoArticle

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a zip archive or an office document",
    b"\xd0\xcf\x11\xe0": "an office document",
    b"{\\rtf": "a rich-text document",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"RIFF": "a picture or a recording",
    b"\x1f\x8b": "a compressed file",
}
_DECLARED = re.compile(rb"""(?:charset|encoding)\s{0,9}=\s{0,9}["']?([A-Za-z0-9_:.-]{2,40})""")
# Python knows codecs that are no encodings of pages; one of them takes minutes on a page.
_ENCODINGS = re.compile(
    r"(?:utf-(?:8|16|32)|cp\d|iso8859|iso2022|koi8|big5|gb|euc|shift_jis|mac-|ascii|tis-620|kz1048)"
)
_HEAD = 4096
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
# An English text has few letters outside ASCII; one read in the wrong encoding has many.
_MOST_ACCENTED = 0.15


def decoded(body: bytes, charset: str | None = None) -> str:
    """Return the text that bytes hold.

    A byte order mark is believed first, then UTF-8 where it fits, then the encoding that
    the server or the document names, then Windows-1252, as browsers do.

    Args:
        body: the bytes of a file or a page.
        charset: the encoding that the server names, if any.

    Raises:
        NoArticle: it is not text, or its encoding cannot be told.
    """
    for signature, what in _SIGNATURES.items():
        if body.startswith(signature):
            raise NoArticle(f"that is {what}, not a text; paste the text or give a web page")
    text = _text(body, charset)
    if "\x00" in text or len(_CONTROLS.findall(text)) > len(text) / 1000:
        raise NoArticle("that is not a text; give plain text or a web page")
    return _CONTROLS.sub("", text)


def _text(body: bytes, charset: str | None) -> str:
    for mark, encoding in _BOMS:
        if body.startswith(mark):
            return body[len(mark) :].decode(encoding, "replace")
    named = _DECLARED.search(body[:_HEAD])
    document = named[1].decode("ascii") if named else None
    for name in ("utf-8", charset, document):
        text = _attempt(body, name)
        if text is not None:
            return text
    text = _attempt(body, "cp1252")
    if text is not None and _looks_read(text):
        return text
    raise NoArticle("the encoding of the text cannot be told; save it as UTF-8")


def _attempt(body: bytes, encoding: str | None) -> str | None:
    if not encoding:
        return None
    try:
        name = codecs.lookup(encoding).name
        # Pages that say Latin-1 or ASCII mean Windows-1252 (WHATWG Encoding Standard).
        name = "cp1252" if name in ("iso8859-1", "ascii") else name
        return body.decode(name) if _ENCODINGS.match(name) else None
    except (LookupError, UnicodeError, ValueError, TypeError):
        return None


def _looks_read(text: str) -> bool:
    letters = sum(map(str.isalpha, text))
    plain = sum(c.isascii() for c in text if c.isalpha())
    return letters - plain <= letters * _MOST_ACCENTED
