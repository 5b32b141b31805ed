"""A draft by hand, of a second article on the harbour, as an editor may leave it."""

from __future__ import annotations

from pathlib import Path

from knowledge.text import digest, paragraphs
from tests.knowledge.builders import QUIST, curated

SECOND = """Ferries stay away from the old terminal until further notice.

“No boat will dock here again,” Ada Quist said on Thursday. “We have told the captains.”

Bo Lindqvist, who runs the kiosk, said: “I will miss the noise.”
"""
PRINTED = paragraphs(SECOND)
OPENING = "# Draft of a second article\n"
REVIEW = '        review: ["Right?"]\n'


def span(paragraph: int, words: str | None = None) -> str:
    """Return evidence for words, on one line."""
    printed = PRINTED[paragraph - 1]
    exact = printed if words is None else words
    start = printed.index(exact)
    return (
        f"{{source: quay-post-ferries, paragraph: {paragraph}, start: {start}, "
        f"end: {start + len(exact)}, sha256: {digest(exact)}}}"
    )


def source(review: str = "") -> str:
    passages = "".join(
        f"    - {{paragraph: {i}, form: prose, length: {len(p)}, sha256: {digest(p)}}}\n"
        for i, p in enumerate(PRINTED, start=1)
    )
    return (
        "\n# the article\nsource:\n  id: quay-post-ferries\n  publisher: The Quay Post\n"
        "  headline: null\n  author: null\n  date_published: 2025-05-09\n  url: null\n"
        f"  language: en\n  coverage: part\n{review}  passages:\n{passages}"
    )


def quote(id_: str, speaker: str | None, paragraph: int, exact: str, review: str = "") -> str:
    return (
        f"      - id: {id_}\n        exact: {exact}\n        speaker: {speaker or 'null'}\n"
        "        manner: said\n        said_on: null\n"
        f"        dated_by: the article does not say when\n{review}"
        f"        evidence: {span(paragraph, exact)}\n"
    )


BOAT = "No boat will dock here again,"
CAPTAINS = "We have told the captains."
NOISE = "I will miss the noise."


def quist(boat: str = "", captains: str = "") -> str:
    return (
        "  - id: ada-quist\n    on_file: true\n    quotes:\n      # her word on the boats\n"
        + quote("quist-boat", "ada-quist", 2, BOAT, boat)
        + quote("quist-captains", "ada-quist", 2, CAPTAINS, captains)
    )


def lindqvist(review: str = "", noise: str = "") -> str:
    """A new entry with a fact that somebody has written, and a quote."""
    return (
        "  # runs the kiosk\n  - id: bo-lindqvist\n    kind: person\n    name: Bo Lindqvist\n"
        "    role: Kiosk keeper\n    summary: Bo Lindqvist keeps the kiosk at the terminal.\n"
        f"    as_of: 2025-05-09\n    review_by: 2027-05-09\n{review}"
        f"    evidence:\n      - {span(3)}\n"
        "    copy_line:\n      text: Bo Lindqvist keeps the kiosk there, The Quay Post reported "
        "on 9 May 2025.\n      rests_on: [lindqvist-kiosk]\n"
        "    facts:\n      - id: lindqvist-kiosk\n"
        "        text: A kiosk at the terminal is kept by Lindqvist, The Quay Post reports.\n"
        "        status: reported\n        attributed_to: the-quay-post\n"
        f"        as_of: 2025-05-09\n        evidence:\n          - {span(3)}\n"
        "    quotes:\n" + quote("lindqvist-noise", "bo-lindqvist", 3, NOISE, noise)
    )


def laid(folder: Path, *parts: str) -> tuple[Path, Path]:
    """Write the curated story and a draft; return the draft and the curated folder."""
    held = folder / "curated"
    curated(held)
    file = held / QUIST
    text = file.read_text("utf-8").replace("quotes:\n", "# what she said\nquotes:\n")
    file.write_text(f"# the harbour master\n{text}", "utf-8")
    path = folder / "draft.yaml"
    path.write_text(OPENING + "".join(parts), "utf-8")
    return path, held


def files(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder."""
    return {
        p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()
    }
