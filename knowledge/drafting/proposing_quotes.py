"""Quotations of an article → quotes in the curated form, with what an editor has to judge."""

from __future__ import annotations

import re
from collections.abc import Sequence

from knowledge.drafting.dates import Dated
from knowledge.drafting.matching import Subject
from knowledge.drafting.proposing_entries import role_of
from knowledge.drafting.quoting import Quoted
from knowledge.drafting.setting import Plain, Setting
from knowledge.drafting.spans import Span
from knowledge.forms import earliest

SURE = 0.9
"""The confidence from which a speaker is put down as found, not as likely."""

_OCCASION = re.compile(
    r"\b(statement|interview|letter|email|e-mail|memo|report|speech|testimony|op-ed|article|blog"
    r"|column|book|filing|video|podcast|document|order|lawsuit)\b",
    re.IGNORECASE,
)
_MEETING = re.compile(
    r"\b(conference|rally|briefing|hearing|meeting|event|debate|summit|forum|trial|vigil|session)\b",
    re.IGNORECASE,
)
_KEPT = frozenset({"speaker", "said_on"})


def quote(
    setting: Setting, found: Quoted, span: Span, speaker: Subject | None, dated: Dated | None
) -> Plain:
    """Return a quotation with its evidence; an open speaker has candidates.

    Args:
        setting: the draft.
        found: the quotation.
        span: the part of it that stands in one paragraph.
        speaker: who said it, or None where that is open.
        dated: the time expression that dates it, or None.
    """
    words = setting.article.text[slice(*span)]
    who = speaker.name.split()[-1] if speaker else "open"
    value = dated.value if dated else None
    usable = bool(value and setting.date and earliest(value) <= setting.date)
    about = [s.id for s in setting.cast.within(span) if s.id and s is not speaker]
    item: Plain = {
        "id": setting.ids.free(f"{who} {' '.join(words.split()[:4])}"),
        "exact": words,
        "speaker": speaker.id if speaker else None,
        "speaker_role": _role(found, speaker),
        "manner": found.manner,
        "said_on": value if usable else None,
        "dated_by": _dated_by(dated, usable=usable),
        "venue": venue(found),
        "lead_in": None,
        "about": about,
        "evidence": setting.at(span),
    }
    if speaker is None:
        item["candidates"] = _candidates(setting, found)
    item["review"] = list(_quote_notes(setting, found, span, speaker))
    return {name: value for name, value in item.items() if value not in (None, []) or name in _KEPT}


def _dated_by(dated: Dated | None, *, usable: bool) -> str:
    if dated is None:
        return "Date not given: the article does not say when."
    if dated.value and not usable:
        return f"Date not given: “{dated.words}” is a time to come."
    return dated.working


def _role(found: Quoted, speaker: Subject | None) -> str | None:
    """Return what a speaker is: as printed beside the words, else as anywhere in the article."""
    named = speaker.named if speaker else None
    title = found.title or (named.title if named else None)
    affiliation = found.affiliation or (named.affiliation if named else None)
    return role_of(title, affiliation)


def venue(found: Quoted) -> str | None:
    """Return where the words were said, ready to stand after a role, or None."""
    place = found.venue
    if not place:
        return None
    if found.manner == "posted":
        return f"in a post on {place}"
    if _OCCASION.search(place):
        return f"in {place}"
    if _MEETING.search(place):
        return f"at {place}"
    return f"to {place}"


def _candidates(setting: Setting, found: Quoted) -> list[str]:
    names = (found.resolved, *found.candidates)
    subjects = (setting.cast.named(name) for name in names if name)
    return list(dict.fromkeys(subject.id for subject in subjects if subject and subject.id))


def _quote_notes(
    setting: Setting, found: Quoted, span: Span, speaker: Subject | None
) -> Sequence[str]:
    where, words = setting.paragraph(span[0]), setting.article.text[slice(*span)]
    notes = []
    printed = f"“{found.speaker}”" if found.speaker else "nobody"
    if speaker is None:
        likely = " or ".join(found.candidates) or "nobody named"
        notes.append(
            f"Speaker open: the article names {printed} in {where}, perhaps {likely}. "
            f"Give `speaker` ({found.how})."
        )
    else:
        sure = "is" if found.confidence >= SURE else "is probably"
        notes.append(f"Speaker: {printed} in {where} {sure} {speaker.name} ({found.how}). Right?")
        if speaker.doubt:
            notes.append(speaker.doubt)
    if found.kind == "mixed" and words[:1].islower():
        notes.append("A fragment: give `lead_in` in our own words, or leave it out.")
    return notes
