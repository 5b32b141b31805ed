"""What was found in an article → items in the curated form, each with what an editor must judge."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from knowledge.drafting.article import Article
from knowledge.drafting.claims import Claim
from knowledge.drafting.dates import Dated
from knowledge.drafting.figures import FigureFound
from knowledge.drafting.matching import Cast, Ids, Subject
from knowledge.drafting.quoting import Quoted
from knowledge.drafting.spans import Span, evidence
from knowledge.forms import earliest

Plain = dict[str, Any]

REVIEW_AFTER = 2
"""Years after which a drafted entry is looked at again."""

SURE = 0.9
"""The confidence from which a speaker is put down as found, not as likely."""

_NEW = (
    "New. Check name and role against {}; give `summary`, `copy_line` and at least one fact in "
    "our own words."
)
_EVENT = (
    "Event in {} ({}): give `name`, `role`, `summary`, `copy_line` and a fact in our own words, "
    "or delete it."
)
_BOUNDS = MappingProxyType(
    {
        "exactly": "exactly",
        "more than": "over",
        "at least": "over",
        "less than": "under",
        "at most": "under",
    }
)
"""How the model says a bound; what is not here is ``about``."""

_OCCASION = re.compile(
    r"\b(statement|interview|letter|email|e-mail|memo|report|speech|testimony|op-ed|article|blog"
    r"|column|book|filing|video|podcast|document|order|lawsuit)\b",
    re.IGNORECASE,
)
_MEETING = re.compile(
    r"\b(conference|rally|briefing|hearing|meeting|event|debate|summit|forum|trial|vigil|session)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Setting:
    """What all items of a draft share.

    Args:
        article: the article.
        source_id: the id of its source.
        date: its date, or None where nobody gave one.
        cast: its subjects.
        ids: the ids still free.
    """

    article: Article
    source_id: str
    date: dt.date | None
    cast: Cast
    ids: Ids

    def at(self, span: Span) -> Plain:
        """Return the evidence of a span."""
        return evidence(self.article, self.source_id, span)

    def paragraph(self, offset: int) -> str:
        """Return the paragraph of an offset as it is printed in a note: ``¶3``."""
        return f"¶{self.article.place(offset)[0]}"


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


_KEPT = frozenset({"speaker", "said_on"})


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
    return _joined(title, affiliation)


def _joined(title: str | None, affiliation: str | None) -> str | None:
    if title and affiliation and affiliation.casefold() in title.casefold():
        return title
    return ", ".join(part for part in (title, affiliation) if part) or None


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


def claim(setting: Setting, found: Claim, speaker: Subject) -> Plain:
    """Return an indirect claim as a fact that an editor has yet to put into words."""
    where = setting.paragraph(found.span[0])
    printed = f"“{found.said_by} … {found.verb}”"
    notes = [f"Claim of {speaker.name} in {where} ({printed}): write it in our own words."]
    if speaker.doubt:
        notes.append(speaker.doubt)
    return _fact(setting, f"{speaker.name.split()[-1]} claim", found.span, speaker.id, notes)


def figure(
    setting: Setting,
    found: FigureFound,
    said_by: str | None,
    speaker: Subject | None,
    outlet: Subject | None,
) -> Plain:
    """Return a figure as a fact that an editor has yet to put into words.

    Args:
        setting: the draft.
        found: the figure.
        said_by: whom the article attributes it to, as printed, or None.
        speaker: the subject that this is, or None.
        outlet: the outlet, which speaks where nobody else does.
    """
    printed = setting.article.text[found.start : found.end]
    where = setting.paragraph(found.start)
    said = f", attributed to “{said_by}”" if said_by else ""
    notes = [f"Figure in {where}: “{printed}”{said}. Write the fact in our own words."]
    if said_by and speaker is None:
        notes.append(f"Who is “{said_by}”? Give `attributed_to`.")
    by = speaker or (None if said_by else outlet)
    name = speaker.name.split()[-1] if speaker else "figure"
    made = _fact(
        setting, f"{name} {found.unit or 'number'}", found.sentence, by.id if by else None, notes
    )
    made["status"] = "attributed" if said_by else "reported"
    if float(found.number).is_integer() and found.unit and found.upper is None:
        bound = _BOUNDS.get(found.bound, "about")
        made["figure"] = {"number": int(found.number), "bound": bound, "unit": found.unit}
    return made


def _fact(
    setting: Setting, id_: str, span: Span, attributed_to: str | None, notes: list[str]
) -> Plain:
    about = [s.id for s in setting.cast.within(span) if s.id and s.id != attributed_to]
    made: Plain = {
        "id": setting.ids.free(id_),
        "text": None,
        "status": "attributed",
        "attributed_to": attributed_to,
        "as_of": setting.date,
        "about": about,
        "evidence": [setting.at(span)],
        "review": notes,
    }
    return made if about else {name: value for name, value in made.items() if name != "about"}


def event(setting: Setting, span: Span, dated: Dated) -> Plain:
    """Return an event that an editor has yet to name, for a dated sentence.

    Args:
        setting: the draft.
        span: the sentence.
        dated: the date in it.
    """
    involved = list(setting.cast.within(span))
    where = setting.paragraph(span[0])
    first = involved[0].name if involved else "event"
    time = "to come" if dated.future else "past"
    piece = setting.at(span)
    made = _unwritten(
        setting,
        setting.ids.free(f"{first} {dated.value}"),
        "event",
        None,
        [_EVENT.format(where, f"“{dated.words}”, {dated.value}, {time}")],
        [piece],
    )
    made["event"] = {
        "date": dated.value,
        "dated_by": dated.working,
        "participants": [s.id for s in involved if s.id],
        "evidence": [piece],
    }
    return {name: value for name, value in made.items() if value != []}


def entry(setting: Setting, subject: Subject) -> Plain:
    """Return an entry for a subject that is not on file."""
    named = subject.named
    text = setting.article.text
    mentions = [m for m in named.mentions if text[slice(*m)] == named.name] or named.mentions
    pieces = [setting.at(mention) for mention in mentions[:1]]
    where = f"¶{pieces[0]['paragraph']}" if pieces else "the article"
    notes = [_NEW.format(where), *([subject.doubt] if subject.doubt else [])]
    made = _unwritten(setting, subject.id, subject.kind, subject.name, notes, pieces)
    made["role"] = role(subject)
    made["also_known_as"] = [
        {"name": name, "source": setting.source_id} for name in other_names(subject)
    ]
    return {name: value for name, value in made.items() if value != []}


def role(subject: Subject) -> str | None:
    """Return what a subject is as the article prints it, or None."""
    said = _joined(subject.named.title, subject.named.affiliation)
    return said[:1].upper() + said[1:] if said else None


def other_names(subject: Subject) -> list[str]:
    """Return the names worth keeping: acronyms, and forms that are no part of the name."""
    named = subject.named
    words = set(named.name.casefold().split())
    forms = [form for form in named.other_forms if not set(form.casefold().split()) <= words]
    kept = [*([named.acronym] if named.acronym else []), *forms]
    return list(dict.fromkeys(name for name in kept if name != named.name))


def _unwritten(
    setting: Setting,
    id_: str,
    kind: str,
    name: str | None,
    notes: list[str],
    pieces: list[Plain],
) -> Plain:
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
