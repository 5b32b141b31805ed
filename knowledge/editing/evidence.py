"""Evidence for what an editor writes: the words found in the source, or shown to stand in it.

A source whose text is held is searched. Of any other only the digests of its paragraphs are on
file: the editor pastes the paragraph, its SHA-256 tells which one it is, and the paragraph
itself is let go again. It stands in no result and in no message.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from knowledge.editing.problems import Problem, Read
from knowledge.editing.tidying import own_words, verbatim, without_marks
from knowledge.forms import DESK
from knowledge.model import Evidence, Source
from knowledge.text import digest, passage

_STRAIGHT = str.maketrans("“”„«»‘’‚`´", "\"\"\"\"\"'''''")
_ENDINGS = ".,;:!?…"
REPEATED = "These words stand there more than once. Give a few more of them."


def by_desk(note: str) -> Read[Evidence]:
    """Return evidence for what no source says and the desk answers for.

    Args:
        note: the working, in words.
    """
    words = own_words(note)
    if not words:
        return _refused("note", "Say how the desk knows this.")
    return Evidence(source=DESK, note=words), ()


def in_held_text(
    source: Source, words: str, paragraph: int | None = None, *, quoted: bool = False
) -> Read[Evidence]:
    """Find words in a source whose text the newsroom holds.

    Args:
        source: the source, with its ``text``.
        words: the words as printed; with a paragraph they may be left out, and mean all of it.
        paragraph: the paragraph, counted from 1, where the editor named one.
        quoted: True for the words of a quotation, which must be found as they are.
    """
    wanted = verbatim(words)
    if paragraph is not None and not 0 < paragraph <= len(source.text):
        return _refused("paragraph", f"{source.publisher} has paragraphs 1 to {len(source.text)}.")
    if not wanted and paragraph is None:
        return _refused("words", "Copy the words from the source.")
    numbers = range(1, len(source.text) + 1) if paragraph is None else (paragraph,)
    holding = [n for n in numbers if _places(source.text[n - 1], wanted, quoted=quoted)]
    if len(holding) > 1:
        listed = ", ".join(map(str, holding))
        return _refused("paragraph", f"These words stand in paragraphs {listed}. Choose one.")
    if holding:
        number = holding[0]
        return _span(source, number, source.text[number - 1], wanted, quoted=quoted)
    told = _missed((source.text[n - 1] for n in numbers), wanted, "the source")
    return _refused("words", told)


def in_pasted(source: Source, pasted: str, words: str, *, quoted: bool = False) -> Read[Evidence]:
    """Find words in a paragraph that the editor pasted, once it is known to be the source's.

    Args:
        source: the source, of which the digests of the paragraphs are on file.
        pasted: the paragraph, from its first word to its last.
        words: the words as printed; left out, they mean the whole paragraph.
        quoted: True for the words of a quotation, which must be found as they are.
    """
    wanted = verbatim(words)
    known = dict(_filed(source, pasted))
    if not known:
        return _refused(
            "pasted",
            f"This paragraph is not in {source.headline or source.publisher} as it was filed. "
            "Paste it whole, from its first word to its last.",
        )
    for number, printed in known.items():
        if _places(printed, wanted, quoted=quoted):
            return _span(source, number, printed, wanted, quoted=quoted)
    return _refused("words", _missed(known.values(), wanted, "the paragraph"))


def _refused(field: str, message: str) -> Read[Evidence]:
    return None, (Problem(field, message),)


def _filed(source: Source, pasted: str) -> Iterator[tuple[int, str]]:
    """Yield the paragraphs of a source that stand in what was pasted, as they were filed.

    What has the digest on file is the paragraph, however it was arrived at.
    """
    numbers = {each.sha256: each.paragraph for each in reversed(source.passages)}
    for text in (pasted, *pasted.splitlines()):
        for candidate in _spellings(verbatim(text)):
            if number := numbers.get(digest(candidate)):
                yield number, candidate


def _spellings(text: str) -> Iterable[str]:
    """Return a paragraph as pasted, and as it may have been before a phone set its marks."""
    straight = text.translate(_STRAIGHT)
    return dict.fromkeys((text, straight, own_words(straight), own_words(text)))


def _places(printed: str, wanted: str, *, quoted: bool) -> list[int]:
    """Return where words begin in a paragraph; but for a quotation the marks may differ."""
    if not quoted:
        printed, wanted = printed.translate(_STRAIGHT), wanted.translate(_STRAIGHT)
    return _all(printed, wanted)


def _all(printed: str, wanted: str) -> list[int]:
    if not wanted:
        return [0]
    found: list[int] = []
    at = printed.find(wanted)
    while at >= 0:
        found.append(at)
        at = printed.find(wanted, at + 1)
    return found


def _span(
    source: Source, number: int, printed: str, wanted: str, *, quoted: bool
) -> Read[Evidence]:
    places = _places(printed, wanted, quoted=quoted)
    if len(places) > 1 and not quoted:
        return _refused("words", REPEATED)
    start = places[0]
    end = start + len(wanted) if wanted else len(printed)
    return Evidence(
        source=source.id,
        paragraph=number,
        start=start,
        end=end,
        sha256=digest(printed[start:end]),
    ), ()


def _missed(paragraphs: Iterable[str], wanted: str, where: str) -> str:
    """Say that words are not there, and what was nearly right about them."""
    held = list(paragraphs)

    def stand(words: str, *, folded: bool = False) -> bool:
        texts = [text.casefold() for text in held] if folded else held
        return bool(words) and any(_places(text, words, quoted=False) for text in texts)

    if stand(wanted):
        return f"Quotation marks or apostrophes differ from {where}. Copy the words from it."
    if stand(without_marks(wanted)):
        return "Leave out the quotation marks around the words."
    if stand(passage(wanted.rstrip(_ENDINGS))):
        return f"In {where} these words do not end with “{wanted[-1]}”. Leave it out."
    if stand(wanted.casefold(), folded=True):
        return f"Capital letters differ from {where}. Copy the words from it."
    return f"These words are not in {where}."
