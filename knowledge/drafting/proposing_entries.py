"""Subjects of an article that are not on file → entries for an editor to complete."""

from __future__ import annotations

import datetime as dt

from knowledge.drafting.matching import Subject
from knowledge.drafting.setting import Plain, Setting

REVIEW_AFTER = 2
"""Years after which a drafted entry is looked at again."""
_NEW = (
    "New. Check name and role against {}; give `summary`, `copy_line` and at least one fact in "
    "our own words."
)


def entry(setting: Setting, subject: Subject) -> Plain:
    """Return an entry for a subject that is not on file."""
    named = subject.named
    text = setting.article.text
    mentions = [m for m in named.mentions if text[slice(*m)] == named.name] or named.mentions
    pieces = [setting.at(mention) for mention in mentions[:1]]
    where = f"¶{pieces[0]['paragraph']}" if pieces else "the article"
    notes = [_NEW.format(where), *([subject.doubt] if subject.doubt else [])]
    made = unwritten(setting, subject.id, subject.kind, subject.name, notes, pieces)
    made["role"] = role(subject)
    made["also_known_as"] = [
        {"name": name, "source": setting.source_id} for name in other_names(subject)
    ]
    return {name: value for name, value in made.items() if value != []}


def role(subject: Subject) -> str | None:
    """Return what a subject is as the article prints it, or None."""
    said = role_of(subject.named.title, subject.named.affiliation)
    return said[:1].upper() + said[1:] if said else None


def role_of(title: str | None, affiliation: str | None) -> str | None:
    """Return a title with the group it is held in, or what there is of the two."""
    if title and affiliation and affiliation.casefold() in title.casefold():
        return title
    return ", ".join(part for part in (title, affiliation) if part) or None


def other_names(subject: Subject) -> list[str]:
    """Return the names worth keeping: acronyms, and forms that are no part of the name."""
    named = subject.named
    words = set(named.name.casefold().split())
    forms = [form for form in named.other_forms if not set(form.casefold().split()) <= words]
    kept = [*([named.acronym] if named.acronym else []), *forms]
    return list(dict.fromkeys(name for name in kept if name != named.name))


def unwritten(
    setting: Setting,
    id_: str,
    kind: str,
    name: str | None,
    notes: list[str],
    pieces: list[Plain],
) -> Plain:
    """Return an entry whose sentences are yet to be written.

    Args:
        setting: the draft.
        id_: its id.
        kind: its kind.
        name: its name, or None where an editor has to give it.
        notes: what an editor has to do.
        pieces: where it stands.
    """
    return {
        "id": id_,
        "kind": kind,
        "name": name,
        "role": None,
        "summary": None,
        "as_of": setting.date,
        "review_by": _years_after(setting.date, REVIEW_AFTER) if setting.date else None,
        "review": notes,
        "evidence": pieces,
        "also_known_as": [],
        "copy_line": {"text": None, "rests_on": []},
        "facts": [],
        "quotes": [],
    }


def _years_after(day: dt.date, years: int) -> dt.date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)
