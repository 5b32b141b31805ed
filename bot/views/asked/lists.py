"""Sources, figures and news → messages."""

from __future__ import annotations

from collections.abc import Sequence

from bot.views import blocks as b
from bot.views.asked.pages import FIRST, Item, Items, Turn, page, with_button
from bot.views.curation.standing import button
from bot.views.wording import first_upper, marked, short_date, stood
from knowledge.answers import Document, FigureLine, FigureList, Newer, News, SourceList


def sources(answer: SourceList, turn: Turn = FIRST) -> b.Message:
    """Build the list of documents, newest first."""
    of = answer.subject.name if answer.subject else "everything on file"
    title = f"Sources behind {of}"
    listed = documents(answer) or [
        (b.section("No document on file; the desk answers for this."), ())
    ]
    parts = page(title, listed, (), turn=turn)
    count = len(answer.documents)
    said = "one document" if count == 1 else f"{count} documents"
    return b.message(b.escape(b.cut(f"{title}: {said}.", 2900)), parts)


def documents(answer: SourceList) -> Sequence[Item]:
    """Return the documents."""
    return [(_listed(each, marks=answer.marks), ()) for each in answer.documents]


def _listed(document: Document, *, marks: bool) -> b.Block:
    block = b.section(_document(document))
    return with_button(block, button(document.source_id)) if marks else block


def _document(document: Document) -> str:
    date = short_date(document.date) if document.date else "date not given"
    head = f"*{b.escape(document.outlet)}*, {date}"
    what = [document.headline or "No headline printed", document.author and f"by {document.author}"]
    lines = [head, b.escape(b.cut(". ".join(part for part in what if part), 400))]
    if document.url:
        lines.append(b.link(document.url, 500))
    if document.paragraphs:
        lines.append(f"Cited: ¶{runs(document.paragraphs)}")
    if document.standing:
        said = first_upper(stood(document.outlet, document.standing))
        lines.append(f"*{b.escape(said)}*")
    if document.dated_by:
        lines.append(f"_{b.escape(b.cut(document.dated_by, 400))}_")
    return "\n".join(lines)


def runs(numbers: Sequence[int]) -> str:
    """Return numbers with those that follow one another drawn together: ``1, 3–5, 9``."""
    groups: list[list[int]] = []
    for number in numbers:
        if groups and number == groups[-1][-1] + 1:
            groups[-1].append(number)
        else:
            groups.append([number])
    return ", ".join(str(g[0]) if len(g) == 1 else f"{g[0]}–{g[-1]}" for g in groups)


def figures(answer: FigureList, turn: Turn = FIRST) -> b.Message:
    """Build the list of numbers; those that differ stand side by side and say so."""
    if not answer.figures:
        said = f"No figures on file{_of(answer)}."
        return b.message(said, [b.section(said)])
    parts = page(answer.title, numbers(answer), answer.marks, turn=turn, due=answer.due)
    if answer.subject:
        parts.append(b.actions([b.button(answer.subject.name, "open:0", answer.subject.entry_id)]))
    said = "; ".join(
        f"{f.amount} {f.unit}, {f.says}, {short_date(f.as_of)}" for f in answer.figures
    )
    return b.message(b.escape(b.cut(f"{answer.title}: {said}.", 2900)), parts)


def numbers(answer: FigureList) -> Sequence[Item]:
    """Return the numbers."""
    return [(b.section(_figure(each)), each.line.marks) for each in answer.figures]


def _of(answer: FigureList) -> str:
    return f" for {b.escape(b.cut(answer.subject.name, 200))}" if answer.subject else ""


def _figure(figure: FigureLine) -> str:
    backed = "one source" if len(figure.outlets) == 1 else f"{len(figure.outlets)} sources"
    about = f"{figure.says}, as of {short_date(figure.as_of)}; {backed}"
    if figure.differs:
        about += ". Sources on file differ on this number"
    head = f"*{b.escape(figure.amount)}*  {b.escape(b.cut(figure.unit, 200))}"
    return f"{head}\n{marked(figure.line)}\n{b.escape(about)}."


def news(answer: News, turn: Turn = FIRST) -> b.Message:
    """Build the list of what came on file or changed, newest first."""
    about = f" about {answer.subject.name}" if answer.subject else ""
    since = f"{answer.since:%a} {short_date(answer.since)}"
    if not answer.changes:
        said = f"Nothing new on file{about} since {since}."
        if answer.newest:
            said += f" The newest is of {short_date(answer.newest)}."
        return b.message(b.escape(said), [b.section(b.escape(said))])
    title = f"New on file{about} since {since}"
    parts = page(title, changes(answer), (), turn=turn)
    names = ", ".join(each.ref.name for each in answer.changes[:50])
    return b.message(b.escape(b.cut(f"{title}: {names}.", 2900)), parts)


def changes(answer: News) -> Sequence[Item]:
    """Return what came or changed."""
    return Items(answer.changes, _newer)


def _newer(newer: Newer) -> Item:
    what = f"*{b.escape(newer.ref.name)}*, {b.escape(b.cut(newer.ref.role, 200))}"
    return b.section(f"{what}\n{short_date(newer.on)}: {b.escape(newer.what)}"), ()
