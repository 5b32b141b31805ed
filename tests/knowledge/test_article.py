"""Evidence held against an article: a small one of our own, in a folder of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.checks import check
from knowledge.curated import read_folder
from knowledge.text import digest, paragraphs

ARTICLE = """The harbour council voted on Tuesday to close the old ferry terminal by the end of May.

“The roof will not last another winter,” Ada Quist, the harbour master, told The Quay Post.
"""


def write(folder: Path, quoted: str = "The roof will not last another winter,") -> None:
    printed = paragraphs(ARTICLE)
    passages = "".join(
        f"  - {{paragraph: {i}, length: {len(p)}, sha256: {digest(p)}}}\n"
        for i, p in enumerate(printed, start=1)
    )
    whole = [
        f"{{source: quay-post, paragraph: {i}, start: 0, end: {len(p)}, sha256: {digest(p)}}}"
        for i, p in enumerate(printed, start=1)
    ]
    start = printed[1].index("The roof")
    end = start + len("The roof will not last another winter,")
    (folder / "sources").mkdir(parents=True)
    (folder / "people").mkdir()
    (folder / "sources" / "quay-post.yaml").write_text(
        "id: quay-post\npublisher: The Quay Post\nheadline: null\nauthor: null\n"
        f"date_published: 2025-05-07\nurl: null\nlanguage: en\npassages:\n{passages}",
        "utf-8",
    )
    (folder / "people" / "ada-quist.yaml").write_text(
        "id: ada-quist\nkind: person\nname: Ada Quist\nrole: Harbour master\n"
        "summary: She warned of the terminal’s roof.\nas_of: 2025-05-07\nreview_by: 2026-05-07\n"
        f"evidence:\n  - {whole[1]}\n"
        "copy_line:\n  text: Ada Quist, then harbour master, warned of the roof, The Quay Post "
        "reported on 7 May 2025.\n  rests_on: [roof]\n"
        "facts:\n  - id: roof\n    text: The terminal’s roof is weak, Quist said.\n"
        "    status: attributed\n    attributed_to: ada-quist\n    as_of: 2025-05-07\n"
        f"    evidence:\n      - {whole[0]}\n      - {whole[1]}\n"
        f"quotes:\n  - id: winter\n    exact: {quoted}\n    speaker: ada-quist\n    manner: said\n"
        '    said_on: "2025-05-06"\n    dated_by: Tuesday\n'
        f"    evidence: {{source: quay-post, paragraph: 2, start: {start}, end: {end}, "
        f"sha256: {digest(quoted)}}}\n",
        "utf-8",
    )


def faults(folder: Path, article: str = ARTICLE) -> list[str]:
    return [fault.message for fault in check(read_folder(folder), [article])]


def test_spans_and_quotations_that_stand_in_the_article_are_in_order(tmp_path: Path):
    write(tmp_path)
    assert faults(tmp_path) == []


def test_a_quotation_with_a_digest_of_its_own_is_caught_by_the_article(tmp_path: Path):
    write(tmp_path, "The roof will not last another Winter,")
    assert "the quotation does not stand there in paragraph 2" in faults(tmp_path)


def test_an_article_altered_by_one_character_names_the_paragraph(tmp_path: Path):
    write(tmp_path)
    found = faults(tmp_path, ARTICLE.replace("Tuesday", "tuesday"))
    assert "paragraph 1 of the article reads differently" in found


def test_white_space_alone_does_not_alter_an_article(tmp_path: Path):
    write(tmp_path)
    assert faults(tmp_path, ARTICLE.replace("harbour council", "harbour\n  council")) == []


def test_another_article_is_not_taken_for_the_source(tmp_path: Path):
    write(tmp_path)
    assert faults(tmp_path, "Something else.") == ["the article given is not a source on file"]


@pytest.mark.parametrize("field", ["summary: She warned of the terminal’s roof."])
def test_a_sentence_of_the_article_is_not_ours(tmp_path: Path, field: str):
    write(tmp_path)
    file = tmp_path / "people" / "ada-quist.yaml"
    copied = "summary: The council voted on Tuesday to close the old ferry terminal by the end."
    file.write_text(file.read_text("utf-8").replace(field, copied), "utf-8")
    assert "the sentence copies the article; use our own words" in faults(tmp_path)
