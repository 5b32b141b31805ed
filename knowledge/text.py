"""The one normaliser, used for building and for asking.

Two forms are made here and nowhere else. ``passage`` is the form in which a
paragraph is fingerprinted and its offsets are counted. ``key`` is the form in
which names and questions are compared.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata

from anyascii import anyascii

_SPACES = re.compile(r"\s+")
_NOT_WORDS = re.compile(r"[^a-z0-9]+")
_POSSESSIVE = re.compile(r"(?<=[\w.])['’`´]s\b|(?<=s)['’`´](?=\s|$)", re.IGNORECASE)
_JOINERS = re.compile(r"(?<=\w)['’`´.](?=\w)|\.(?=\s|$)")
_SIGNS = re.compile(r"(?<=\w)['`\"](?=\w)")
_ARABIC_ARTICLE = re.compile(r"(?<!\w)ال(?=\w{2})")


def passage(text: str) -> str:
    """Return a paragraph as it is fingerprinted: NFC, white space folded to single spaces.

    Nothing else is changed, so that anyone who holds the article can repeat the
    digest. Offsets into a paragraph count code points of this form.
    """
    return _SPACES.sub(" ", unicodedata.normalize("NFC", text)).strip()


def digest(text: str) -> str:
    """Return the SHA-256 of a text's UTF-8 bytes, in lower-case hexadecimal."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def paragraphs(article: str) -> list[str]:
    """Split a plain-text article into its paragraphs, subheads counted, in ``passage`` form.

    A paragraph ends at an empty line. Paragraph 1 is the first item.
    """
    blocks = re.split(r"\n[ \t]*\n", article.replace("\r\n", "\n"))
    return [folded for block in blocks if (folded := passage(block))]


def key(text: str) -> str:
    """Return the form in which names and questions are compared.

    Latin letters without accents in lower case, digits, and single spaces:
    other scripts are transliterated, the Arabic article written apart, possessives
    and dots dropped, every other mark becomes a space. ``key(key(x)) == key(x)``.
    """
    plain = _POSSESSIVE.sub("", unicodedata.normalize("NFKC", text))
    joined = _JOINERS.sub("", plain)
    if joined.isascii():
        return _NOT_WORDS.sub(" ", joined.lower()).strip()
    ascii_text = anyascii(_ARABIC_ARTICLE.sub("al ", joined)).lower()
    return _NOT_WORDS.sub(" ", _SIGNS.sub("", ascii_text)).strip()
